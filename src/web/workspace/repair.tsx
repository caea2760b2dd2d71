import type { VNode } from 'preact'
import { offersOf } from '../../core/case/index.ts'
import { apology } from '../../core/repair/apology.ts'
import { firstAnswers } from '../../core/repair/first-answers.ts'
import { type Intervention, type Lane, notValidated } from '../../core/repair/intervention.ts'
import { interventions } from '../../core/repair/interventions/index.ts'
import { repairMaps, talkCards } from '../../core/repair/maps.ts'
import { rankInterventions } from '../../core/repair/rank-interventions.ts'
import { settings } from '../../core/repair/settings.ts'
import { whatById } from '../../core/source/what.ts'
import { dayIn } from '../../db/local-day.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field, TextArea } from '../parts/field.tsx'
import { GuideLink } from '../parts/guide-aside.tsx'
import { Steps } from '../parts/steps.tsx'
import { day } from '../words/dates.ts'
import { words } from '../words/workspace.ts'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'

const said = words.repair
const lanes: readonly Lane[] = ['this-session', 'later']
/** As many tools of one lane as one weighs at once, and below a notice; the rest folds. */
const SHOWN = { usual: 2, cramped: 1 }

/** One tool in full: what for, how, words, pitfalls, how to know, and what is known about it. */
function Tool({ tool, because }: { tool: Intervention; because?: string }): VNode {
  const list = (heading: string, items: readonly string[]) => <><h4>{heading}</h4><ul class="plain-list">{items.map((item) => <li>{item}</li>)}</ul></>
  return (
    <details class="about">
      <summary>{said.how}<span class="visually-hidden">{said.howTo(tool.title)}</span></summary>
      <div class="tool">
        {because && <p class="muted">{because}</p>}
        <p>{tool.purpose}</p>
        <Steps steps={tool.steps.map(({ text }) => ({ text }))} />
        <h4>{said.say}</h4>
        <ul class="say">{tool.words.map((line) => <li class="serif">“{line}”</li>)}</ul>
        {list(said.pitfalls, tool.pitfalls)}
        {list(said.worked, tool.worked)}
        {list(said.when, tool.when)}
        <Disclosure summary={said.evidence}>
          {tool.evidence.map((one) => <p class="small">{one.text} <span class="muted">({said.standing[one.standing]}: {one.source})</span></p>)}
        </Disclosure>
        <GuideLink about={`intervention:${tool.id}`} />
      </div>
    </details>
  )
}

function Pick({ tool, lane, because, checked }: { tool: Intervention; lane: Lane; because: string; checked: boolean }): VNode {
  return (
    <div class="pick">
      <label class="tile">
        <input type="checkbox" name="plan" value={`${tool.id}:${lane}`} checked={checked} />
        <span>{tool.title}<span class="hint">{because}</span></span>
      </label>
      <Tool tool={tool} because={because} />
    </div>
  )
}

const toolOf = (id: string) => interventions.find((one) => one.id === id)

/** The plan as it was kept, each step with what has been noted on it. */
function Plan({ w, tried }: PlaceProps): VNode | null {
  const { plan, steps } = w.case
  if (!plan) return null
  const writes = offersOf(w.case, w.view.endedAt !== null).all.includes('conversation')
  return (
    <Card heading={said.plan}>
      {plan.words && <p>{plan.words}</p>}
      <ol class="plan">
        {lanes.flatMap((lane) => plan.interventions.filter((one) => one.lane === lane).map((one) => {
          const tool = toolOf(one.id)
          const notes = steps.filter((step) => step.intervention === one.id)
          const mine = tried?.noun === 'steps' && tried.form.text('intervention') === one.id ? tried : null
          const title = tool?.title ?? one.id
          return (
            <li class="pick">
              <h3>{title} <span class="muted">· {said.lanes[lane]}</span></h3>
              {notes.map((note) => (
                <p class="small"><span class="muted">{said.noted(day(dayIn(new Date(note.at), w.view.timeZone)))}:</span> {note.how}{note.next && <> <b>{said.nextUp}</b> {note.next}</>}</p>
              ))}
              {tool && <Tool tool={tool} />}
              {writes && (
                <Disclosure summary={<>{said.progress}<span class="visually-hidden">{said.progressOf(title)}</span></>} open={mine !== null}>
                  <form method="post" action={`/ruptures/${w.ruptureId}/steps`}>
                    <Seen w={w} place="repair" />
                    <input type="hidden" name="intervention" value={one.id} />
                    <TextArea id={mine ? 'steps-how' : `how-${one.id}`} name="how" label={said.went} rows={2} value={typed(mine, 'steps', 'how')} error={problemOf(mine, 'steps', 'how')} />
                    <Field id={`next-${one.id}`} name="next" label={said.then} optional value={typed(mine, 'steps', 'next')} />
                    <Actions><Button>{said.note}</Button></Actions>
                  </form>
                </Disclosure>
              )}
            </li>
          )
        }))}
      </ol>
    </Card>
  )
}

/** The tools, ranked by source and form, in two lanes; choosing some of them makes the plan. */
function Suggestions({ w, tried }: PlaceProps): VNode {
  const ranking = rankInterventions(w.working.sources, w.form)
  const chosen = new Set(tried?.noun === 'plan' ? tried.form.texts('plan') : w.case.plan?.interventions.map((one) => `${one.id}:${one.lane}`) ?? [])
  const listed = new Set(ranking.ranked.map((one) => one.intervention))
  const others = interventions.filter((tool) => !listed.has(tool.id))
  const suggested = ranking.ranked.flatMap(({ intervention, lane, because }) => {
    const tool = toolOf(intervention)
    return tool ? [{ tool, lane, because, checked: chosen.has(`${tool.id}:${lane}`) }] : []
  })
  const most = w.tasks.length > 0 ? SHOWN.cramped : SHOWN.usual
  const inLane = (lane: Lane) => suggested.filter((one) => one.lane === lane)
  const shown = lanes.flatMap((lane) => inLane(lane).filter((one, i) => i < most || one.checked))
  const folded = suggested.filter((one) => !shown.includes(one))
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/plan`} class="suggestions">
      <Seen w={w} place="repair" />
      <p class="small muted">{said.from(w.working.sources.map((id) => whatById(id).label).join(', '), w.working.chosen)}</p>
      <div class="lanes">
        {lanes.map((lane) => (
          <section>
            <div class="lane-head"><h3>{said.lanes[lane]}</h3><p class="small muted">{said.laneHint[lane]}</p></div>
            <div class="picks">
              {shown.filter((one) => one.lane === lane).map((one) => <Pick {...one} />)}
              {inLane(lane).length === 0 && <p class="muted small">{said.none}</p>}
            </div>
          </section>
        ))}
      </div>
      {ranking.notFirst.length > 0 && <p class="small not-first"><b>{said.notFirst}:</b> {ranking.notFirst.map((one) => one.say).join(' ')}</p>}
      {offersOf(w.case, w.view.endedAt !== null).all.includes('conversation') && (
        <div class="plan-end">
          <Field id="plan-words" name="words" optional {...said.planWords} value={typed(tried, 'plan', 'words', w.case.plan?.words)} error={problemOf(tried, 'plan', 'words')} />
          <Button kind="primary">{said.save}</Button>
        </div>
      )}
      <p class="small muted">{ranking.note}</p>
      {folded.length > 0 && (
        <Disclosure summary={said.more(folded.length)}>
          <div class="picks">{folded.map((one) => <Pick {...one} because={`${said.lanes[one.lane]}. ${one.because}`} />)}</div>
        </Disclosure>
      )}
      <Disclosure summary={said.others} open={others.some((tool) => chosen.has(`${tool.id}:${tool.lane}`))}>
        <div class="picks">
          {others.map((tool) => <Pick tool={tool} lane={tool.lane} because={`${said.lanes[tool.lane]}. ${tool.purpose}`} checked={chosen.has(`${tool.id}:${tool.lane}`)} />)}
        </div>
      </Disclosure>
    </form>
  )
}

/** Repair: what was planned and how it goes, the suggestions, and maps, apology and first answers folded. */
export function Repair({ w, tried, query }: PlaceProps): VNode {
  if (w.boundary) return <Boundary />
  const suggestions = <Suggestions w={w} tried={tried} query={query} />
  return (
    <>
      <Plan w={w} tried={tried} query={query} />
      {w.case.plan
        ? <div class="card folds" id="plan-plan"><Disclosure summary={said.change} open={tried?.noun === 'plan'}>{suggestions}</Disclosure></div>
        : <Card heading={said.heading} id="plan-plan">{suggestions}</Card>}
      <div class="folds card">
        {repairMaps.map((map) => (
          <Disclosure summary={said.maps[map.form]}>
            <p>{map.intro}</p>
            <ol class="map">
              {map.stages.map((stage) => (
                <li>
                  <h4>{stage.title}</h4>
                  <p><span class="muted">{said.markers}:</span> {stage.markers.join(' ')}</p>
                  {stage.words.map((line) => <p class="serif">“{line}”</p>)}
                  <p class="small muted">{stage.mind}</p>
                </li>
              ))}
            </ol>
          </Disclosure>
        ))}
        <Disclosure summary={said.first}>
          {firstAnswers.map((answer) => (
            <section><h4>{answer.title}</h4><ul class="plain-list">{answer.steps.map((step) => <li>{step}</li>)}</ul><p class="serif">“{answer.words[0]}”</p><p class="small muted">{answer.mind}</p></section>
          ))}
        </Disclosure>
        <Disclosure summary={said.apology}>
          <ol class="map">{apology.map((one) => <li><h4>{one.say}</h4><p class="serif">“{one.example}”</p><p class="small muted">{said.instead}: {one.instead}</p></li>)}</ol>
        </Disclosure>
        <Disclosure summary={said.cards}>
          <ul class="map">{talkCards.map((one) => <li><h4>{one.title}</h4><p class="serif">{one.words}</p></li>)}</ul>
        </Disclosure>
        <Disclosure summary={said.settings}>
          <ul class="map">{settings.map((one) => <li><h4>{one.title}</h4><p>{one.text}</p><GuideLink about={`setting:${one.id}`} /></li>)}</ul>
        </Disclosure>
        <p class="small muted">{notValidated}</p>
      </div>
    </>
  )
}
