import { acknowledgeTask, documentOutcome, releaseHeld } from '../actions/reading-tasks.ts'
import { localClock } from '../actions/local-time.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { readingTask } from '../db/tasks.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { ErrorSummary, TextArea } from './parts/field.tsx'
import { Quote } from './parts/quote.tsx'
import { type Answer, type Ask, type Route, everyone } from './route.ts'
import { page, plainPage } from './shell.tsx'
import { day } from './words/dates.ts'
import { words } from './words/task.ts'

async function show(ask: Ask, problems: Record<string, string> = {}): Promise<Answer> {
  const { viewer, now } = ask
  const { task, names } = await inTenant(ask.db, viewer, async (tx) => ({
    task: await readingTask(tx, { memberId: viewer.memberId, now }, ask.params.taskId!),
    names: new Map((await tx.selectFrom('member').select(['member_id', 'name']).execute()).map((m) => [m.member_id, m.name])),
  }))
  if (!task) return { html: plainPage({ title: words.gone, children: <p><a class="button plain" href="/">{words.open}</a></p> }), status: 404 }
  const at = (moment: Date | number) => {
    const date = new Date(moment)
    return `${day(dayIn(date, viewer.timeZone))}, ${localClock(date, viewer.timeZone)}`
  }
  const nameOf = (id: string) => names.get(id) ?? ''
  const path = `/tasks/${task.taskId}`
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    html: page({
      title: words.title(task.clientName), member: viewer, practiceName: viewer.practiceName, nav: 'today',
      sub: words.sub(at(task.raisedAt), task.therapistName),
      notice: words.notices.get(ask.query.done ?? ''),
      children: (
        <div class="stack">
          <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
          {task.reasons.length > 0 && (
            <Card heading={words.reasons}>
              <ul>{task.reasons.map((r) => <li>{r.text}</li>)}</ul>
              {task.reasons.some((r) => r.kind === 'words') && <p class="muted small">{words.screenNote}</p>}
            </Card>
          )}
          {task.held && <Card heading={words.held.title}><p>{words.held.text(task.therapistName)}</p></Card>}
          {(task.words !== null || task.held || task.reasons.some((r) => r.kind === 'words' || r.kind === 'unscreened')) && <Card heading={words.ownWords}>
            {task.words === null ? <p class="muted">{words.noWords}</p>
              : <Quote text={task.words} wish={task.wish ?? undefined} />}
          </Card>}
          {task.outcome ? (
            <Card heading={words.closed(nameOf(task.outcome.by), at(task.outcome.at))}><p class="prose">{task.outcome.text}</p></Card>
          ) : (
            <Card heading={words.outcome}>
              {task.acknowledged ? <p>{words.acknowledged(nameOf(task.acknowledged.by), at(task.acknowledged.at))}</p> : (
                <form method="post" action={`${path}/acknowledgement`}>
                  <p>{words.turn(nameOf(task.turn.owner))} {task.turn.nextAt !== null && words.passesOn(at(task.turn.nextAt))} {task.turn.exhausted && words.exhausted}</p>
                  <Actions><Button kind="primary">{words.acknowledge}</Button></Actions>
                </form>
              )}
              <form method="post" action={`${path}/outcome`}>
                <TextArea label={words.outcome} hint={words.outcomeHint} name="outcome" value={ask.form.text('outcome')} error={problems.outcome} />
                <Actions><Button kind={task.acknowledged ? 'primary' : 'plain'}>{words.close}</Button></Actions>
              </form>
            </Card>
          )}
          {task.held && task.responseId && task.turn.asked.includes(viewer.memberId) && (
            <Card heading={words.held.release}>
              {task.released.length > 0 && <p>{words.held.released(task.released.map((w) => words.held.names[w as 'answers' | 'words']).join(', '))}</p>}
              <form method="post" action={`${path}/releases`}>
                <Choices legend={words.held.what} name="what" type="checkbox" error={problems.what} options={[
                  { value: 'answers', label: words.held.answers, checked: ask.form.texts('what').includes('answers') },
                  { value: 'words', label: words.held.wordsToo, checked: ask.form.texts('what').includes('words') },
                ]} />
                <TextArea label={words.held.note} name="note" value={ask.form.text('note')} error={problems.note} />
                <Actions><Button>{words.held.send}</Button></Actions>
              </form>
            </Card>
          )}
          {!task.held && viewer.roles.includes('therapist') && <LinkButton href={`/therapies/${task.therapyId}`}>{words.open}</LinkButton>}
        </div>
      ),
    }),
  }
}

const acting = (ask: Ask) => ({ db: ask.db, practiceId: ask.viewer.practiceId, memberId: ask.viewer.memberId, now: ask.now })
const back = (ask: Ask, done: string): Answer => ({ to: `/tasks/${ask.params.taskId}?done=${done}` })

export const routes: Route[] = [
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
      const outcome = await documentOutcome(acting(ask), { taskId: ask.params.taskId!, outcome: ask.form.text('outcome') })
      return outcome.ok ? back(ask, 'closed') : show(ask, outcome.problems)
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
