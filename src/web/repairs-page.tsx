import type { VNode } from 'preact'
import { makeRepairFigures } from '../actions/make-repair-figures.ts'
import type { Figure, RepairFigures } from '../core/followup/before-repairs.ts'
import { dayIn } from '../db/local-day.ts'
import { names } from './names.ts'
import { Card } from './parts/card.tsx'
import { Empty } from './parts/empty.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/repairs.ts'

/** The count as a point on a line from none to all, with its likely range; the words beside it say the same. */
function Interval({ count, of, low, high }: Figure): VNode {
  const at = (share: number) => 2 + share * 96
  return (
    <svg class="interval" viewBox="0 0 100 8" aria-hidden="true">
      <line class="interval-all" x1={at(0)} x2={at(1)} y1="4" y2="4" />
      <line class="interval-likely" x1={at(low)} x2={at(high)} y1="4" y2="4" />
      <circle class="interval-count" cx={at(count / of)} cy="4" r="2.6" />
    </svg>
  )
}

/** One list of figures, each with its count and interval, and one sentence of caution. */
function Figures({ said, figures, label }: {
  said: { heading: string; caution: string; left: string }; figures: readonly Figure[]; label: (figure: Figure) => string
}): VNode {
  return (
    <Card heading={said.heading}>
      {figures.length === 0 ? <p>{words.none}</p> : (
        <div class="table-box"><table class="table figures">
          <thead><tr><th scope="col">{words.table.what}</th><th scope="col">{words.table.count}</th><th scope="col">{words.table.range}</th></tr></thead>
          <tbody>
            {figures.map((one) => (
              <tr><th scope="row">{label(one)}</th><td>{words.ofAll(one.count, one.of)}</td><td>{words.range(one.low, one.high)}<Interval {...one} /></td></tr>
            ))}
          </tbody>
        </table></div>
      )}
      <p class="small muted">{said.caution} {figures.length > 0 && said.left}</p>
    </Card>
  )
}

function Published({ figures, madeOn }: { figures: RepairFigures; madeOn: string }): VNode {
  const waited = (figure: Figure) => {
    const range = figures.waited.find((one) => one.id === figure.id)
    return range ? words.wait(range.from, range.to) : ''
  }
  return (
    <div class="stack">
      <p><b>{words.clients(figures.clients, madeOn)}</b> {words.means.proof}</p>
      <Figures said={words.interventions} figures={figures.interventions} label={(one) => names.intervention(one.id)} />
      <Figures said={words.sources} figures={figures.sources} label={(one) => names.source(one.id)} />
      <Figures said={words.waited} figures={figures.waited} label={waited} />
      <Card small heading={words.means.heading}><p>{words.means.text}</p><p>{words.again}</p><p>{words.means.nobody}</p></Card>
    </div>
  )
}

async function show({ db, now, viewer }: Ask): Promise<Answer> {
  const { published, waitsFor } = await makeRepairFigures({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })
  return {
    html: page({
      title: words.title, nav: 'today', member: viewer, practiceName: viewer.practiceName, sub: words.sub,
      children: published
        ? <Published figures={published.figures} madeOn={dayAndYear(dayIn(published.madeAt, viewer.timeZone))} />
        : (
          <Empty heading={words.few.heading}>
            <div class="stack-tight">
              <p>{waitsFor === 'clients' ? words.few.missing : words.few.oneSided}</p>
              <p>{words.few.what}</p>
            </div>
          </Empty>
        ),
    }),
  }
}

export const routes: Route[] = [{ method: 'GET', path: '/repairs', roles: ['therapist', 'supervisor', 'director'], handle: show }]
