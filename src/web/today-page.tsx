import type { VNode } from 'preact'
import type { Tx } from '../actions/acting.ts'
import { type Sentence, type TodayRow, groupToday, todayRow } from '../core/case/index.ts'
import { levelWords } from '../core/detect/index.ts'
import { auditTodayRead } from '../actions/audit-read.ts'
import { handOnDue } from '../actions/hand-on-due.ts'
import { helpCheckDue } from '../core/safety/help-lines.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type ReadingTask, openTasksFor } from '../db/tasks.ts'
import { type ProcessLine, type TodayTherapy, processLine, todayTherapies } from '../db/today.ts'
import type { ChartPoint } from './chart/point.ts'
import { Sparkline } from './chart/sparkline.tsx'
import { names } from './names.ts'
import { LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Empty } from './parts/empty.tsx'
import { QuietRow, Row, RowGroup } from './parts/row.tsx'
import { type Answer, type Ask, type Route, everyone } from './route.ts'
import { page } from './shell.tsx'
import { moment, soon, weekday } from './words/moments.ts'
import { words as shared } from './words/parts.ts'
import { words as alarms } from './words/alarms.ts'
import { words as repairs } from './words/repairs.ts'
import { words as task } from './words/task.ts'
import { words } from './words/today.ts'

/** One client on the page: what is known, and what the core says about it. */
interface Standing extends Omit<TodayTherapy, 'nextAt'> {
  row: TodayRow
  nextAt: number | null
  planned: Date | null
}

async function show({ db, now, viewer, query }: Ask): Promise<Answer> {
  const isTherapist = viewer.roles.includes('therapist')
  await handOnDue(db, viewer.practiceId, now)
  const { therapies, tasks, process, helpDue } = await inTenant(db, viewer, async (tx) => {
    const therapies = isTherapist ? await todayTherapies(tx, viewer.memberId, viewer.timeZone, now) : []
    const tasks = await openTasksFor(tx, viewer.memberId, now, therapies.map((t) => t.therapyId))
    const newest = therapies.reduce((latest, t) => Math.max(latest, t.newest?.getTime() ?? 0), 0)
    if (newest > 0) await auditTodayRead(tx, { practiceId: viewer.practiceId, memberId: viewer.memberId, now }, new Date(newest))
    return { therapies, tasks, process: isTherapist ? undefined : await processLine(tx, now), helpDue: viewer.roles.includes('director') ? await helpDueIn(tx, now) : null }
  })
  const standings = therapies.map((t): Standing => ({
    ...t, row: todayRow(t, names), nextAt: t.nextAt?.getTime() ?? null, planned: t.nextAt,
  }))
  const groups = groupToday(standings)
  const day = dayIn(now, viewer.timeZone)
  const sessionsToday = therapies.filter((t) => t.nextAt && dayIn(t.nextAt, viewer.timeZone) === day).length
  const at = { now, timeZone: viewer.timeZone }
  const only = (group: keyof typeof groups, primary = false) => groups[group].length > 0 && (
    <RowGroup heading={words.groups[group]} count={groups[group].length} id={group}>
      {groups[group].map((one, i) => <ClientRow one={one} at={at} primary={primary && i === 0} />)}
    </RowGroup>
  )
  return {
    html: page({
      title: words.title, heading: weekday(now, viewer.timeZone), nav: 'today', member: viewer, practiceName: viewer.practiceName,
      sub: [...(tasks.length > 0 ? [words.readFirst(tasks.length)] : []),
        ...(standings.length > 0 ? [words.summary(sessionsToday, groups.conversation.length)] : [])].join(' ') || undefined,
      children: (
        <>
          {tasks.length > 0 && <Tasks tasks={tasks} at={at} own={viewer.name} />}
          {helpDue && <HelpDue due={helpDue} />}
          {isTherapist && therapies.length === 0 && <Beginning />}
          {only('conversation', tasks.length === 0)}
          {only('repair')}
          {only('before')}
          {groups.quiet.length > 0 && <Quiet quiet={groups.quiet} shown={query.show === 'quiet'} at={at} />}
          {!isTherapist && tasks.length === 0 && <p class="muted">{words.noTasks} <a href="/tasks">{task.list.link}</a></p>}
          {process !== undefined && <Process process={process} />}
        </>
      ),
    }),
  }
}

/** For a director: whether the help numbers have to be checked. */
async function helpDueIn(tx: Tx, now: Date): Promise<'never' | 'year-old' | null> {
  const { help_confirmed_at: at } = await tx.selectFrom('practice').select('help_confirmed_at').executeTakeFirstOrThrow()
  return helpCheckDue(at?.getTime() ?? null, now.getTime())
}

function HelpDue({ due }: { due: 'never' | 'year-old' }): VNode {
  return (
    <section class="row-group">
      <Card heading={words.help.heading} aside={<LinkButton href="/settings/practice#helpLines">{words.help.check}</LinkButton>}><p>{words.help[due]}</p></Card>
    </section>
  )
}

interface At { now: Date; timeZone: string }

/** Safety before repair: what a person is asked to read stands first. */
function Tasks({ tasks, at, own }: { tasks: readonly ReadingTask[]; at: At; own: string }): VNode {
  return (
    <RowGroup heading={words.groups.read} count={tasks.length} id="read">
      {tasks.map((one, i) => (
        <Row name={one.clientName} href={`/tasks/${one.taskId}`} state="severe" word={words.groups.read}
          sub={[...(one.therapistName === own ? [] : [words.taskOf(one.therapistName)]), words.readSince(moment(one.raisedAt, at.timeZone, at.now))].join(' · ')}
          sentence={one.held ? words.held : one.reasons[0]?.text ?? words.readSentence}
          action={{ label: words.read, href: `/tasks/${one.taskId}`, primary: i === 0 }} />
      ))}
      <QuietRow><a href="/tasks">{task.list.link}</a></QuietRow>
    </RowGroup>
  )
}

/** A sentence with its emphasis. */
export function Said({ sentences }: { sentences: readonly Sentence[] }): VNode {
  return <>{sentences.map((s, i) => <>{i > 0 && ' '}{s.map((p) => (typeof p === 'string' ? p : <em>{p.em}</em>))}</>)}</>
}

function ClientRow({ one, at, primary }: { one: Standing; at: At; primary?: boolean }): VNode {
  const client = `/therapies/${one.therapyId}`
  const { row } = one
  const href = one.ruptureId && row.place ? `/ruptures/${one.ruptureId}/${row.place}` : client
  const label = row.group === 'repair' ? words.followUp : row.group === 'conversation' && row.prepare ? words.prepare : words.open
  return (
    <Row name={one.name} href={client} sub={next(one, at)} spark={spark(one)} state={row.state ?? undefined} word={spoken(one)}
      sentence={row.sentences.length > 0 || !one.verdict ? <Said sentences={row.sentences} /> : <span class="muted">{levelWords[one.verdict.level]}</span>}
      action={{ label, href, primary }} />
  )
}

/** The word behind the dot, for who cannot see it: the level where the check-in says it, else only that it is worth asking. */
function spoken({ row, verdict }: Standing): string | undefined {
  return row.state === null || row.state === 'recovering' || row.state === verdict?.level ? undefined : shared.state.notice
}

function next({ planned, nextPassed, sessions }: Standing, { now, timeZone }: At): string {
  if (!planned) return words.noNext
  const when = soon(planned, timeZone, now)
  return nextPassed ? words.passed(when) : `${when} · ${words.session(sessions + 1)}`
}

function spark(one: Standing): VNode {
  if (!one.answered || one.line.length === 0) return <p>{words.noLine}</p>
  const points = one.line.map((p): ChartPoint => ({
    session: p.session, date: '', score: p.score, level: p.level, expected: p.low === null || p.high === null ? null : { low: p.low, high: p.high },
    state: null, stillLower: false, slide: false, direct: null, answered: p.score === null ? 'no' : 'yes',
  }))
  const last = points.at(-1)
  const { verdict } = one
  if (last && verdict && last.session === verdict.session) {
    points[points.length - 1] = { ...last, state: verdict.state, stillLower: verdict.stillLower, slide: verdict.slide }
  }
  const rated = points.filter((p) => p.score !== null).length
  return rated < 2 ? <p>{words.learning}</p> : <Sparkline points={points} scale={one.scale} />
}

const calm = (one: Standing) => one.answered && one.row.sentences.length === 0

function Quiet({ quiet, shown, at }: { quiet: readonly Standing[]; shown: boolean; at: At }): VNode {
  return (
    <RowGroup heading={words.groups.quiet} id="quiet">
      <QuietRow>
        {words.quiet(quiet.filter(calm).length, quiet.filter((one) => !one.answered && one.row.sentences.length === 0).length, quiet.filter((one) => one.row.sentences.length > 0).length)}{' '}
        {shown ? <a href="/#quiet">{words.hide}</a> : <a href="/?show=quiet#quiet">{words.show}</a>}
      </QuietRow>
      {shown && quiet.map((one) => <ClientRow one={one} at={at} />)}
    </RowGroup>
  )
}

function Beginning(): VNode {
  return (
    <Empty heading={words.empty.heading} action={
      <>
        <LinkButton href="/clients/new" kind="primary">{words.empty.add}</LinkButton>
        <LinkButton href="/guides/checking-regularly" kind="quiet">{words.empty.guide}</LinkButton>
      </>
    }>
      <p>{words.empty.text}</p>
    </Empty>
  )
}

function Process({ process }: { process: ProcessLine | null }): VNode {
  return (
    <section class="row-group">
      <Card heading={words.process.heading}>
        <p>{process ? words.process.line(process.noticed, process.talkedAbout, process.repaired) : words.process.few}</p>
        {process && <p class="small muted">{words.process.note}</p>}
        <p class="small"><a class="tap" href="/repairs">{repairs.link}</a></p>
        <p class="small"><a class="tap" href="/alarms">{alarms.link}</a></p>
      </Card>
    </section>
  )
}

export const routes: Route[] = [{ method: 'GET', path: '/', roles: everyone, handle: show }]
