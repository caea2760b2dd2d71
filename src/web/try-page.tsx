import { methods } from '../core/detect/methods/index.ts'
import { instruments } from '../core/instruments/index.ts'
import { Actions, Button } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Field, Select, TextArea } from './parts/field.tsx'
import { plainPage } from './shell.tsx'
import { words } from './words/try.ts'

/** Questionnaires about the alliance that come with norms: their numbers can be filled in. The default stands first. */
const offered = instruments.flatMap(({ about, id, name, version, range, norms, caution }) =>
  about === 'alliance' && norms
    ? [{ id: `${id} ${version}`, name, range, norms, origin: [words.reasons.source(norms.source), caution?.en ?? ''].join(' ').trim() }] : [])

/** A series holds no parts of the form, so a rule that is about them has nothing to say here. */
const rules = methods.filter(({ ofParts }) => !ofParts)

/**
 * The page on which anybody can paste a series. It holds nothing of any practice, needs no sign-in, and computes in the
 * browser; without JavaScript it says so and names the command that does the same.
 * @param script address of its script
 * @param modules addresses of all modules that the script needs, so that the browser fetches them at once
 * @param styles address of what this page wears beside the common stylesheet
 */
export function tryPage({ script, modules, styles }: { script: string; modules: readonly string[]; styles: string }): string {
  const w = words.form
  const chosen = offered[0]!
  return plainPage({
    title: words.title,
    wide: true,
    children: (
      <>
        <link rel="stylesheet" href={styles} />
        {modules.map((address) => <link rel="modulepreload" href={address} />)}
        <div class="stack-tight">
          <p>{words.intro}</p>
          <p>{words.stays}</p>
        </div>
        <div class="try-needs" id="try-needs">
          <Card heading={words.needs.heading}>
            <p>{words.needs.text}</p>
            <p>{words.needs.instead}</p>
            <pre tabindex={0}><code>{words.needs.command}</code></pre>
            <p>{words.needs.file}</p>
            <pre tabindex={0}><code>{words.needs.sample}</code></pre>
          </Card>
        </div>
        <div class="try" id="try" hidden>
          {/* A dialog's form is never sent anywhere, with or without the script. A browser keeps nothing of it, and shows it to no spelling service. */}
          <form id="try-form" method="dialog" noValidate autocomplete="off" spellcheck={false}>
            <TextArea name="series" label={w.series} hint={w.seriesHint} rows={10} />
            <div class="field">
              <label for="instrument">{w.instrument}</label>
              <p class="hint" id="instrument-hint">{w.instrumentHint}</p>
              <select class="input" id="instrument" aria-describedby="instrument-hint">
                {offered.map(({ id, name, range, norms, origin }) => (
                  <option value={id} data-numbers={`${range.min} ${range.max} ${norms.mean} ${norms.sdBetween} ${norms.sdWithin}`} data-source={origin}>
                    {name}
                  </option>
                ))}
                <option value="">{w.own}</option>
              </select>
            </div>
            <fieldset class="field try-scale">
              <legend>{w.numbers}</legend>
              <div>
                <Field name="min" label={w.min} value={chosen.range.min} />
                <Field name="max" label={w.max} value={chosen.range.max} />
                <Field name="mean" label={w.mean} value={chosen.norms.mean} />
                {/* A phone's keyboard for decimals may lack the minus, which the numbers above may need. */}
                <Field name="sdBetween" label={w.sdBetween} inputMode="decimal" value={chosen.norms.sdBetween} />
                <Field name="sdWithin" label={w.sdWithin} inputMode="decimal" value={chosen.norms.sdWithin} />
                <Field name="sem" label={w.sem} inputMode="decimal" optional />
              </div>
              <p class="hint">{w.semHint}</p>
              <p class="hint" id="norms-source">{chosen.origin}</p>
            </fieldset>
            <Select name="method" label={w.method} hint={w.methodHint} options={rules.map(({ id, name }) => ({ value: id, label: name }))} />
            <Actions>
              <Button kind="primary">{w.show}</Button>
              <button type="button" class="button plain" id="try-example">{w.example}</button>
            </Actions>
          </form>
          <h2 class="visually-hidden">{words.said.heading}</h2>
          <p class="try-said" id="try-said" role="status" />
          <div id="try-result" />
        </div>
        <script type="module" src={script} />
      </>
    ),
  })
}
