import type { ComponentChildren, VNode } from 'preact'
import { type Place, places } from '../../core/case/index.ts'
import { firstAnswers } from '../../core/repair/first-answers.ts'
import { findGuide, guidesFor } from '../../core/guides/index.ts'
import { dayIn } from '../../db/local-day.ts'
import type { ReadingTask } from '../../db/tasks.ts'
import { LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Columns } from '../parts/columns.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { EvidenceCard } from '../parts/evidence-card.tsx'
import { ErrorSummary } from '../parts/field.tsx'
import { GuideAside, GuideLink, PinnedHere } from '../parts/guide-aside.tsx'
import { Steps } from '../parts/steps.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { noticeFor } from '../parts/notice.tsx'
import { carriable } from '../practice-fields.tsx'
import type { Answer, Ask, Form } from '../route.ts'
import { page } from '../shell.tsx'
import { day } from '../words/dates.ts'
import { words as therapyWords } from '../words/therapy.ts'
import { words } from '../words/workspace.ts'
import { type Workspace, openingOf, rankingOf, suggestionsOf } from './load.ts'

/** A form that came back because something in it needs another look: which one, and all that was typed. */
export interface Tried { noun: string; form: Form; problems: Record<string, string> }

/** What one place needs to draw itself. */
export interface PlaceProps { w: Workspace; tried: Tried | null; query: Record<string, string> }

/** What stands in a field: what was typed when its form came back, else what is kept. */
export function typed(tried: Tried | null, noun: string, name: string, kept = ''): string {
  return tried?.noun === noun ? carriable(tried.form.text(name)) : kept
}

/** The problem of one field of a form that came back. */
export function problemOf(tried: Tried | null, noun: string, name: string): string | undefined {
  return tried?.noun === noun ? tried.problems[name] : undefined
}

/** Hidden with every form: from which place it was sent, and which state of the case it answers. */
export function Seen({ w, place }: { w: Workspace; place: Place }): VNode {
  return (
    <>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="seen" value={String(w.case.events)} />
    </>
  )
}

/** What the pages of the case are for just now. */
function purpose(w: Workspace): string {
  return w.view.endedAt || w.case.closed ? words.strain(w.case.onset) : words.preparing(w.session)
}

/** The client's name, in its own direction of writing, and what the page is for. */
export function Heading({ w, what }: { w: Workspace; what: string }): VNode {
  return <><bdi>{w.view.clientName}</bdi> · {what}</>
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export function noticed(w: Workspace): string {
  const opened = dayIn(w.rupture.openedAt, w.view.timeZone)
  return words.noticed(day(opened), daysBetween(opened, dayIn(w.now, w.view.timeZone)))
}

/** What each place says in a word about what is there. */
function tabWord(w: Workspace): Record<Place, string> {
  const { facts, source, plan, opener } = w.case
  const said = words.tabWord
  const [first, ...more] = source ? w.working.sources : []
  const opening = openingOf(w, 'plain', 0)
  const offered = suggestionsOf(w, rankingOf(w))
  return {
    understand: facts.acknowledged ? said.read : said.unread,
    reflect: w.boundary ? said.elsewhere : said.notes(w.reflections.length),
    source: first ? said.source(first, more.length, source?.part ?? '') : said.noSource,
    open: w.elsewhere ? said.elsewhere : opener ? said.kept : opening.kind === 'opener' ? said.composed : opening.kind === 'quiet' ? said.quiet : said.elsewhere,
    repair: w.elsewhere ? said.otherHelp : plan ? said.planned(plan.interventions.length)
      : offered.length > 0 && !w.boundary ? said.suggested(new Set(offered.map((one) => one.intervention)).size) : said.elsewhere,
    'follow-up': w.case.closed ? therapyWords.stage[w.case.stage]
      : facts.talkedIn !== null ? said.talked(facts.talkedIn) : facts.changedIn !== null ? said.changed(facts.changedIn)
        : facts.waiting ? said.waiting : said.after(w.session),
  }
}

/** Safety before repair: stands first, and hides nothing that follows. */
export function ReadFirst({ tasks }: { tasks: readonly ReadingTask[] }): VNode | null {
  const [first] = tasks
  if (!first) return null
  const said = words.safety
  return (
    <div class="read-first">
      <Card tint="severe" word={said.state} heading={said.heading(tasks.length)}
        aside={<LinkButton href={`/tasks/${first.taskId}`} kind="primary">{said.read}</LinkButton>}>
        <p>{first.reasons[0]?.text ?? ''} {said.text}</p>
      </Card>
    </div>
  )
}

/** The numbers behind the card, for whoever wants to check them. */
function Numbers({ w }: { w: Workspace }): VNode {
  const said = words.numbers
  const figure = (x: number) => String(Math.round(x * 100) / 100)
  return (
    <Disclosure summary={said.summary}>
      <p>{said.ratios}: {w.card.pieces.map((piece, i) => said.ratio(i + 1, figure(piece.ratio))).join('; ')}.</p>
      <p>{said.posterior(Math.round(w.card.posterior * 100))}</p>
      {w.card.because.map((one) => <p class="small">{one.text} <span class="muted">({one.source})</span></p>)}
      <p class="small muted">{said.note}</p>
      {w.evidence.checkIn && <GuideLink about={`level:${w.evidence.checkIn.level}`} />}
    </Disclosure>
  )
}

function Evidence({ w }: { w: Workspace }): VNode {
  return <EvidenceCard card={w.card} client={w.client} cramped={w.tasks.length > 0}><Numbers w={w} /></EvidenceCard>
}

/** The guide that explains the place itself; Source and Repair are explained by what is chosen there. */
const explains: Partial<Record<Place, string>> = {
  understand: 'combining-answers-and-signs', reflect: 'reflect-before-you-ask', open: 'starting-the-conversation', 'follow-up': 'looking-again',
}

/** One or two short readings: about the place, and about what is at hand. */
function Guides({ w, place }: { w: Workspace; place: Place }): VNode | null {
  const own = w.boundary ? undefined : findGuide(explains[place] ?? '')
  const atHand = guidesFor({
    place, signs: [...w.evidence.signs.flatMap((sign) => [sign.signId, sign.kind]), ...(w.evidence.goneQuiet ? ['gone-quiet'] : [])],
    ...(w.boundary ? { sources: ['boundary'] } : own ? {} : { sources: w.working.sources }),
    ...(place === 'repair' && w.case.plan ? { interventions: w.case.plan.interventions.map((one) => one.id) } : {}),
  })
  const about = new Set([...w.working.sources.map((id) => `source:${id}`), ...w.evidence.signs.map((sign) => `sign:${sign.kind}`)])
  const pinned = w.boundary ? [] : w.pinned.filter(({ pins }) => pins.some((pin) => about.has(pin))).slice(0, 1)
  const fitting = [...[...new Set([...(own ? [own] : []), ...atHand])].slice(0, w.boundary ? 1 : 2), ...pinned]
  if (fitting.length === 0) return null
  return (
    <div class="pair no-print">
      {fitting.map((guide) => <GuideAside title={guide.title} summary={guide.summary} minutes={guide.minutes} href={`/guides/${guide.id}`} />)}
    </div>
  )
}

/** What stands in for words and prompts where a boundary may be at stake (engine §6, guidance §8). */
export function Boundary(): VNode {
  return (
    <Card heading={words.boundary.heading}>
      <p>{words.boundary.text}</p>
      {firstAnswers.filter((answer) => answer.id === 'boundary' || answer.id === 'competence').map((answer) => (
        <section class="stack-tight">
          <h3>{answer.title}</h3>
          <Steps steps={answer.steps.map((text) => ({ text }))} />
          <p>{words.boundary.say}: <q class="serif">{answer.words[0]}</q></p>
          <p class="muted">{words.boundary.mind} {answer.mind}</p>
        </section>
      ))}
    </Card>
  )
}

/** Places that have no line of their own for the next step. */
const saysNext: readonly Place[] = ['reflect', 'source', 'open', 'repair']

/** One place of the workspace as a whole page. */
export function placePage(ask: Ask, w: Workspace, place: Place, tried: Tried | null, children: ComponentChildren, title: string = words.place[place]): Answer {
  const { viewer, query } = ask
  const word = tabWord(w)
  const base = `/ruptures/${w.ruptureId}`
  return {
    ...(tried ? { status: 422 } : {}),
    html: page({
      title: `${title} · ${w.view.clientName} · ${purpose(w)}`, heading: <Heading w={w} what={purpose(w)} />, nav: 'clients',
      member: viewer, practiceName: viewer.practiceName,
      sub: `${noticed(w)} · ${therapyWords.stage[w.case.stage]}`, notice: noticeFor(words.done, query.done),
      headAside: (
        <p class="head-links">
          <a href={`/therapies/${w.view.therapyId}`}>{words.client}</a>
          <a href={`${base}/history`}>{words.historyLink}</a>
          <a href={`${base}/sheet`}>{words.sheet}</a>
        </p>
      ),
      children: (
        <div class="workspace">
          <ReadFirst tasks={w.tasks} />
          <Tabs label={words.tabs} tabs={places.map((one) => (
            { label: words.place[one], word: word[one], href: `${base}/${one}`, current: one === place }))} />
          <ErrorSummary errors={Object.entries(tried?.problems ?? {}).map(([field, text]) => ({ field: `${tried?.noun}-${field}`, text }))} />
          {w.next?.place === place && saysNext.includes(place) && <p class="next-step muted">{words.next} {w.next.text}</p>}
          <Columns sideFirst side={<Evidence w={w} />}>
            <PinnedHere.Provider value={w.pinned}>{children}</PinnedHere.Provider>
            <Guides w={w} place={place} />
          </Columns>
        </div>
      ),
    }),
  }
}
