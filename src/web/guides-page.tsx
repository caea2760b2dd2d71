import type { VNode } from 'preact'
import { commentOnGuide, takeBackComment } from '../actions/comment-on-guide.ts'
import { voteGuide } from '../actions/vote-guide.ts'
import { type Guide, findGuide, guideEntries, guides, parts } from '../core/guides/index.ts'
import { questionOf, search } from '../core/guides/search.ts'
import { commentsBy } from '../db/guide-comments.ts'
import { guideVotes } from '../db/guide-votes.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { countOwnGuides, type OwnGuide, ownEntries, ownGuide, ownGuides, ownGuidesById } from '../db/own-guides.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { Empty } from './parts/empty.tsx'
import { ErrorSummary, Field, TextArea } from './parts/field.tsx'
import { GuideArticle } from './parts/guide-article.tsx'
import { Chip } from './parts/quote.tsx'
import { carriable } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Route, type Viewer } from './route.ts'
import { page, plainPage } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/guides.ts'
import { words as partWords } from './words/parts.ts'
import { words as tryWords } from './words/try.ts'

/** As many of the practice's own as the library shows before "all". */
const OWN_SHOWN = 6
/** As many results as one reads through. */
const MOST_FOUND = 50

/** One guide in a list; a guide of the practice is marked as such. `level` is that of the list's place on the page. */
export function GuideRow({ guide, own, level = 3 }: {
  guide: Pick<Guide, 'id' | 'title' | 'summary' | 'minutes'>
  own?: boolean
  level?: 2 | 3
}): VNode {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li class="guide-row">
      <Heading><a href={`/guides/${guide.id}`}><bdi>{guide.title}</bdi></a></Heading>
      <p dir={own ? 'auto' : undefined}>{guide.summary}</p>
      <p class="guide-minutes">{own && <><Chip>{words.own.mark}</Chip> </>}<span class="nowrap">{partWords.guide.minutes(guide.minutes)}</span></p>
    </li>
  )
}

function Rows({ heading, count, id, aside, children }: { heading: string; count: number; id?: string; aside?: VNode; children: VNode[] }): VNode {
  return (
    <section class="row-group" id={id}>
      <h2>{heading}<span class="row-count"> {count}</span>{aside}</h2>
      <ul class="rows">{children}</ul>
    </section>
  )
}

/** What a director can do with the library. */
function DirectorLinks({ viewer }: { viewer: Viewer }): VNode | null {
  if (!viewer.roles.includes('director')) return null
  return (
    <p class="head-links">
      <a href="/guides/comments">{words.received.link}</a>
      <a href="/guides/own/new">{words.own.add}</a>
    </p>
  )
}

async function showGuides({ db, viewer, query }: Ask): Promise<Answer> {
  const q = carriable((query.q ?? '').trim()).slice(0, 200)
  const { counts, children } = await inTenant(db, viewer, async (tx) => {
    const counts = await countOwnGuides(tx)
    if (q !== '') return { counts, children: await results(q, (words, every) => ownEntries(tx, words, every), (ids) => ownGuidesById(tx, ids)) }
    return { counts, children: <Library own={await ownGuides(tx, { retired: false, offset: 0, limit: OWN_SHOWN })} offered={counts.offered} /> }
  })
  return {
    html: page({
      title: words.title, member: viewer, practiceName: viewer.practiceName, nav: 'guides', sub: words.sub(guides.length, counts.offered),
      headAside: <DirectorLinks viewer={viewer} />, notice: words.notices.get(query.done ?? ''),
      children: (
        <>
          <form method="get" action="/guides" class="find" role="search">
            <Field name="q" label={words.search.label} hint={words.search.hint} type="search" value={q} />
            <Button>{words.search.button}</Button>
          </form>
          {children}
        </>
      ),
    }),
  }
}

/** The whole library, with the parts it has at its head. */
function Library({ own, offered }: { own: readonly OwnGuide[]; offered: number }): VNode {
  return (
    <>
      <Disclosure summary={words.jump}>
        <nav class="guide-parts" aria-label={words.jump}>
          <ul>
            {offered > 0 && <li><a href="#own">{words.own.heading}</a></li>}
            {parts.map(({ part }) => <li><a href={`#${part}`}>{words.parts[part]}</a></li>)}
          </ul>
        </nav>
      </Disclosure>
      {offered > 0 && (
        <Rows heading={words.own.heading} count={offered} id="own" aside={offered > own.length ? <a class="rows-all" href="/guides/own">{words.own.all(offered)}</a> : undefined}>
          {own.map(({ guide }) => <GuideRow guide={guide} own />)}
        </Rows>
      )}
      {parts.map(({ part, guides: inPart }) => (
        <Rows heading={words.parts[part] ?? part} count={inPart.length} id={part}>{inPart.map((guide) => <GuideRow guide={guide} />)}</Rows>
      ))}
      <p><a href="/try">{tryWords.link}</a></p>
    </>
  )
}

/** The guides that hold the words of a question: those that ship and those of the practice, the closest first. */
async function results(
  q: string, entriesOf: (question: string[], every: boolean) => ReturnType<typeof ownEntries>, load: (ids: string[]) => Promise<OwnGuide[]>,
): Promise<VNode> {
  const question = questionOf(q)
  const ask = async (every: boolean) => search<Guide | string>(question, [...guideEntries, ...(await entriesOf(question, every))])
  const strict = await ask(true)
  const { all, items } = strict.all && strict.items.length > 0 ? strict : await ask(false)
  const shown = items.slice(0, MOST_FOUND)
  const own = await load(shown.filter((item) => typeof item === 'string'))
  const n = items.length
  if (n === 0) {
    return (
      <Empty heading={words.nothing.heading} action={<LinkButton href="/guides">{words.search.all}</LinkButton>}>
        <div class="stack-tight"><p role="status">{words.nothing.text(q)}</p><p class="muted">{words.nothing.ask}</p></div>
      </Empty>
    )
  }
  return (
    <>
      <p class="found" role="status">
        {!all ? words.partly(n, q) : n > shown.length ? words.closest(shown.length, n, q) : words.found(n, q)} <a href="/guides">{words.search.all}</a>
      </p>
      <ul class="rows">
        {shown.map((item) => {
          if (typeof item !== 'string') return <GuideRow guide={item} level={2} />
          const found = own.find(({ guide }) => guide.id === item)
          return found ? <GuideRow guide={found.guide} own level={2} /> : null
        })}
      </ul>
    </>
  )
}

export function unknownGuide(): Answer {
  const { title, text, link } = words.unknown
  return { html: plainPage({ title, children: <><p>{text}</p><p><LinkButton href="/guides">{link}</LinkButton></p></> }), status: 404 }
}

/** The guide of an address: one that ships, or one of the practice. */
async function asked({ db, viewer, params }: Ask): Promise<{ guide: Guide; own: OwnGuide | null } | null> {
  const id = params.guide ?? ''
  const guide = findGuide(id)
  if (guide) return { guide, own: null }
  const own = await inTenant(db, viewer, (tx) => ownGuide(tx, id))
  return own ? { guide: own.guide, own } : null
}

/** What came back with a problem: by field, and the comment as it was typed. */
interface Back { problems: Record<string, string>; typed: string }

async function guidePage({ db, viewer, query }: Ask, { guide, own }: { guide: Guide; own: OwnGuide | null }, back: Back | null = null): Promise<string> {
  const { votes, sent } = await inTenant(db, viewer, async (tx) => ({
    votes: await guideVotes(tx, guide.id, viewer.memberId), sent: await commentsBy(tx, viewer.memberId, guide.id),
  }))
  const w = words.helpful
  const on = (at: Date) => dayAndYear(dayIn(at, viewer.timeZone))
  const problems = back?.problems ?? {}
  return page({
    title: guide.title, heading: <bdi>{guide.title}</bdi>, member: viewer, practiceName: viewer.practiceName, nav: 'guides',
    sub: <>{partWords.guide.minutes(guide.minutes)}{own && <> <Chip>{words.own.mark}</Chip></>}</>,
    headAside: (
      <p class="head-links">
        {own && viewer.roles.includes('director') && <a href={`/guides/own/${guide.id}/change`}>{words.own.change}</a>}
        <Button prints>{words.print}</Button>
      </p>
    ),
    notice: words.notices.get(query.done ?? ''),
    children: (
      <>
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        {own?.retiredAt && <p class="guide-state">{words.own.isRetired(on(own.retiredAt))}</p>}
        <GuideArticle guide={guide} own={own ? words.own.written(own.writtenBy, on(own.writtenAt), own.version) : undefined} />
        <div class="guide-end no-print">
          {!own?.retiredAt && (
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
              <Disclosure summary={words.comment.summary} open={back !== null || votes.own === false}>
                <form method="post" action={`/guides/${guide.id}/comments`} class="stack-tight">
                  <TextArea name="comment" label={words.comment.label} hint={words.comment.hint} rows={3} value={carriable(back?.typed ?? '')} error={problems.comment} />
                  <Actions><Button>{words.comment.button}</Button></Actions>
                </form>
              </Disclosure>
            </Card>
          )}
          {sent.length > 0 && (
            <Card heading={words.comment.sent(sent.length)} id="sent">
              {sent.map((one) => (
                <form method="post" action={`/guides/${guide.id}/comments/${one.commentId}/removal`} class="sent-comment">
                  <p class="as-typed" dir="auto">{one.words}</p>
                  <p class="small muted">{words.comment.on(on(one.sentAt))}</p>
                  <button class="link-like small" aria-label={words.comment.takeBackOf(on(one.sentAt))}>{words.comment.takeBack}</button>
                </form>
              ))}
            </Card>
          )}
          <p><a href="/guides">{words.back}</a></p>
        </div>
      </>
    ),
  })
}

async function showGuide(ask: Ask): Promise<Answer> {
  const found = await asked(ask)
  return found ? { html: await guidePage(ask, found) } : unknownGuide()
}

const actingAs = ({ db, now, viewer }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })

async function vote(ask: Ask): Promise<Answer> {
  const found = await asked(ask)
  if (!found || found.own?.retiredAt) return unknownGuide()
  const helpful = ask.form.text('helpful')
  if (helpful !== 'yes' && helpful !== 'no') return { html: await guidePage(ask, found, { problems: { helpful: words.helpful.choose }, typed: '' }), status: 422 }
  await voteGuide(actingAs(ask), { guideId: found.guide.id, helpful: helpful === 'yes' })
  return { to: `/guides/${found.guide.id}?done=voted` }
}

async function comment(ask: Ask): Promise<Answer> {
  const found = await asked(ask)
  if (!found) return unknownGuide()
  const typed = ask.form.text('comment')
  const outcome = await commentOnGuide(actingAs(ask), { guideId: found.guide.id, words: typed })
  if (outcome.ok) return { to: `/guides/${found.guide.id}?done=commented` }
  return { html: await guidePage(ask, found, { problems: outcome.problems, typed }), status: 422 }
}

async function takeBack(ask: Ask): Promise<Answer> {
  const found = await asked(ask)
  if (!found) return unknownGuide()
  const outcome = await takeBackComment(actingAs(ask), { commentId: ask.params.commentId ?? '' })
  if (outcome.ok) return { to: `/guides/${found.guide.id}?done=taken-back` }
  return { html: await guidePage(ask, found, { problems: outcome.problems, typed: '' }), status: 422 }
}

export const routes: Route[] = [
  { method: 'GET', path: '/guides', roles: everyone, handle: showGuides },
  { method: 'GET', path: '/guides/:guide', roles: everyone, handle: showGuide },
  { method: 'POST', path: '/guides/:guide/votes', roles: everyone, handle: vote },
  { method: 'POST', path: '/guides/:guide/comments', roles: everyone, handle: comment },
  { method: 'POST', path: '/guides/:guide/comments/:commentId/removal', roles: everyone, handle: takeBack },
]
