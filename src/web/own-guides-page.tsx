import type { VNode } from 'preact'
import { guideProblems, type GuideToWrite, retireGuide, writeGuide } from '../actions/write-guide.ts'
import { type Pin, pins } from '../core/guides/index.ts'
import { blocksOf, sourcesOf } from '../core/guides/own.ts'
import { interventions } from '../core/repair/interventions/index.ts'
import { whats } from '../core/source/what.ts'
import { type ReceivedComment, receivedComments } from '../db/guide-comments.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { countOwnGuides, type OwnGuide, ownGuide, ownGuides, ownVersions } from '../db/own-guides.ts'
import { GuideRow, unknownGuide } from './guides-page.tsx'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Disclosure } from './parts/disclosure.tsx'
import { Empty } from './parts/empty.tsx'
import { ErrorSummary, Field, TextArea } from './parts/field.tsx'
import { GuideArticle } from './parts/guide-article.tsx'
import { TagPicker } from './parts/tag-picker.tsx'
import { carriable, typedField } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Form, type Route, type Viewer } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/guides.ts'

const PER_PAGE = 40
const w = words.form

const shellOf = (viewer: Viewer) => ({ member: viewer, practiceName: viewer.practiceName, nav: 'guides' })
const actingAs = ({ db, now, viewer }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })
const dayOf = (at: Date, viewer: Viewer) => dayAndYear(dayIn(at, viewer.timeZone))

/** The page an address asks for, from 0; nonsense is the first one. */
function pageIn(query: Record<string, string>): number {
  const typed = /^\d{1,4}$/.test(query.page ?? '') ? Number(query.page) : 1
  return Math.max(0, typed - 1)
}

/** Links to the pages before and after this one. */
function Turn({ at, more, href, before, after }: { at: number; more: boolean; href: (page: number) => string; before: string; after: string }): VNode | null {
  if (at === 0 && !more) return null
  return (
    <p class="head-links">
      {at > 0 && <a href={href(at)} rel="prev">{before}</a>}
      {more && <a href={href(at + 2)} rel="next">{after}</a>}
    </p>
  )
}

/** All guides of the practice; a director also finds the retired ones. */
async function showOwn({ db, viewer, query }: Ask): Promise<Answer> {
  const director = viewer.roles.includes('director')
  const retired = director && query.retired === 'yes'
  const at = pageIn(query)
  const { counts, shown } = await inTenant(db, viewer, async (tx) => ({
    counts: await countOwnGuides(tx), shown: await ownGuides(tx, { retired, offset: at * PER_PAGE, limit: PER_PAGE }),
  }))
  const n = retired ? counts.retired : counts.offered
  const o = words.own
  return {
    html: page({
      ...shellOf(viewer), title: retired ? o.retiredTitle : o.title, sub: n > 0 ? o.sub(n) : undefined,
      headAside: (
        <p class="head-links">
          {director && (retired ? <a href="/guides/own">{o.offered}</a> : counts.retired > 0 && <a href="/guides/own?retired=yes">{o.retired(counts.retired)}</a>)}
          {director && <a href="/guides/own/new">{o.add}</a>}
        </p>
      ),
      children: (
        <>
          {n === 0
            ? <Empty heading={o.empty.heading} action={director ? <LinkButton href="/guides/own/new">{o.add}</LinkButton> : undefined}><p>{o.empty.text}</p></Empty>
            : <ul class="rows">{shown.map(({ guide }) => <GuideRow guide={guide} own level={2} />)}</ul>}
          <Turn at={at} more={n > (at + 1) * PER_PAGE} before={o.previous} after={o.next} href={(p) => `/guides/own?page=${p}${retired ? '&retired=yes' : ''}`} />
          <p class="guide-end"><a href="/guides">{words.back}</a></p>
        </>
      ),
    }),
  }
}

interface Typed extends GuideToWrite { seen: number }

function typedIn(form: Form): Typed {
  const seen = form.text('seen')
  return {
    title: form.text('title'), summary: form.text('summary'), body: form.text('body'), sources: form.text('sources'),
    pins: form.texts('pins'), seen: /^\d{1,6}$/.test(seen) ? Number(seen) : 0,
  }
}

const nothingTyped: Typed = { title: '', summary: '', body: '', sources: '', pins: [], seen: 0 }

/** How each thing is called that a guide can stand beside. */
function pinLabel(pin: Pin): string {
  const [kind = '', id = ''] = pin.split(':')
  if (kind === 'source') return whats.find((what) => what.id === id)?.label ?? id
  if (kind === 'sign') return Object.entries(words.signFamily).find(([family]) => family === id)?.[1] ?? id
  return interventions.find((tool) => tool.id === id)?.title ?? id
}

interface FormView { typed: Typed; problems: Record<string, string>; own: OwnGuide | null; look: boolean }

function formPage({ viewer }: Ask, { typed, problems, own, look }: FormView): string {
  const { guideTitle, summary, body, sources } = w
  const address = own ? `/guides/own/${own.guide.id}/change` : '/guides/own/new'
  const group = (kind: 'source' | 'sign' | 'intervention') => ({
    heading: w.pinGroups[kind],
    tags: pins.filter((pin) => pin.startsWith(`${kind}:`)).map((pin) => ({ value: pin, label: pinLabel(pin), checked: typed.pins.includes(pin) })),
  })
  return page({
    ...shellOf(viewer), title: own ? w.changeTitle(own.guide.title) : w.title, sub: w.sub,
    children: (
      <>
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        {look && (
          <Card heading={w.lookHeading} aside={<span class="small muted">{w.lookNote}</span>}>
            <h3 dir="auto">{carriable(typed.title)}</h3>
            <GuideArticle own={viewer.name} guide={{ summary: carriable(typed.summary), body: blocksOf(carriable(typed.body)), sources: sourcesOf(carriable(typed.sources)) }} />
          </Card>
        )}
        <form method="post" action={address} class="stack own-guide">
          <input type="hidden" name="seen" value={String(typed.seen)} />
          <Field {...typedField('title', guideTitle, typed.title, problems)} required />
          <Field {...typedField('summary', summary, typed.summary, problems)} required />
          <TextArea {...typedField('body', body, typed.body, problems)} rows={14} required />
          <Disclosure summary={w.marks}>
            <dl class="facts marks">{w.marksText.map(([mark, what]) => <><dt><code>{mark}</code></dt><dd>{what}</dd></>)}</dl>
            <p>{w.marksNote}</p>
          </Disclosure>
          <TextArea {...typedField('sources', sources, typed.sources, problems)} rows={3} optional />
          <div id="pins">
            {problems.pins && <p class="error">{problems.pins}</p>}
            <TagPicker name="pins" legend={w.pins.legend} hint={w.pins.hint} groups={[group('source'), group('sign'), group('intervention')]} />
          </div>
          <Actions>
            <Button kind="primary">{own ? w.saveChange : w.save}</Button>
            <Button name="look" value="yes">{w.look}</Button>
            <LinkButton href={own ? `/guides/${own.guide.id}` : '/guides'} kind="quiet">{w.cancel}</LinkButton>
          </Actions>
        </form>
        {own && <Retiring own={own} />}
      </>
    ),
  })
}

function Retiring({ own }: { own: OwnGuide }): VNode {
  const said = own.retiredAt ? w.bringBack : w.retire
  return (
    <div class="guide-end">
      {own.newest > 1 && <p><a href={`/guides/own/${own.guide.id}/versions`}>{words.own.versions}</a></p>}
      <Card heading={said.heading} id="retirement">
        <p class="muted">{said.text}</p>
        <form method="post" action={`/guides/own/${own.guide.id}/retirement`}>
          <input type="hidden" name="retired" value={own.retiredAt ? 'no' : 'yes'} />
          <Actions><Button>{said.button}</Button></Actions>
        </form>
      </Card>
    </div>
  )
}

async function showNew(ask: Ask): Promise<Answer> {
  return { html: formPage(ask, { typed: nothingTyped, problems: {}, own: null, look: false }) }
}

const own = (ask: Ask) => inTenant(ask.db, ask.viewer, (tx) => ownGuide(tx, ask.params.ownGuideId ?? ''))

async function showChange(ask: Ask): Promise<Answer> {
  const found = await own(ask)
  if (!found) return unknownGuide()
  return { html: formPage(ask, { typed: { ...found.typed, pins: found.pins, seen: found.newest }, problems: {}, own: found, look: false }) }
}

async function save(ask: Ask, guide: OwnGuide | null): Promise<Answer> {
  const typed = typedIn(ask.form)
  if (ask.form.has('look')) {
    const problems = guideProblems(typed)
    const wrong = Object.keys(problems).length > 0
    return { html: formPage(ask, { typed, problems, own: guide, look: !wrong }), ...(wrong ? { status: 422 } : {}) }
  }
  const outcome = await writeGuide(actingAs(ask), { ...typed, guideId: guide?.guide.id ?? null })
  if (outcome.ok) return { to: `/guides/${outcome.value.guideId}?done=${guide ? 'changed' : 'written'}` }
  // Saving once more is then a decision to go on from the newest version.
  const seen = outcome.problems.version && guide ? guide.newest : typed.seen
  return { html: formPage(ask, { typed: { ...typed, seen }, problems: outcome.problems, own: guide, look: false }), status: 422 }
}

const saveNew = (ask: Ask): Promise<Answer> => save(ask, null)

async function saveChange(ask: Ask): Promise<Answer> {
  const found = await own(ask)
  return found ? save(ask, found) : unknownGuide()
}

async function retire(ask: Ask): Promise<Answer> {
  const found = await own(ask)
  if (!found) return unknownGuide()
  const choice = ask.form.text('retired')
  if (choice !== 'yes' && choice !== 'no') return showChange(ask)
  const outcome = await retireGuide(actingAs(ask), { guideId: found.guide.id, retired: choice === 'yes' })
  if (outcome.ok) return { to: `/guides/${found.guide.id}?done=${choice === 'yes' ? 'retired' : 'back'}` }
  const typed = { ...found.typed, pins: found.pins, seen: found.newest }
  return { html: formPage(ask, { typed, problems: outcome.problems, own: found, look: false }), status: 422 }
}

async function showVersions(ask: Ask): Promise<Answer> {
  const { viewer } = ask
  const all = await inTenant(ask.db, viewer, (tx) => ownVersions(tx, ask.params.ownGuideId ?? ''))
  const [newest] = all
  if (!newest) return unknownGuide()
  const v = words.versions
  return {
    html: page({
      ...shellOf(viewer), title: v.title(newest.guide.title), sub: v.sub,
      children: (
        <div class="stack">
          {all.map((one) => (
            <Disclosure open={one === newest} summary={<>{v.version(one.version, one === newest)} <span class="muted small">· {v.by(one.writtenBy, dayOf(one.writtenAt, viewer))}</span></>}>
              <h2 dir="auto">{one.guide.title}</h2>
              <GuideArticle guide={one.guide} own={v.by(one.writtenBy, dayOf(one.writtenAt, viewer))} />
            </Disclosure>
          ))}
          <p><a href={`/guides/${newest.guide.id}`}>{v.toChange}</a></p>
        </div>
      ),
    }),
  }
}

function Comment({ one, viewer }: { one: ReceivedComment; viewer: Viewer }): VNode {
  return (
    <li class="received">
      <h2><a href={`/guides/${one.guideId}`}><bdi>{one.guideTitle}</bdi></a></h2>
      <p class="as-typed" dir="auto">{one.words}</p>
      <p class="small muted"><bdi>{words.received.from(one.from, dayOf(one.sentAt, viewer))}</bdi></p>
    </li>
  )
}

async function showComments({ db, viewer, query }: Ask): Promise<Answer> {
  const at = pageIn(query)
  const { comments, more } = await inTenant(db, viewer, (tx) => receivedComments(tx, { offset: at * PER_PAGE, limit: PER_PAGE }))
  const r = words.received
  return {
    html: page({
      ...shellOf(viewer), title: r.title, sub: r.sub,
      children: (
        <>
          {comments.length === 0
            ? <Empty heading={r.empty.heading}><p>{r.empty.text}</p></Empty>
            : <ul class="rows">{comments.map((one) => <Comment one={one} viewer={viewer} />)}</ul>}
          <Turn at={at} more={more} before={r.newer} after={r.older} href={(p) => `/guides/comments?page=${p}`} />
          <p class="guide-end"><a href="/guides">{words.back}</a></p>
        </>
      ),
    }),
  }
}

export const routes: Route[] = [
  { method: 'GET', path: '/guides/own', roles: everyone, handle: showOwn },
  { method: 'GET', path: '/guides/own/new', roles: ['director'], handle: showNew },
  { method: 'POST', path: '/guides/own/new', roles: ['director'], handle: saveNew },
  { method: 'GET', path: '/guides/own/:ownGuideId/change', roles: ['director'], handle: showChange },
  { method: 'POST', path: '/guides/own/:ownGuideId/change', roles: ['director'], handle: saveChange },
  { method: 'POST', path: '/guides/own/:ownGuideId/retirement', roles: ['director'], handle: retire },
  { method: 'GET', path: '/guides/own/:ownGuideId/versions', roles: ['director'], handle: showVersions },
  { method: 'GET', path: '/guides/comments', roles: ['director'], handle: showComments },
]
