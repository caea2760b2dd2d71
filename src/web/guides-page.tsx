import type { VNode } from 'preact'
import { voteGuide } from '../actions/vote-guide.ts'
import { type Block, findGuide, type Guide, guides } from '../core/guides/index.ts'
import { guideVotes } from '../db/guide-votes.ts'
import { inTenant } from '../db/open.ts'
import { Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { ErrorSummary, Field } from './parts/field.tsx'
import { carriable } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Route } from './route.ts'
import { page, plainPage } from './shell.tsx'
import { words } from './words/guides.ts'
import { words as partWords } from './words/parts.ts'

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")

function textOf({ title, summary, body, topics }: Guide): string {
  return folded([title, summary, ...topics, ...body.flatMap((b) => ('text' in b ? [b.text] : b.items))].join('\n'))
}
const searchable = new Map(guides.map((guide) => [guide.id, textOf(guide)]))

/** The guides of each group, in reading order; groups left empty are left out. */
function grouped(found: readonly Guide[]): { heading: string; guides: Guide[] }[] {
  const groups = words.groups.map(({ heading }) => ({ heading, guides: [] as Guide[] }))
  let at = -1
  for (const guide of guides) {
    const start = words.groups.findIndex(({ from }) => from === guide.id)
    if (start >= 0) at = start
    if (found.includes(guide)) groups[Math.max(0, at)]!.guides.push(guide)
  }
  return groups.filter((group) => group.guides.length > 0)
}

async function showGuides({ viewer, query }: Ask): Promise<Answer> {
  const q = carriable((query.q ?? '').trim()).slice(0, 200)
  const wanted = folded(q).split(/\s+/).filter((word) => word !== '')
  const found = guides.filter((guide) => wanted.every((word) => searchable.get(guide.id)!.includes(word)))
  return {
    html: page({
      title: words.title, member: viewer, practiceName: viewer.practiceName, nav: 'guides', sub: words.sub(guides.length),
      children: (
        <>
          <form method="get" action="/guides" class="find" role="search">
            <Field name="q" label={words.search.label} type="search" value={q} />
            <Button>{words.search.button}</Button>
          </form>
          {q !== '' && <p class="found" role="status">{words.found(found.length, q)} <a href="/guides">{words.search.all}</a></p>}
          {grouped(found).map((group) => (
            <section class="row-group">
              <h2>{group.heading}<span class="row-count"> {group.guides.length}</span></h2>
              <ul class="rows">
                {group.guides.map((guide) => (
                  <li class="guide-row">
                    <h3><a href={`/guides/${guide.id}`}>{guide.title}</a></h3>
                    <p>{guide.summary}</p>
                    <p class="guide-minutes">{partWords.guide.minutes(guide.minutes)}</p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      ),
    }),
  }
}

function BlockOf({ block }: { block: Block }): VNode {
  if ('text' in block) {
    if (block.kind === 'h') return <h2>{block.text}</h2>
    return block.kind === 'note' ? <p class="guide-note">{block.text}</p> : <p>{block.text}</p>
  }
  const items = block.items.map((item) => <li>{item}</li>)
  if (block.kind === 'list') return <ul>{items}</ul>
  return (
    <section class={`guide-${block.kind}`}>
      <h2>{words[block.kind]}</h2>
      <ul>{block.kind === 'say' ? block.items.map((item) => <li class="serif">“{item}”</li>) : items}</ul>
    </section>
  )
}

function unknownGuide(): Answer {
  const { title, text, link } = words.unknown
  return { html: plainPage({ title, children: <><p>{text}</p><p><LinkButton href="/guides">{link}</LinkButton></p></> }), status: 404 }
}

async function guidePage({ db, viewer, query }: Ask, guide: Guide, problem?: string): Promise<string> {
  const votes = await inTenant(db, viewer, (tx) => guideVotes(tx, guide.id, viewer.memberId))
  const w = words.helpful
  return page({
    title: guide.title, member: viewer, practiceName: viewer.practiceName, nav: 'guides',
    sub: partWords.guide.minutes(guide.minutes), headAside: <Button prints>{words.print}</Button>, notice: words.notices.get(query.done ?? ''),
    children: (
      <>
        <ErrorSummary errors={problem ? [{ field: 'helpful', text: problem }] : []} />
        <article class="prose guide">
          <p class="guide-summary">{guide.summary}</p>
          {guide.body.map((block) => <BlockOf block={block} />)}
          <section class="guide-sources">
            <h2>{words.sources}</h2>
            <ul>{guide.sources.map((source) => <li>{source}</li>)}</ul>
          </section>
        </article>
        <div class="guide-end no-print">
          <Card heading={w.legend} id="helpful">
            <form method="post" action={`/guides/${guide.id}/votes`} class="votes">
              {(['yes', 'no'] as const).map((answer) => (
                <button
                  class="button plain" name="helpful" value={answer}
                  aria-pressed={votes.own === null ? undefined : votes.own === (answer === 'yes')}
                >
                  {w[answer]}
                </button>
              ))}
              <p class="muted">
                {w.counts(votes.yes, votes.all)} {votes.own !== null && w.yours[votes.own ? 'yes' : 'no']}
              </p>
            </form>
          </Card>
          <p><a href="/guides">{words.back}</a></p>
        </div>
      </>
    ),
  })
}

async function showGuide(ask: Ask): Promise<Answer> {
  const guide = findGuide(ask.params.guide ?? '')
  return guide ? { html: await guidePage(ask, guide) } : unknownGuide()
}

async function vote(ask: Ask): Promise<Answer> {
  const guide = findGuide(ask.params.guide ?? '')
  if (!guide) return unknownGuide()
  const helpful = ask.form.text('helpful')
  if (helpful !== 'yes' && helpful !== 'no') return { html: await guidePage(ask, guide, words.helpful.choose), status: 422 }
  const { db, now, viewer } = ask
  await voteGuide({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, { guideId: guide.id, helpful: helpful === 'yes' })
  return { to: `/guides/${guide.id}?done=voted` }
}

export const routes: Route[] = [
  { method: 'GET', path: '/guides', roles: everyone, handle: showGuides },
  { method: 'GET', path: '/guides/:guide', roles: everyone, handle: showGuide },
  { method: 'POST', path: '/guides/:guide/votes', roles: everyone, handle: vote },
]
