import type { VNode } from 'preact'
import type { Intervention, Lane } from '../../core/repair/intervention.ts'
import { interventions } from '../../core/repair/interventions/index.ts'
import { helpBeside } from '../../core/repair/other-help.ts'
import { rankInterventions } from '../../core/repair/rank-interventions.ts'
import { settingsOf } from '../../core/repair/settings.ts'
import { whatById } from '../../core/source/what.ts'
import { Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field } from '../parts/field.tsx'
import { words as said } from '../words/repair.ts'
import { Elsewhere, Help } from './elsewhere.tsx'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'
import { Beside, Suiting, writes } from './repair-beside.tsx'
import { Plan, lanes } from './repair-plan.tsx'
import { Tool } from './repair-tool.tsx'

/** As many tools of one lane as one weighs at once, and below a notice; the rest folds. */
const SHOWN = { usual: 2, cramped: 1 }

interface Suggested { tool: Intervention; lane: Lane; because: string; evidence: string | null; checked: boolean }

function Pick({ w, tool, lane, because, evidence, checked }: Suggested & { w: Workspace }): VNode {
  return (
    <div class="pick">
      <label class="tile">
        <input type="checkbox" name="plan" value={`${tool.id}:${lane}`} checked={checked} />
        <span>{tool.title}<span class="hint">{because}</span></span>
      </label>
      <Tool tool={tool} form={w.form} settings={settingsOf(w.case.settings)} because={[because, ...(evidence ? [said.because(evidence)] : [])]} />
    </div>
  )
}

/** The tools for the sources at hand, in the order of guidance §7, each with what in the evidence speaks for it. */
export function rankingOf(w: Workspace): ReturnType<typeof rankInterventions> {
  const reasons = new Map(w.ranked.flatMap(({ source, score, because: [first] }) => (score > 0 && first ? [[source, first] as const] : [])))
  return rankInterventions(w.working.sources, w.form, { reasons, quiet: w.card.quietAdjustment })
}

/** The tools, ranked by source and form, in two lanes; choosing some of them makes the plan. */
function Suggestions({ w, tried }: PlaceProps): VNode {
  const ranking = rankingOf(w)
  const chosen = new Set(tried?.noun === 'plan' ? tried.form.texts('plan') : w.case.plan?.interventions.map((one) => `${one.id}:${one.lane}`) ?? [])
  const listed = new Set(ranking.ranked.map((one) => one.intervention))
  const others = interventions.filter((tool) => !listed.has(tool.id))
  const suggested = ranking.ranked.flatMap(({ intervention, lane, because, evidence }): Suggested[] => {
    const tool = interventions.find((one) => one.id === intervention)
    return tool ? [{ tool, lane, because, evidence, checked: chosen.has(`${tool.id}:${lane}`) }] : []
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
              {shown.filter((one) => one.lane === lane).map((one) => <Pick w={w} {...one} />)}
              {inLane(lane).length === 0 && <p class="muted small">{said.none}</p>}
            </div>
          </section>
        ))}
      </div>
      {ranking.notFirst.length > 0 && (
        <div class="small not-first"><b>{said.notFirst}:</b><ul class="plain-list">{ranking.notFirst.map((one) => <li>{one.say} <span class="muted">{one.why}</span></li>)}</ul></div>
      )}
      {writes({ w }) && (
        <div class="plan-end">
          <Field id="plan-words" name="words" optional {...said.planWords} value={typed(tried, 'plan', 'words', w.case.plan?.words)} error={problemOf(tried, 'plan', 'words')} />
          <Button kind="primary">{said.save}</Button>
        </div>
      )}
      <p class="small muted">{ranking.note}</p>
      {folded.length > 0 && (
        <Disclosure summary={said.more(folded.length)}>
          <div class="picks">{folded.map((one) => <Pick w={w} {...one} because={`${said.lanes[one.lane]}. ${one.because}`} />)}</div>
        </Disclosure>
      )}
      <Disclosure summary={said.others} open={others.some((tool) => lanes.some((lane) => chosen.has(`${tool.id}:${lane}`)))}>
        <div class="picks">
          {others.map((tool) => <Pick w={w} tool={tool} lane={tool.lane} because={`${said.lanes[tool.lane]}. ${tool.purpose}`} evidence={null} checked={chosen.has(`${tool.id}:${tool.lane}`)} />)}
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
