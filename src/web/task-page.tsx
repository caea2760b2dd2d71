import type { VNode } from 'preact'
import type { Tx } from '../actions/acting.ts'
import { handOnDue } from '../actions/hand-on-due.ts'
import { acknowledgeTask, auditTaskRead, documentOutcome, noteAttempt, releaseHeld } from '../actions/reading-tasks.ts'
import { makeHeldViewLink } from '../actions/own-view-links.ts'
import { localClock } from '../actions/local-time.ts'
import { languageName } from '../core/formats.ts'
import type { Item } from '../core/instruments/manifest.ts'
import { ASSESSMENTS, assessmentOf } from '../core/safety/assessment.ts'
import type { RiskReason } from '../core/safety/gate.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { practiceVoice } from '../db/clients-voice.ts'
import { type TaskToRead, mayAct, readingTask, tasksDealtWith } from '../db/tasks.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { GuideLink } from './parts/guide-aside.tsx'
import { Choices } from './parts/choice.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { ErrorSummary, TextArea } from './parts/field.tsx'
import { Quote } from './parts/quote.tsx'
import { Row } from './parts/row.tsx'
import { type Answer, type Ask, type Route, everyone } from './route.ts'
import { page, plainPage } from './shell.tsx'
import { linkMade } from './voice-page.tsx'
import { day } from './words/dates.ts'
import { words } from './words/task.ts'

interface Place { task: TaskToRead; nameOf: (id: string) => string; at: (moment: Date | number) => string; viewer: Ask['viewer'] }

async function show(ask: Ask, problems: Record<string, string> = {}): Promise<Answer> {
  const { viewer, now } = ask
  await handOnDue(ask.db, viewer.practiceId, now)
  const { task, names, offered } = await inTenant(ask.db, viewer, async (tx) => ({
    offered: (await practiceVoice(tx)).ownView,
    task: await readingTask(tx, { memberId: viewer.memberId, now }, ask.params.taskId!),
    names: await memberNames(tx),
  }))
  if (!task) return { html: plainPage({ title: words.gone, children: <p><a class="button plain" href="/">{words.today}</a></p> }), status: 404 }
  await auditTaskRead(acting(ask), { taskId: task.taskId })
  const place: Place = { task, nameOf: (id) => names.get(id) ?? '', at: moments(viewer.timeZone), viewer }
  const acts = mayAct(task, viewer.memberId)
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    html: page({
      title: words.title(task.clientName), member: viewer, practiceName: viewer.practiceName, nav: 'today',
      sub: words.sub(place.at(task.raisedAt), task.therapistName), notice: words.notices.get(ask.query.done ?? ''),
      headAside: <LinkButton kind="quiet" href="/tasks">{words.list.link}</LinkButton>,
      children: (
        <>
          <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
          <div class="task">
            <div class="task-read">
              {(task.reasons.length > 0 || task.held) && <Reasons task={task} />}
              {(task.words !== null || task.held || task.reasons.some((r) => r.kind === 'words' || r.kind === 'unscreened')) && (
                <Card heading={words.ownWords}>
                  {task.words === null ? <p class="muted">{task.answersHeld ? words.noneWritten : words.noWords}</p>
                    : <Quote text={task.words} wish={task.wish ?? undefined} lang={task.language} />}
                </Card>
              )}
              {task.answersHeld && task.answered && <Answers answered={task.answered} therapist={task.therapistFirstName} />}
            </div>
            <div class="task-do">
              <Reach task={task} />
              <Now {...place} acts={acts} typed={ask.form} problems={problems} />
              {task.held && task.responseId && acts && <Release task={task} typed={ask.form} problems={problems} />}
              {task.held && task.responseId && acts && offered && <OwnView task={task} />}
              {!task.held && task.therapistId === viewer.memberId && <p><LinkButton href={`/therapies/${task.therapyId}`}>{words.open}</LinkButton></p>}
            </div>
          </div>
        </>
      ),
    }),
  }
}

const moments = (timeZone: string) => (moment: Date | number) => {
  const date = new Date(moment)
  return `${day(dayIn(date, timeZone))}, ${localClock(date, timeZone)}`
}

async function memberNames(tx: Tx): Promise<Map<string, string>> {
  return new Map((await tx.selectFrom('member').select(['member_id', 'name']).execute()).map((m) => [m.member_id, m.name]))
}

/** Why it is here; for an answer, the row as the client read it with the step that was chosen. */
function Reasons({ task }: { task: TaskToRead }): VNode {
  const { reasons, answered, therapistFirstName, held } = task
  const fromForm = reasons.filter((r) => r.kind === 'item' || r.kind === 'worsening')
  return (
    <Card heading={held ? words.held.title : words.reasons} tint="severe" word={held ? words.heldWord : words.readWord}>
      {held && <p>{(task.answersHeld ? words.held.text : task.wish === 'just-read' && reasons.length === 0 ? words.held.justRead : words.held.wordsOnly)(task.therapistName)}</p>}
      <ul class="task-reasons">
        {reasons.map((r) => (
          <li>
            <p>{r.text}</p>
            {r.kind === 'item' && answered && <AskedItem reason={r} answered={answered} therapist={therapistFirstName} />}
            {plainReasons.includes(r.kind) && <p class="small muted">{r.because.text}</p>}
          </li>
        ))}
      </ul>
      {answered && fromForm.length > 0 && <p class="small">{scoreOf(answered)}</p>}
      {reasons.some((r) => r.kind === 'words') && <p class="muted small">{words.screenNote}</p>}
      <GuideLink about={held ? 'source:boundary' : 'topic:safety'} />
    </Card>
  )
}

/** Reasons whose because says in plain words what the sentence leaves out. */
const plainReasons: readonly RiskReason['kind'][] = ['worsening', 'hopelessness', 'missed-session']

type Answered = NonNullable<TaskToRead['answered']>

const inEnglish = <T,>(by: Record<string, T> | undefined): T | undefined => by && (by.en ?? Object.values(by)[0])
const wordingOf = (item: Item, form: string, n: number, therapist: string) =>
  inEnglish(item.text)?.replaceAll('{T}', therapist) ?? words.item.row(form, n)
function stepOf(item: Item, answer: number | null): string {
  if (answer === null) return words.item.skipped
  const said = inEnglish(item.anchors)?.[String(answer)]
  return said ? `${said} (${answer})` : words.item.step(answer, ...[item.min, item.max].map((end) => {
    const word = inEnglish(item.anchors)?.[String(end)]
    return word ? `“${word}” (${end})` : String(end)
  }) as [string, string])
}

/** The row that raised a reason: its answer reaches the manifest's limit, and is the one that the reason tells of. */
function AskedItem({ reason, answered, therapist }: { reason: RiskReason; answered: Answered; therapist: string }): VNode {
  const { instrument, items } = answered
  const rows = instrument.items.flatMap((item, i) => {
    const answer = items[item.id] ?? null
    const raised = item.riskAtLeast !== undefined && answer !== null && answer >= item.riskAtLeast && answer === reason.because.values.answer
    return raised ? [{ item, n: i + 1, answer, from: item.riskAtLeast! }] : []
  })
  const before = reason.because.values.assessed
  return (
    <>
      {rows.map(({ item, n, answer, from }) => (
        <div class="task-item">
          <p class="small muted">{words.item.row(instrument.name, n)}</p>
          <p class="task-asked">{wordingOf(item, instrument.name, n, therapist)}</p>
          <p><strong>{stepOf(item, answer)}</strong></p>
          <p class="small muted">{words.item.limit(stepOf(item, from))} {typeof before === 'number' ? words.item.before(stepOf(item, before)) : words.item.first}</p>
        </div>
      ))}
    </>
  )
}

function scoreIn({ instrument, score }: Answered): string | null {
  return score === null ? null : instrument.scoring.mode === 'mean' ? score.toFixed(2) : String(Math.round(score * 100) / 100)
}

function scoreOf(answered: Answered): string {
  const { instrument } = answered
  const score = scoreIn(answered)
  if (score === null) return words.item.noScore(instrument.name)
  return words.item.score(instrument.name, score, instrument.range.min, instrument.range.max, instrument.direction === 'higher-worse')
}

/** All answers of a held check-in, for the one who has to decide with the client what is passed on; the direct question first. */
function Answers({ answered, therapist }: { answered: Answered; therapist: string }): VNode {
  const { instrument, items } = answered
  const rows = (kind: Item['kind']) => (
    <dl class="task-answers">
      {instrument.items.map((item, i) => item.kind === kind && (
        <div><dt>{wordingOf(item, instrument.name, i + 1, therapist)}</dt><dd>{stepOf(item, items[item.id] ?? null)}</dd></div>
      ))}
    </dl>
  )
  return (
    <Card heading={words.answers}>
      {rows('direct')}
      <Disclosure summary={words.allAnswers(scoreIn(answered), instrument.range.min, instrument.range.max)}>{rows('scale')}</Disclosure>
    </Card>
  )
}

function Reach({ task }: { task: TaskToRead }): VNode {
  const w = words.reach
  return (
    <Card heading={w.heading(task.clientName)}>
      <dl class="facts">
        <dt>{w.contact}</dt>
        <dd>{task.contact !== '' ? <strong>{task.contact}</strong> : task.held ? w.noneHeld : w.none(task.therapistName)}</dd>
        <dt>{w.language}</dt><dd>{languageName(task.language, 'en')}</dd>
        {task.session !== null && <><dt>{w.session}</dt><dd>{w.sessionNumber(task.session)}</dd></>}
      </dl>
    </Card>
  )
}

interface Typed { typed: Ask['form']; problems: Record<string, string> }

/** One thing to do at a time: take it, then say what was done. */
function Now({ task, nameOf, at, viewer, acts, typed, problems }: Place & Typed & { acts: boolean }): VNode {
  const path = `/tasks/${task.taskId}`
  const { outcome, acknowledged, turn } = task
  if (outcome) {
    return (
      <Card heading={words.closed}>
        <p>{outcome.assessment ? words.assessment.said[outcome.assessment] : words.assessment.before}</p>
        <p class="task-done">{outcome.text}</p>
        <p class="small muted">{words.closedBy(nameOf(outcome.by), at(outcome.at))}</p>
        <Attempts task={task} nameOf={nameOf} at={at} />
      </Card>
    )
  }
  const form = (kind: 'primary' | 'plain') => (
    <form method="post" action={`${path}/outcome`}>
      <Choices legend={words.assessment.legend} name="assessment" type="radio" error={problems.assessment}
        options={[...ASSESSMENTS.map((value) => ({ value, label: words.assessment.options[value] })), { value: notReached, label: words.assessment.notReached }]
          .map((option) => ({ ...option, checked: typed.text('assessment') === option.value }))} />
      <TextArea label={words.outcome} hint={words.outcomeHint} name="outcome" rows={3} value={typed.text('outcome')} error={problems.outcome} />
      <Actions><Button kind={kind}>{words.close}</Button></Actions>
    </form>
  )
  if (acknowledged) {
    return (
      <Card heading={words.now}>
        <p>{acknowledged.by === viewer.memberId ? words.youSeeToIt(at(acknowledged.at)) : words.acknowledged(nameOf(acknowledged.by), at(acknowledged.at))}</p>
        <Attempts task={task} nameOf={nameOf} at={at} />
        {acts && form('primary')}
        <Asked task={task} nameOf={nameOf} at={at} />
      </Card>
    )
  }
  return (
    <Card heading={words.now}>
      <p>
        {turn.owner === viewer.memberId ? words.yours : words.turn(nameOf(turn.owner))}{' '}
        {turn.nextAt !== null && turn.next !== null && words.passesOn(at(turn.nextAt), nameOf(turn.next))}
        {turn.exhausted ? words.exhausted : turn.next === null && words.noNext}
      </p>
      <Asked task={task} nameOf={nameOf} at={at} />
      <form method="post" action={`${path}/acknowledgement`}>
        <Actions><Button kind="primary">{words.acknowledge}</Button></Actions>
      </form>
      <p class="small muted">{words.acknowledgeHint} {words.noMessage}</p>
      {acts && <Disclosure summary={words.alreadyDone} open={'outcome' in problems || 'assessment' in problems}>{form('plain')}</Disclosure>}
    </Card>
  )
}

/** Not one of the assessments: what was tried is noted, and it stays open. */
const notReached = 'not-reached'

/** Who was asked, and from when; what was recorded, not what might be computed today. */
function Asked({ task: { raisedAt, handedOn, turn }, nameOf, at }: Omit<Place, 'viewer'>): VNode | null {
  const first = handedOn[0]?.from ?? turn.asked[0]
  if (handedOn.length === 0 || first === undefined) return null
  return (
    <Disclosure summary={words.soFar}>
      <ol>
        <li>{words.askedFirst(nameOf(first), at(raisedAt))}</li>
        {handedOn.map((step) => <li>{step.to === null ? words.nobodyLeft(at(step.at)) : words.askedNext(nameOf(step.to), at(step.at))}</li>)}
      </ol>
    </Disclosure>
  )
}

function Attempts({ task: { attempts }, nameOf, at }: Omit<Place, 'viewer'>): VNode | null {
  if (attempts.length === 0) return null
  return (
    <>
      <h3>{words.attempts}</h3>
      <ul class="task-attempts">
        {attempts.map((a) => <li><span class="small muted">{words.attemptBy(nameOf(a.by), at(a.at))}</span><br />{a.words}</li>)}
      </ul>
    </>
  )
}

function Release({ task, typed, problems }: { task: TaskToRead } & Typed): VNode {
  const rest = (['answers', 'words'] as const).filter((what) =>
    !task.released.includes(what) && (what === 'answers' ? task.answersHeld : task.words !== null))
  const labels = { answers: words.held.answers, words: words.held.wordsToo }
  return (
    <Card heading={words.held.release}>
      {task.released.length > 0 && <p>{words.held.released(task.released.map((w) => words.held.names[w as 'answers' | 'words']).join(', '))}</p>}
      {rest.length > 0 && (
        <>
          <p class="small muted">{words.held.later}</p>
          <Disclosure summary={words.held.choose} open={'what' in problems || 'note' in problems}>
            <form method="post" action={`/tasks/${task.taskId}/releases`}>
              <Choices legend={words.held.what} name="what" type="checkbox" error={problems.what}
                options={rest.map((value) => ({ value, label: labels[value], checked: typed.texts('what').includes(value) }))} />
              <TextArea label={words.held.note} name="note" rows={3} value={typed.text('note')} error={problems.note} />
              <Actions><Button>{words.held.send}</Button></Actions>
            </form>
          </Disclosure>
        </>
      )}
    </Card>
  )
}

/** The client may want to read again what they gave to somebody else; the therapist can make no link to it. */
function OwnView({ task }: { task: TaskToRead }): VNode {
  return (
    <Card small heading={words.ownView.heading}>
      <p class="small muted">{words.ownView.text(task.therapistName)}</p>
      <form method="post" action={`/tasks/${task.taskId}/own-view-links`}><Actions><Button kind="quiet">{words.ownView.make}</Button></Actions></form>
    </Card>
  )
}

/** What is closed can be found again: a client's agreement often comes later. */
async function list({ db, now, viewer }: Ask): Promise<Answer> {
  const { closed, names } = await inTenant(db, viewer, async (tx) => ({
    closed: await tasksDealtWith(tx, viewer.memberId, now), names: await memberNames(tx),
  }))
  const at = moments(viewer.timeZone)
  return {
    html: page({
      title: words.list.title, member: viewer, practiceName: viewer.practiceName, nav: 'today', sub: words.list.sub,
      children: closed.length === 0 ? <Card><p class="muted">{words.list.none}</p></Card> : (
        <ul class="rows task-list">
          {closed.map((task) => (
            <Row name={task.clientName} href={`/tasks/${task.taskId}`} sub={words.list.when(at(task.raisedAt), task.therapistName)}
              sentence={<>
                {task.held && <>{words.list.held} </>}
                {task.outcome && <><span class="muted">{words.list.done(names.get(task.outcome.by) ?? '', at(task.outcome.at))}</span> {task.outcome.text}</>}
              </>}
              action={{ label: words.list.read, href: `/tasks/${task.taskId}` }} />
          ))}
        </ul>
      ),
    }),
  }
}

const acting = (ask: Ask) => ({ db: ask.db, practiceId: ask.viewer.practiceId, memberId: ask.viewer.memberId, now: ask.now })
const back = (ask: Ask, done: string): Answer => ({ to: `/tasks/${ask.params.taskId}?done=${done}` })

export const routes: Route[] = [
  { method: 'GET', path: '/tasks', roles: everyone, handle: list },
  { method: 'GET', path: '/tasks/:taskId', roles: everyone, handle: (ask) => show(ask) },
  {
    method: 'POST', path: '/tasks/:taskId/acknowledgement', roles: everyone,
    handle: async (ask) => {
      const outcome = await acknowledgeTask(acting(ask), { taskId: ask.params.taskId! })
      return outcome.ok ? back(ask, 'acknowledged') : show(ask, outcome.problems)
    },
  },
  {
    method: 'POST', path: '/tasks/:taskId/outcome', roles: everyone,
    handle: async (ask) => {
      const taskId = ask.params.taskId!
      const chosen = ask.form.text('assessment')
      const tried = chosen === notReached
      const outcome = tried ? await noteAttempt(acting(ask), { taskId, words: ask.form.text('outcome') })
        : await documentOutcome(acting(ask), { taskId, outcome: ask.form.text('outcome'), assessment: assessmentOf(chosen) })
      return outcome.ok ? back(ask, tried ? 'tried' : 'closed') : show(ask, outcome.problems)
    },
  },
  {
    method: 'POST', path: '/tasks/:taskId/own-view-links', roles: everyone,
    handle: async (ask) => {
      const taskId = ask.params.taskId!
      const outcome = await makeHeldViewLink(acting(ask), { taskId })
      const task = outcome.ok && await inTenant(ask.db, ask.viewer, (tx) => readingTask(tx, acting(ask), taskId))
      return outcome.ok && task ? linkMade(ask, outcome.value, { of: task.clientName, back: `/tasks/${taskId}`, nav: 'today' }) : show(ask, outcome.ok ? {} : outcome.problems)
    },
  },
  {
    method: 'POST', path: '/tasks/:taskId/releases', roles: everyone,
    handle: async (ask) => {
      const what = (['answers', 'words'] as const).filter((w) => ask.form.texts('what').includes(w))
      const outcome = await releaseHeld(acting(ask), { taskId: ask.params.taskId!, what, note: ask.form.text('note') })
      return outcome.ok ? back(ask, 'released') : show(ask, outcome.problems)
    },
  },
]
