import type { VNode } from 'preact'
import type { BetterNot, Intervention, Lane } from '../../core/repair/intervention.ts'
import { interventions } from '../../core/repair/interventions/index.ts'
import { helpBeside } from '../../core/repair/other-help.ts'
import { whatById } from '../../core/source/what.ts'
import { Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field } from '../parts/field.tsx'
import { words as said } from '../words/repair.ts'
import { Elsewhere, Help } from './elsewhere.tsx'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import { type Workspace, rankingOf, repairedFor, suggestionsOf } from './load.ts'
import { Beside, Suiting, writes } from './repair-beside.tsx'
import { Plan, lanes } from './repair-plan.tsx'
import { Tool } from './repair-tool.tsx'

/** As many lines on what is better not done first as one keeps in mind. */
const NOT_FIRST = { usual: 3, cramped: 2 }

interface Suggested { tool: Intervention; lane: Lane; because: string; evidence: string | null; checked: boolean }

function Pick({ w, tool, lane, because, evidence, checked }: Suggested & { w: Workspace }): VNode {
  return (
    <div class="pick">
      <label class="tile">
        <input type="checkbox" name="plan" value={`${tool.id}:${lane}`} checked={checked} />
        <span>{tool.title}<span class="hint">{because}</span></span>
      </label>
      <Tool tool={tool} form={w.form} settings={w.settings} because={[because, ...(evidence ? [said.because(evidence)] : [])]} />
    </div>
  )
}

function NotFirst({ all }: { all: readonly BetterNot[] }): VNode {
  return <ul class="plain-list">{all.map((one) => <li>{one.say} <span class="muted">{one.why}</span></li>)}</ul>
}

/** At most three tools at once, ranked by source and form, in two lanes; choosing some of them makes the plan. */
function Suggestions({ w, tried }: PlaceProps): VNode {
  const { sources, by } = repairedFor(w)
  const ranking = rankingOf(w)
  const chosen = new Set(tried?.noun === 'plan' ? tried.form.texts('plan') : w.case.plan?.interventions.map((one) => `${one.id}:${one.lane}`) ?? [])
  const atOnce = new Set(suggestionsOf(w, ranking))
  const room = w.tasks.length > 0 ? 'cramped' : 'usual'
  const listed = new Set(ranking.ranked.map((one) => one.intervention))
  const suggested = ranking.ranked.flatMap((one): (Suggested & { shown: boolean })[] => {
    const tool = interventions.find(({ id }) => id === one.intervention)
    const checked = chosen.has(`${one.intervention}:${one.lane}`)
    return tool ? [{ tool, lane: one.lane, because: one.because, evidence: one.evidence, checked, shown: checked || atOnce.has(one) }] : []
  })
  // What is in the plan stands here whatever is suggested now, in the lane it was planned for: to keep the plan again loses nothing.
  const kept = interventions.flatMap((tool) => lanes.filter((lane) => chosen.has(`${tool.id}:${lane}`)).map((lane) => ({ tool, lane })))
    .filter(({ tool, lane }) => !suggested.some((one) => one.tool === tool && one.lane === lane))
    .map(({ tool, lane }) => ({ tool, lane, because: said.planned, evidence: null, checked: true, shown: true }))
  const others = interventions.filter((tool) => !listed.has(tool.id) && !chosen.has(`${tool.id}:${tool.lane}`))
  const inLane = (lane: Lane) => [...suggested, ...kept].filter((one) => one.lane === lane && one.shown)
  const folded = suggested.filter((one) => !one.shown)
  const [notFirst, notFirstMore] = [ranking.notFirst.slice(0, NOT_FIRST[room]), ranking.notFirst.slice(NOT_FIRST[room])]
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/plan`} class={`suggestions ${room}`}>
      <Seen w={w} place="repair" />
      <p class="small muted">{said.from[by](sources.map((id) => whatById(id).label).join(', '))}</p>
      <div class="lanes">
        {lanes.map((lane) => (
          <section>
            <div class="lane-head"><h3>{said.lanes[lane]}</h3><p class="small muted">{said.laneHint[lane]}</p></div>
            <div class="picks">
              {inLane(lane).map((one) => <Pick w={w} {...one} />)}
              {inLane(lane).length === 0 && <p class="muted small">{said.none}</p>}
            </div>
          </section>
        ))}
      </div>
      {notFirst.length > 0 && <div class="small not-first"><b>{said.notFirst}:</b><NotFirst all={notFirst} /></div>}
      {writes({ w }) && (
        <div class="plan-end">
          <Field id="plan-words" name="words" optional {...said.planWords} value={typed(tried, 'plan', 'words', w.case.plan?.words)} error={problemOf(tried, 'plan', 'words')} />
          <Button kind="primary">{said.save}</Button>
        </div>
      )}
      <p class="small muted">{ranking.note}</p>
      {notFirstMore.length > 0 && <Disclosure summary={said.notFirstMore}><div class="small"><NotFirst all={notFirstMore} /></div></Disclosure>}
      <Disclosure summary={said.others}>
        <div class="picks">
          {folded.map((one) => <Pick w={w} {...one} because={`${said.lanes[one.lane]}. ${one.because}`} />)}
          {others.map((tool) => <Pick w={w} tool={tool} lane={tool.lane} because={`${said.lanes[tool.lane]}. ${tool.purpose}`} evidence={null} checked={false} />)}
        </div>
      </Disclosure>
    </form>
  )
}

/** Repair: what was planned and how it goes, the suggestions, and what helps beside them. */
export function Repair(props: PlaceProps): VNode {
  const { w, tried } = props
  if (w.boundary) return <Boundary />
  if (w.elsewhere) return <Elsewhere {...props} />
  const suggestions = <Suggestions {...props} />
  return (
    <>
      <Plan w={w} tried={tried} />
      {w.case.plan
        ? <div class="card folds" id="plan-plan"><Disclosure summary={said.change} open={tried?.noun === 'plan'}>{suggestions}</Disclosure><Suiting {...props} /></div>
        : <Card heading={said.heading} id="plan-plan">{suggestions}<Suiting {...props} /></Card>}
      <Beside {...props} />
      {w.working.chosen && helpBeside(w.working.sources).map((help) => <Disclosure summary={said.elsewhere.beside}><Help help={help} /></Disclosure>)}
    </>
  )
}
