import type { VNode } from 'preact'
import { formOfNote } from '../../core/practise/note.ts'
import { generalQuestion } from '../../core/reflect/general.ts'
import { GROUNDING_SECONDS, grounding } from '../../core/reflect/grounding.ts'
import { pickPrompts } from '../../core/reflect/pick-prompts.ts'
import { dayIn } from '../../db/local-day.ts'
import type { Reflection } from '../../db/reflections.ts'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextArea } from '../parts/field.tsx'
import { Chip } from '../parts/quote.tsx'
import { TimerButton } from '../parts/timer.tsx'
import { day } from '../words/dates.ts'
import { words as said } from '../words/reflect.ts'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'

/** Offered, and not asked: nothing is written on it. */
const MINUTE = 'grounding'

/** The questions of this case, in their order; a minute for oneself stands apart. */
export function promptsOf(w: Workspace) {
  const all = pickPrompts({ ...w.evidence, held: w.boundary, sources: w.case.source?.sources ?? [] })
  return { minute: all.find((prompt) => prompt.id === MINUTE) ?? null, prompts: all.filter((prompt) => prompt.id !== MINUTE) }
}

/** What stands over a note that is no answer to a question of today. */
function nameOf(promptId: string): string {
  const form = formOfNote(promptId)
  return form ? said.practised[form] : generalQuestion(promptId) ?? said.earlier
}

interface BoxProps extends Pick<PlaceProps, 'tried' | 'w'> {
  id: string
  text: string
  why: string | null
  deeper: readonly string[]
  kept: Reflection | undefined
  open: boolean
}

/** One question, folded to its line; only one stands open at a time, and all are sent together. */
function Box({ w, id, text, why, deeper, kept, open, tried }: BoxProps): VNode {
  const problem = problemOf(tried, 'reflections', id)
  const value = typed(tried, 'reflections', `words-${id}`, kept?.words ?? '')
  const locked = kept && kept.words === null
  return (
    <details class="prompt" name="prompt" open={open}>
      <summary><span>{text}</span>{kept?.shared ? <Chip>{said.shared}</Chip> : locked ? <Chip>{said.locked.chip}</Chip> : value.trim() !== '' && <Chip>{said.kept}</Chip>}</summary>
      {why && <p class="small muted">{said.why} {why}</p>}
      <input type="hidden" name="prompt" value={id} />
      <input type="hidden" name={`was-${id}`} value={kept?.writtenAt.toISOString() ?? ''} />
      {locked ? <Locked w={w} id={id} kept={kept} problem={problem} /> : w.canKeep && (
        <TextArea id={`reflections-${id}`} name={`words-${id}`} label={<span class="visually-hidden">{said.label}</span>} rows={id.startsWith('rehearsal') ? 4 : 2} value={value} error={problem} />
      )}
      {!locked && !w.canKeep && value && <p class="own-words">{value}</p>}
      {problem && kept?.words && kept.words !== value && <blockquote class="other-window">{kept.words}</blockquote>}
      {kept && !locked && <Sharing w={w} id={id} kept={kept} />}
      {deeper.length > 0 && <p class="small muted further">{said.further} {deeper.join(' ')}</p>}
    </details>
  )
}

/** A note whose key is not here: said calmly, kept as it is, and its author's to delete. */
function Locked({ w, id, kept, problem }: { w: Workspace; id: string; kept: Reflection; problem: string | undefined }): VNode {
  return (
    <div class="locked" id={`reflections-${id}`}>
      <p>{said.locked.note(day(dayIn(kept.writtenAt, w.view.timeZone)))}</p>
      {problem && <p class="error">{problem}</p>}
      {/* Ticked, it sends the empty words that delete a note. */}
      <label class="tap small"><span><input type="checkbox" name={`words-${id}`} value="" /> {said.locked.forget}</span></label>
    </div>
  )
}

/** With whom a kept note is shared, or who it can be shared with; both keep what was typed on the page first. */
function Sharing({ w, id, kept }: { w: Workspace; id: string; kept: Reflection }): VNode | null {
  const base = `/ruptures/${w.ruptureId}`
  if (kept.shared) {
    const since = day(dayIn(kept.shared.at, w.view.timeZone))
    return (
      <div class="sharing small">
        <p>{kept.shared.seen ? said.share.with(kept.shared.name, since) : said.share.unseen(kept.shared.name, since)}</p>
        <Button kind="quiet" name="entry" value={id} formAction={`${base}/taken-back`}>{said.share.takeBack}</Button>
      </div>
    )
  }
  if (!w.supervisor) return null
  return (
    <div class="sharing small">
      <Button kind="quiet" name="entry" value={id} formAction={`${base}/sharing`}>{said.share.offer(w.supervisor.name)}</Button>
    </div>
  )
}

/** Asked once more before a note is shared: with whom, what goes along, and the words themselves. */
function ShareCard({ w, kept }: { w: Workspace; kept: Reflection }): VNode | null {
  if (!w.supervisor || kept.words === null || kept.shared) return null
  const { name } = w.supervisor
  return (
    <Card heading={said.share.heading(name)} id="share">
      <p class="muted">{nameOf(kept.promptId)}</p>
      <blockquote class="own-words">{kept.words}</blockquote>
      <p class="small">{said.share.text(name)}</p>
      <form method="post" action={`/ruptures/${w.ruptureId}/shared-reflections`}>
        <Seen w={w} place="reflect" />
        <input type="hidden" name="entry" value={kept.promptId} />
        <input type="hidden" name="was" value={kept.writtenAt.toISOString()} />
        <Actions><Button kind="primary">{said.share.confirm(name)}</Button><LinkButton href={`/ruptures/${w.ruptureId}/reflect`} kind="quiet">{said.share.not}</LinkButton></Actions>
      </form>
    </Card>
  )
}

/** A minute for oneself, always at hand; where the evidence stirs, it says why. */
function Minute({ why }: { why: string | null }): VNode {
  return (
    <Disclosure summary={said.minute}>
      {why && <p class="small">{why}</p>}
      <ol class="answer small">{grounding.map((step) => <li>{step}</li>)}</ol>
      <TimerButton seconds={GROUNDING_SECONDS} over={said.timerOver}>{said.timer}</TimerButton>
    </Disclosure>
  )
}

/** Reflect: own part first, private to its author, each question may be skipped. */
export function Reflect({ w, tried, query }: PlaceProps): VNode {
  const { minute, prompts } = promptsOf(w)
  const keptOn = (id: string) => w.reflections.find((one) => one.promptId === id)
  const earlier = w.reflections.filter((one) => !prompts.some((prompt) => prompt.id === one.promptId))
  const wrong = prompts.find((prompt) => problemOf(tried, 'reflections', prompt.id))?.id
  const first = wrong ?? prompts.find((prompt) => !keptOn(prompt.id))?.id
  const sharing = query.share === undefined ? undefined : keptOn(query.share)
  if (prompts.length === 0 && earlier.length === 0) return <Boundary />
  // Where something asks to be read first, there is room for one question; the others wait in a fold.
  const cramped = w.tasks.length > 0 && prompts.length > 1
  const box = (prompt: typeof prompts[number]) => (
    <Box w={w} id={prompt.id} text={prompt.text} why={prompt.why} deeper={prompt.deeper} kept={keptOn(prompt.id)} open={prompt.id === first} tried={tried} />
  )
  const others = [
    ...prompts.filter((prompt) => !cramped || prompt.id !== first).map(box),
    ...earlier.map((one) => (
      <Box w={w} id={one.promptId} text={nameOf(one.promptId)} why={null} deeper={[]} kept={one} tried={tried}
        open={problemOf(tried, 'reflections', one.promptId) !== undefined} />
    )),
  ]
  return (
    <>
      {w.boundary && <Boundary />}
      {sharing && <ShareCard w={w} kept={sharing} />}
      {!w.canKeep && <Card heading={said.locked.heading}><p>{said.locked.text}</p></Card>}
      <Card heading={said.heading}>
        <p class="private small">{said.privacy}</p>
        {prompts.length > 0 && <Minute why={minute?.why ?? null} />}
        <form method="post" action={`/ruptures/${w.ruptureId}/reflections`}>
          <Seen w={w} place="reflect" />
          <div class="prompts">
            {cramped && prompts.filter((prompt) => prompt.id === first).map(box)}
            {cramped ? <Disclosure summary={said.more(others.length)}>{others}</Disclosure> : others}
          </div>
          {(w.canKeep || w.reflections.length > 0) && <Actions><Button kind="primary">{said.save}</Button><span class="small muted">{said.skip}</span></Actions>}
        </form>
      </Card>
    </>
  )
}
