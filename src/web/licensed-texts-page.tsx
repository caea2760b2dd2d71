import type { VNode } from 'preact'
import { loadLicensedText } from '../actions/load-licensed-text.ts'
import { removeLicensedText } from '../actions/remove-licensed-text.ts'
import { languageName } from '../core/formats.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument, Item } from '../core/instruments/manifest.ts'
import { emptyText } from '../core/instruments/with-wording.ts'
import { instrumentWith, type LoadedText, loadedTexts, newestInstruments } from '../db/instruments.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { Empty } from './parts/empty.tsx'
import { ErrorSummary, TextArea } from './parts/field.tsx'
import { carriable } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Route, type Viewer } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { example, words } from './words/forms.ts'

const address = (instrument: Instrument) => `/settings/forms/${instrument.id}`
const actingAs = ({ db, now, viewer }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })
const loadedLine = (loaded: LoadedText, timeZone: string) => words.loadedBy(dayAndYear(dayIn(loaded.loadedAt, timeZone)), loaded.loadedBy)

/** What a form is about and how long it is. */
function about({ about: what, items }: Instrument): string {
  const rows = items.filter((item) => item.kind === 'scale')
  return `${words.about[what]} · ${words.rows(rows.length, rows.length < items.length)}`
}

/** On Settings: the way here. */
export function FormsCard(): VNode {
  const w = words.settings
  return (
    <Card heading={w.heading} aside={<LinkButton href="/settings/forms">{w.link}</LinkButton>}>
      <p class="muted">{w.text}</p>
    </Card>
  )
}

async function showForms({ db, viewer, query }: Ask): Promise<Answer> {
  const loaded = await inTenant(db, viewer, loadedTexts)
  const bundled = newestInstruments.filter((one) => one.licence.wordingIncluded)
  const gated = newestInstruments.filter((one) => !one.licence.wordingIncluded)
  return {
    html: page({
      title: words.title, sub: words.sub, member: viewer, practiceName: viewer.practiceName, nav: 'settings',
      notice: words.notices.get(query.done ?? ''),
      children: (
        <div class="stack settings">
          <Card heading={words.ready.heading}>
            <ul class="forms">{bundled.map((one) => <FormLine instrument={one} state={one.licence.name} />)}</ul>
          </Card>
          <Card heading={words.needs.heading}>
            <p class="muted">{words.needs.text}</p>
            <ul class="forms">
              {gated.map((one) => {
                const text = loaded.find((l) => l.instrumentId === one.id)
                return <FormLine instrument={one} state={text ? words.loaded(loadedLine(text, viewer.timeZone)) : words.needs.none} />
              })}
            </ul>
          </Card>
        </div>
      ),
    }),
  }
}

function FormLine({ instrument, state }: { instrument: Instrument; state: string }): VNode {
  return (
    <li>
      <a href={address(instrument)}>{instrument.name}</a>
      <span class="muted small">{about(instrument)} · {state}</span>
    </li>
  )
}

async function showForm(ask: Ask): Promise<Answer> {
  return formPage(ask, null, {})
}

/** One form; `typed` is a text that needs another look, given back as it was sent. */
async function formPage(ask: Ask, typed: string | null, problems: Record<string, string>): Promise<Answer> {
  const { db, viewer, params } = ask
  const instrument = findInstrument(params.instrument ?? '')
  const shell = { member: viewer, practiceName: viewer.practiceName, nav: 'settings' }
  if (!instrument) {
    const action = <LinkButton href="/settings/forms">{words.gone.link}</LinkButton>
    return { status: 404, html: page({ ...shell, title: words.gone.title, children: <Empty heading={words.gone.title} action={action}><p>{words.gone.text}</p></Empty> }) }
  }
  const loaded = (await inTenant(db, viewer, loadedTexts)).find((one) => one.instrumentId === instrument.id) ?? null
  const worded = instrumentWith(instrument.id, instrument.version, loaded?.text ?? null) ?? instrument
  const gated = !instrument.licence.wordingIncluded
  const director = viewer.roles.includes('director')
  const w = words.licence
  return {
    ...(Object.keys(problems).length > 0 ? { status: 422 } : {}),
    html: page({
      ...shell, title: instrument.name, sub: about(instrument),
      children: (
        <div class="stack settings">
          <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field: field.split('.')[0]!, text }))} />
          <Card heading={w.heading}>
            <dl class="facts">
              <dt>{w.name}</dt><dd>{instrument.licence.name}</dd>
              <dt>{w.notice}</dt><dd>{instrument.licence.notice}</dd>
              <dt>{w.attribution}</dt><dd>{instrument.licence.attribution}</dd>
              <dt>{w.source}</dt><dd>{instrument.source}</dd>
              <Steps instrument={instrument} />
              {instrument.keyOpen && <><dt>{w.open}</dt><dd>{instrument.keyOpen}</dd></>}
            </dl>
            {gated && !director && !loaded && <p>{words.onlyDirector}</p>}
          </Card>
          {worded.licence.wordingIncluded && <Wording instrument={worded} loaded={loaded} viewer={viewer} />}
          {gated && director && <LoadForm instrument={instrument} loaded={loaded} typed={typed} problem={problems['text.1']} />}
          {gated && director && loaded && <Removal instrument={instrument} loaded={loaded} />}
          <p><LinkButton href="/settings/forms" kind="quiet">{words.back}</LinkButton></p>
        </div>
      ),
    }),
  }
}

/** The answers a client can give, where all rows share them; the check-in page asks in whole steps. */
function Steps({ instrument: { items } }: { instrument: Instrument }): VNode | null {
  const rows = items.filter((item) => item.kind === 'scale')
  const [first] = rows
  if (!first || rows.some((row) => row.min !== first.min || row.max !== first.max)) return null
  const finer = rows.some((row) => row.step !== undefined && row.step < 1)
  const w = words.licence
  return <><dt>{w.steps}</dt><dd>{w.whole(first.min, first.max)}{finer && <p class="small">{w.finer}</p>}</dd></>
}

/** The lead and the rows, with the words at the answers: what a client reads. */
function Wording({ instrument, loaded, viewer }: { instrument: Instrument; loaded: LoadedText | null; viewer: Viewer }): VNode {
  const w = words.wording
  const language = Object.keys(instrument.lead ?? {})[0] ?? 'en'
  return (
    <Card heading={w.heading}>
      {loaded && (
        <dl class="facts">
          <dt>{w.by}</dt><dd><bdi>{loadedLine(loaded, viewer.timeZone)}</bdi></dd>
          <dt>{w.permission}</dt><dd class="as-typed">{loaded.reference}</dd>
          <dt>{w.language}</dt><dd>{languageName(language, 'en')}</dd>
          <dt>{w.use}</dt><dd>{loaded.inUse ? w.inUse : w.notInUse}</dd>
        </dl>
      )}
      <div class="form-words" lang={language === 'en' ? undefined : language} dir="auto">
        <p>{instrument.lead?.[language]}</p>
        <ol>
          {instrument.items.map((item) => (
            <li>
              {item.text?.[language]?.replaceAll('{T}', () => `(${w.therapist})`)}
              <span class="muted small">{anchorLine(item, language)}</span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}

/** The words at the answers; and how the row enters the score, so that the order of the rows can be checked. */
function anchorLine(item: Item, language: string): string {
  const anchors = Object.entries(item.anchors?.[language] ?? {}).map(([answer, label]) => `${answer}: ${label}`)
  return [...anchors, ...(item.subscale ? [item.subscale] : []), ...(item.reverse ? [words.wording.reversed] : [])].join(' · ')
}

/** Fields in the order in which they are read; the database keeps another. */
function written(loaded: LoadedText): string {
  const { instrument, version, language, licence, lead, items, anchors, key } = loaded.text
  return JSON.stringify({ instrument, version, language, licence, lead, items, anchors, ...(key ? { key } : {}) }, null, 2)
}

function LoadForm({ instrument, loaded, typed, problem }: {
  instrument: Instrument
  loaded: LoadedText | null
  typed: string | null
  problem: string | undefined
}): VNode {
  const w = words.load
  const parts = instrument.keyOpen ? [...w.parts, w.keyPart] : w.parts
  const value = typed ?? (loaded ? written(loaded) : JSON.stringify(emptyText(instrument), null, 2))
  return (
    <Card heading={loaded ? w.replaceHeading : w.heading}>
      <p class="muted">{loaded ? w.replace : w.before}</p>
      <Disclosure summary={w.example}>
        <dl class="facts">{parts.map(([name, text]) => <><dt><code>{name}</code></dt><dd>{text}</dd></>)}</dl>
        <p>{w.exampleText}</p>
        <pre class="form-example" tabindex={0}>{JSON.stringify(example, null, 2)}</pre>
      </Disclosure>
      <form method="post" action={address(instrument)} class="form-text">
        <TextArea name="text" label={w.label} hint={loaded ? w.replaceHint : w.hint} rows={24} value={carriable(value)} error={problem} />
        <Actions><Button kind="primary">{loaded ? w.replaceButton : w.button}</Button></Actions>
      </form>
    </Card>
  )
}

function Removal({ instrument, loaded }: { instrument: Instrument; loaded: LoadedText }): VNode {
  const w = words.remove
  return (
    <Card heading={w.heading} id="removal">
      <p class="muted">{loaded.inUse ? w.stays : w.text}</p>
      {!loaded.inUse && <form method="post" action={`${address(instrument)}/removal`}><Actions><Button>{w.button}</Button></Actions></form>}
    </Card>
  )
}

async function load(ask: Ask): Promise<Answer> {
  const typed = ask.form.text('text')
  const outcome = await loadLicensedText(actingAs(ask), { instrumentId: ask.params.instrument ?? '', text: typed })
  if (!outcome.ok) return formPage(ask, typed, outcome.problems)
  return { to: `/settings/forms?done=${outcome.value.replaced ? 'replaced' : 'loaded'}` }
}

async function remove(ask: Ask): Promise<Answer> {
  const outcome = await removeLicensedText(actingAs(ask), { instrumentId: ask.params.instrument ?? '' })
  return outcome.ok ? { to: '/settings/forms?done=removed' } : formPage(ask, null, outcome.problems)
}

export const routes: Route[] = [
  { method: 'GET', path: '/settings/forms', roles: everyone, handle: showForms },
  { method: 'GET', path: '/settings/forms/:instrument', roles: everyone, handle: showForm },
  { method: 'POST', path: '/settings/forms/:instrument', roles: ['director'], handle: load },
  { method: 'POST', path: '/settings/forms/:instrument/removal', roles: ['director'], handle: remove },
]
