import type { VNode } from 'preact'
import { pickPrompts } from '../../core/reflect/pick-prompts.ts'
import type { Reflection } from '../../db/reflections.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextArea } from '../parts/field.tsx'
import { Chip } from '../parts/quote.tsx'
import { words } from '../words/workspace.ts'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'

const said = words.reflect
/** Offered, and not asked: nothing is written on it. */
const MINUTE = 'grounding'

/** The questions of this case, in their order; a minute for oneself stands apart. */
export function promptsOf(w: Workspace) {
  const all = pickPrompts({ ...w.evidence, held: w.boundary, sources: w.case.source?.sources ?? [] })
  return { minute: all.find((prompt) => prompt.id === MINUTE) ?? null, prompts: all.filter((prompt) => prompt.id !== MINUTE) }
}

interface BoxProps extends Pick<PlaceProps, 'tried'> {
  id: string
  text: string
  why: string | null
  kept: Reflection | undefined
  open: boolean
}

/** One question, folded to its line; only one stands open at a time, and all are sent together. */
function Box({ id, text, why, kept, open, tried }: BoxProps): VNode {
  const problem = problemOf(tried, 'reflections', id)
  const value = typed(tried, 'reflections', `words-${id}`, kept?.words ?? '')
  return (
    <details class="prompt" name="prompt" open={open}>
      <summary><span>{text}</span>{value.trim() !== '' && <Chip>{said.kept}</Chip>}</summary>
      {why && <p class="small muted">{said.why} {why}</p>}
      <input type="hidden" name="prompt" value={id} />
      <input type="hidden" name={`was-${id}`} value={kept?.writtenAt.toISOString() ?? ''} />
      <TextArea id={`reflections-${id}`} name={`words-${id}`} label={<span class="visually-hidden">{said.label}</span>} rows={2} value={value} error={problem} />
      {problem && kept && kept.words !== value && <blockquote class="other-window">{kept.words}</blockquote>}
    </details>
  )
}

/** Reflect: own part first, private to its author, each question may be skipped. */
export function Reflect({ w, tried }: PlaceProps): VNode {
  const { minute, prompts } = promptsOf(w)
  const keptOn = (id: string) => w.reflections.find((one) => one.promptId === id)
  const earlier = w.reflections.filter((one) => !prompts.some((prompt) => prompt.id === one.promptId))
  const wrong = prompts.find((prompt) => problemOf(tried, 'reflections', prompt.id))?.id
  const first = wrong ?? prompts.find((prompt) => !keptOn(prompt.id))?.id
  if (prompts.length === 0 && earlier.length === 0) return <Boundary />
  // Where something asks to be read first, there is room for one question; the others wait in a fold.
  const cramped = w.tasks.length > 0 && prompts.length > 1
  const box = (prompt: typeof prompts[number]) => (
    <Box id={prompt.id} text={prompt.text} why={prompt.why} kept={keptOn(prompt.id)} open={prompt.id === first} tried={tried} />
  )
  const others = [
    ...prompts.filter((prompt) => !cramped || prompt.id !== first).map(box),
    ...earlier.map((one) => (
      <Box id={one.promptId} text={said.earlier} why={null} kept={one} tried={tried}
        open={problemOf(tried, 'reflections', one.promptId) !== undefined} />
    )),
  ]
  const calm = minute && <p class="minute small">{minute.text}</p>
  return (
    <>
      {w.boundary && <Boundary />}
      <Card heading={said.heading}>
        <p class="private small">{said.privacy}</p>
        {!cramped && calm}
        <form method="post" action={`/ruptures/${w.ruptureId}/reflections`}>
          <Seen w={w} place="reflect" />
          <div class="prompts">
            {cramped && prompts.filter((prompt) => prompt.id === first).map(box)}
            {cramped ? <Disclosure summary={said.more(others.length)}>{others}</Disclosure> : others}
          </div>
          <Actions><Button kind="primary">{said.save}</Button><span class="small muted">{said.skip}</span></Actions>
          {cramped && calm}
        </form>
      </Card>
    </>
  )
}
