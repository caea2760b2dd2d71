import type { VNode } from 'preact'
import { offersOf } from '../../core/case/index.ts'
import { apology } from '../../core/repair/apology.ts'
import { checkApology } from '../../core/repair/apology-check.ts'
import { firstAnswers } from '../../core/repair/first-answers.ts'
import { goodEnd } from '../../core/repair/good-end.ts'
import { mapsSource, repairMaps, talkCards } from '../../core/repair/maps.ts'
import { notYet, settings } from '../../core/repair/settings.ts'
import type { Setting, SettingGroup } from '../../core/repair/settings.ts'
import { notNowSource } from '../../core/repair/waiting.ts'
import { wayOn } from '../../core/repair/where.ts'
import { dayIn } from '../../db/local-day.ts'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Choices } from '../parts/choice.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field, Select, TextArea } from '../parts/field.tsx'
import { GuideLink } from '../parts/guide-aside.tsx'
import { day } from '../words/dates.ts'
import { words as said } from '../words/repair.ts'
import { type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import { OfferForm, WaitingFields } from './offer-form.tsx'

type Part = Pick<PlaceProps, 'w' | 'tried' | 'query'>

/** True where something can still be written into the case. */
export const writes = ({ w }: Pick<Part, 'w'>): boolean => offersOf(w.case, w.view.endedAt !== null).all.includes('conversation')

const groups: readonly SettingGroup[] = ['way-of-working', 'circumstances', 'nearness']

/** For which kind of work and circumstances the words are; the therapist's choice. */
export function Suiting({ w, tried, query }: Part): VNode {
  const chosen = w.settings
  const on = said.settings
  const option = (one: Setting) => ({ value: one.id, label: one.title, hint: one.text, checked: chosen.includes(one) })
  const of = (group: SettingGroup) => settings.filter((one) => one.group === group).map(option)
  return (
    <Disclosure summary={on.summary(chosen.map((one) => one.title).join('; '))} open={tried?.noun === 'settings' || query.done === 'suited'}>
      <form method="post" action={`/ruptures/${w.ruptureId}/settings`} class="stack">
        <Seen w={w} place="repair" />
        <p class="small muted">{on.hint} {w.case.settings === null && chosen.length > 0 && on.fromDetails}</p>
        {groups.map((group) => (
          <Choices legend={on.groups[group]} name={group === 'nearness' ? 'nearness' : `setting-${group}`} type={group === 'nearness' ? 'radio' : 'checkbox'}
            options={group === 'nearness' ? [{ value: '', label: on.noneNear, checked: !chosen.some((one) => one.group === 'nearness') }, ...of(group)] : of(group)} />
        ))}
        {writes({ w }) && <Actions><Button>{on.save}</Button></Actions>}
      </form>
      {chosen.map((one) => <GuideLink about={`setting:${one.id}`} />)}
      <p class="small muted"><b>{notYet.title}.</b> {notYet.text}</p>
      <GuideLink about="setting:not-yet" />
    </Disclosure>
  )
}

/** The two maps, and where the sessions may have been on them. */
export function Where({ w, tried, query }: Part): VNode {
  const on = said.where
  const way = wayOn(w.case.places)
  const latest = way.at(-1)
  const back = tried?.noun === 'places' ? tried : null
  const numbers = w.view.sessions.filter((s) => s.kind === 'held' && s.number >= w.case.onset).map((s) => s.number).toReversed()
  const first = w.form === 'confrontation' ? repairMaps.toReversed() : repairMaps
  return (
    <Disclosure id="where" summary={latest ? on.summaryAt(latest.session, latest.title) : on.summary} open={back !== null || query.done === 'place-marked'}>
      <p>{on.intro}</p>
      {way.length > 0 && (
        <section>
          <h3>{on.way}</h3>
          <ol class="way">{way.map((one) => <li><b>{on.session(one.session)}: {one.title}.</b> {one.words} <span class="muted">{one.text}</span></li>)}</ol>
        </section>
      )}
      <form method="post" action={`/ruptures/${w.ruptureId}/places`} class="stack">
        <Seen w={w} place="repair" />
        {first.map((map) => (
          <fieldset class="ticks" id={`places-stage-${map.form}`}>
            <legend>{on.maps[map.form]}</legend>
            <p class="small muted">{map.intro}</p>
            {map.stages.map((stage) => (
              <div class="on-map">
                <label class="tile">
                  <input type="radio" name="stage" value={`${map.form}:${stage.id}`} checked={back?.form.text('stage') === `${map.form}:${stage.id}`} />
                  <span>{stage.title}<span class="hint">{on.markers}: {stage.markers.join(' ')}</span></span>
                </label>
                <p class="small">{stage.words.map((line) => <><q class="serif">{line}</q> </>)}<span class="muted">{stage.mind}</span></p>
              </div>
            ))}
          </fieldset>
        ))}
        {writes({ w }) && numbers.length > 0 && (
          <>
            {back?.problems.stage && <p class="error" id="places-stage">{back.problems.stage}</p>}
            <div class="about-session">
              <div><Select id="places-session" name="session" label={on.label} value={typed(tried, 'places', 'session', String(numbers[0]))}
                error={problemOf(tried, 'places', 'session')} options={numbers.map((n) => ({ value: String(n), label: on.session(n) }))} /></div>
              <div><Field id="places-words" name="words" label={on.wordsLabel} optional value={typed(tried, 'places', 'words')} error={problemOf(tried, 'places', 'words')} /></div>
            </div>
            <Actions><Button>{on.save}</Button></Actions>
          </>
        )}
      </form>
      <p class="small muted">{mapsSource}</p>
      <GuideLink about="topic:maps" />
    </Disclosure>
  )
}

/** An apology: its grammar, and a place to try one out. Nothing is stored unless it is kept. */
export function Apology({ w, tried, query }: Part): VNode {
  const on = said.apology
  const back = tried?.noun === 'apology' ? tried : null
  const text = typed(tried, 'apology', 'text', w.case.apology ?? '')
  const hints = back?.form.has('check') ? checkApology(text) : null
  return (
    <Disclosure id="apology" summary={w.case.apology ? on.summaryKept : on.summary} open={back !== null || query.done === 'apology-kept'}>
      {w.case.apology && <p><span class="muted">{on.kept}</span> <q class="serif" dir="auto">{w.case.apology}</q></p>}
      {writes({ w }) && (
        <form method="post" action={`/ruptures/${w.ruptureId}/apology#apology`} class="stack">
          <Seen w={w} place="repair" />
          <TextArea id="apology-text" name="text" rows={4} label={on.label} hint={on.hint} value={text} error={problemOf(tried, 'apology', 'text')} />
          {hints && (
            <div role="status">
              {hints.length === 0 ? <p>{on.none}</p> : (
                <>
                  <h3>{on.hints}</h3>
                  <ul class="plain-list">{hints.map((hint) => <li>{hint.found && <><span class="serif">{on.found(hint.found)}</span> </>}{hint.text}</li>)}</ul>
                </>
              )}
            </div>
          )}
          <div class="actions"><Button name="check" value="1">{on.check}</Button><Button name="keep" value="1">{on.keep}</Button></div>
        </form>
      )}
      <h3>{on.parts}</h3>
      <ol class="map">{apology.map((one) => <li><b>{one.say}</b> <q class="serif">{one.example}</q><p class="small muted">{on.instead}: {one.instead}</p></li>)}</ol>
      <GuideLink about="topic:apology" />
    </Disclosure>
  )
}

/** No repair talk now: a choice with its reasons, and what to do meanwhile. */
export function Waiting({ w, tried }: Part): VNode {
  const on = said.waiting
  const { waiting } = w.case
  const back = tried?.noun === 'waiting' ? tried : null
  return (
    <Disclosure summary={on.summary} open={back !== null}>
      <p>{waiting ? on.now(waiting.until) : on.text} {waiting?.reason}</p>
      {writes({ w }) && (
        <form method="post" action={`/ruptures/${w.ruptureId}/waiting`} class="stack">
          <Seen w={w} place="repair" />
          <WaitingFields w={w} tried={tried} />
          <Actions><Button>{on.button}</Button></Actions>
        </form>
      )}
      <p class="small muted">{notNowSource}</p>
      <GuideLink about="topic:waiting" />
    </Disclosure>
  )
}

function GoodEnd({ w }: Part): VNode {
  const on = said.end
  return (
    <Disclosure summary={on.summary}>
      <p>{on.text}</p>
      <h3>{on.when}</h3><ul class="plain-list">{goodEnd.when.map((one) => <li>{one}</li>)}</ul>
      <h3>{on.how}</h3><ol class="map">{goodEnd.steps.map((one) => <li><b>{one.title}.</b> {one.text}</li>)}</ol>
      <h3>{on.say}</h3><ul class="say">{goodEnd.words.map((line) => <li><q class="serif">{line}</q></li>)}</ul>
      <h3>{on.better}</h3><ul class="plain-list">{goodEnd.better.map((one) => <li>{one.say} {one.why}</li>)}</ul>
      {writes({ w }) && <Actions><LinkButton href={`/ruptures/${w.ruptureId}/follow-up`}>{on.note}</LinkButton></Actions>}
      <GuideLink about="topic:change-of-therapist" />
    </Disclosure>
  )
}

function Letter({ w }: Part): VNode {
  const sent = w.case.letterSentAt
  return (
    <Disclosure summary={said.letter.summary}>
      <p>{sent ? said.letter.sent(day(dayIn(new Date(sent), w.view.timeZone))) : said.letter.text}</p>
      <Actions><LinkButton href={`/ruptures/${w.ruptureId}/letter`}>{said.letter.link}</LinkButton></Actions>
      <GuideLink about="topic:letter" />
    </Disclosure>
  )
}

/** What helps beside the plan, each folded to its line: for the conversation itself, then for repair without it, or not here. */
export function Beside(part: Part): VNode {
  const { w, tried } = part
  return (
    <>
      <div class="card folds">
        <h2 class="folds-head">{said.beside.talk}</h2>
        <Where {...part} />
        <Apology {...part} />
        <Disclosure summary={said.first}>
          {firstAnswers.map((answer) => (
            <section><h3>{answer.title}</h3><ul class="plain-list">{answer.steps.map((step) => <li>{step}</li>)}</ul><p class="serif">“{answer.words[0]}”</p><p class="small muted">{answer.mind}</p></section>
          ))}
          <GuideLink about="topic:first-answers" />
        </Disclosure>
        <Disclosure summary={said.cards}>
          <ul class="map">{talkCards.map((one) => <li><h3>{one.title}</h3><p class="serif">{one.words}</p></li>)}</ul>
          <GuideLink about="topic:cards" />
        </Disclosure>
      </div>
      <div class="card folds">
        <h2 class="folds-head">{said.beside.else}</h2>
        {writes(part) && (
          <Disclosure summary={said.changeWork} open={tried?.noun === 'change'}>
            <p>{said.changeText}</p>
            <OfferForm w={w} tried={tried} offer="change" place="repair" />
          </Disclosure>
        )}
        <Waiting {...part} />
        <GoodEnd {...part} />
        <Letter {...part} />
      </div>
    </>
  )
}
