import type { ComponentChildren, VNode } from 'preact'
import { auditRead } from '../actions/audit-read.ts'
import { localClock } from '../actions/local-time.ts'
import { plannedNext } from '../core/case/index.ts'
import { whenTheAnswerComes } from '../core/opener/answer.ts'
import { betterNotToSay } from '../core/opener/better-not.ts'
import type { Opening } from '../core/opener/opening.ts'
import { within } from '../core/reflect/named.ts'
import { firstAnswers } from '../core/repair/first-answers.ts'
import { interventions } from '../core/repair/interventions/index.ts'
import type { OtherHelp } from '../core/repair/other-help.ts'
import { wordsShown } from '../core/repair/settings.ts'
import { wayOn } from '../core/repair/where.ts'
import type { Piece } from '../core/rupture/evidence.ts'
import { dayIn } from '../db/local-day.ts'
import { notFound } from './not-found.tsx'
import { Button, LinkButton } from './parts/button.tsx'
import { Chip } from './parts/quote.tsx'
import { Steps } from './parts/steps.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { weekday } from './words/moments.ts'
import { words as openWords } from './words/open.ts'
import { words as partWords } from './words/parts.ts'
import { words } from './words/sheet.ts'
import { type Workspace, leavesUnnamed, openingOf, rankingOf, wordingIn, workspaceOf } from './workspace/load.ts'
import { tickedOf } from './workspace/repair-plan.tsx'

/** As much as leaves room for notes on one page of A4 or Letter; fewer where words of apology stand on it too. */
const PIECES = { usual: 5, cramped: 3 }
const LONGEST_PIECE = 150
/** What follows a quotation is said whole: who asked for what. */
const LONGEST_END = 70
const IF_ASKED = 2
const WORDS_OF_A_TOOL = 1
/** The rest of the plan, where words of apology stand on the paper too. */
const SHORT_PLAN = 70
/** An apology is read out whole; a longer one is on the screen. */
const LONGEST_APOLOGY = 240

/** Cut after a whole word, where there is one near. */
function cut(text: string, longest: number = LONGEST_PIECE): string {
  const letters = [...text]
  if (letters.length <= longest) return text
  const kept = letters.slice(0, longest - 1).join('')
  return `${kept.replace(/\s+\S{0,24}$/, '').trimEnd()}…`
}

function shortened(text: string): string {
  const end = text.slice(Math.max(0, text.lastIndexOf('”')))
  const after = end.startsWith('”') && [...end].length <= LONGEST_END ? end : ''
  return cut(text.slice(0, text.length - after.length)) + after
}

/**
 * The pieces for paper: those that the words to say rest on, then the others as on the card. A therapist’s own cues are
 * for them alone, and this paper lies on a desk between two people.
 */
function onPaper(w: Workspace, opening: Opening): Piece[] {
  const { card } = w
  const cited = new Set(opening.kind === 'opener' ? opening.clauses.flatMap((clause) => clause.pieceIds) : [])
  const shown = card.pieces.filter((piece) => piece.sign?.kind !== 'cue')
  const chosen = new Set(shown.toSorted((a, b) => Number(cited.has(b.id)) - Number(cited.has(a.id))).slice(0, w.case.apology && !w.boundary ? PIECES.cramped : PIECES.usual))
  return shown.filter((piece) => chosen.has(piece))
}

/** Words that are not to be quoted stay off paper that lies on a desk between two people. */
function sayPiece(piece: Piece, w: Workspace): string {
  const wish = w.evidence.checkIn?.words?.wish
  if (piece.kind === 'words' && wish !== 'bring-up') return words.unquoted
  return piece.kind === 'words' || piece.kind === 'sign' ? shortened(piece.text) : piece.text
}

function Part({ heading, aside, wide, children }: { heading: string; aside?: ComponentChildren; wide?: boolean; children: ComponentChildren }): VNode {
  return (
    <section class={wide ? 'sheet-part wide' : 'sheet-part'}>
      <h2>{heading}{aside && <> {aside}</>}</h2>
      {children}
    </section>
  )
}

function Reason({ w, opening }: { w: Workspace; opening: Opening }): VNode {
  const { card } = w
  const pieces = onPaper(w, opening)
  const more = card.pieces.length - pieces.length
  return (
    <Part wide heading={words.reason} aside={<Chip>{partWords.reason[card.reason]}</Chip>}>
      {card.override && <p><b>{partWords.evidence[card.override]}</b></p>}
      <ol class="sheet-pieces">{pieces.map((piece) => <li dir="auto">{sayPiece(piece, w)}</li>)}</ol>
      <p class="muted">{more > 0 && `${words.more(more)} `}{card.errorRate}</p>
    </Part>
  )
}

function Say({ w, opening }: { w: Workspace; opening: Opening }): VNode | null {
  const said = words.opener
  if (opening.kind === 'none') return null
  if (opening.kind === 'quiet') {
    return <Part wide heading={said.quiet}><ul class="plain-list">{opening.adjustments.map((line) => <li>{line}</li>)}</ul></Part>
  }
  const kept = w.case.opener
  return (
    <Part wide heading={kept ? said.kept : said.composed}>
      <p class="sheet-opener" dir="auto">{kept?.text ?? opening.text}</p>
      {!kept && leavesUnnamed(opening) && <p class="muted">{openWords.name}</p>}
      {opening.ifAsked.length > 0 && (
        <p><span class="muted">{said.ifAsked}:</span> {opening.ifAsked.slice(0, IF_ASKED).map((line) => <><q class="serif">{within(line)}</q> </>)}</p>
      )}
    </Part>
  )
}

/** What else is planned for this session, and the therapist's own words for it. */
function restOfPlan({ case: { plan } }: Workspace, first: string): string {
  const titles = (plan?.interventions ?? []).filter((one) => one.lane === 'this-session' && one.id !== first)
    .map((one) => `${interventions.find(({ id }) => id === one.id)?.title}.`)
  return [...titles, plan?.words ?? ''].join(' ').trim()
}

/** The tool for this session: its steps with those that were ticked, words suited to the setting, the rest of the plan, what was planned next. */
function Tool({ w }: { w: Workspace }): VNode | null {
  const ranking = rankingOf(w)
  const id = (plannedNext(w.case) ?? w.case.plan?.interventions[0])?.id ?? ranking.ranked[0]?.intervention
  const tool = interventions.find((one) => one.id === id)
  if (!tool) return null
  const ticked = tickedOf(w, tool.id)
  const next = w.case.steps.findLast((step) => step.next.trim() !== '')?.next
  const place = wayOn(w.case.places).at(-1)
  // What came up since, and was planned next, stands in the place of what the plan said.
  const rest = next ? '' : restOfPlan(w, tool.id)
  return (
    <Part wide heading={words.first(tool.title)}>
      <Steps steps={tool.steps.map((step) => ({ text: ticked.includes(step.id) ? <>{step.text} <b>{words.done}</b></> : step.text }))} />
      <p>{wordsShown(tool, w.form, w.settings).slice(0, WORDS_OF_A_TOOL).map((line) => <><q class="serif">{line.text}</q> </>)}</p>
      {w.case.apology && <p dir="auto"><b>{words.apology}:</b> <q class="serif">{cut(w.case.apology, LONGEST_APOLOGY)}</q></p>}
      {(place || next || rest) && <p>{rest && <span dir="auto"><b>{words.planned}:</b> {cut(rest, w.case.apology ? SHORT_PLAN : LONGEST_PIECE)} </span>}{place && <><b>{words.place(place.session)}:</b> {place.title}. </>}{next && <span dir="auto"><b>{words.next}:</b> {cut(next)}</span>}</p>}
      {ranking.notFirst.length > 0 && <p><b>{words.notFirst}:</b> {ranking.notFirst.map((one) => one.say).join(' ')}</p>}
    </Part>
  )
}

/** Where the strain may lie elsewhere: what helps instead, nothing to open, and when to look again. */
function Help({ help }: { help: OtherHelp }): VNode {
  return (
    <Part wide heading={help.title}>
      <Steps steps={help.steps.map((text) => ({ text }))} />
      <p>{help.words.slice(0, WORDS_OF_A_TOOL).map((line) => <><q class="serif">{line}</q> </>)}</p>
      <p><b>{words.notFirst}:</b> {help.notFirst.map((one) => one.say).join(' ')} {help.again}</p>
    </Part>
  )
}

function Stop(): VNode | null {
  const answer = firstAnswers.find((one) => one.id === 'boundary')
  return answer ? (
    <Part wide heading={words.boundary}>
      <Steps steps={answer.steps.map((text) => ({ text }))} />
      <p><q class="serif">{answer.words[0]}</q></p>
    </Part>
  ) : null
}

/** The sheet: everything needed in the room, nothing private, no more than a page. */
function Sheet({ w, opening }: { w: Workspace; opening: Opening }): VNode {
  const opens = opening.kind === 'opener'
  return (
    <div class="sheet">
      {w.tasks.length > 0 && (
        <Part wide heading={words.readFirst}>
          <p class="sheet-first"><b>{words.safety}</b> {w.tasks.flatMap((task) => task.reasons[0]?.text ?? []).slice(0, 2).join(' ')}</p>
        </Part>
      )}
      <Reason w={w} opening={opening} />
      {w.boundary ? <Stop /> : w.elsewhere ? w.elsewhere.map((help) => <Help help={help} />) : (
        <>
          <Say w={w} opening={opening} />
          {opens && (
            <Part heading={words.answer}>
              <ol class="sheet-steps">{whenTheAnswerComes(w.form).map((step) => <li><b>{step.title}.</b> <q class="serif">{step.words}</q></li>)}</ol>
            </Part>
          )}
          {opens && (
            <Part heading={words.betterNot}>
              <ul class="plain-list">
                {betterNotToSay({ card: w.card, input: w.evidence, sources: w.working.sources }).map((one) => <li><span class="serif">{one.say}</span> {one.why}</li>)}
              </ul>
            </Part>
          )}
          {opens && <Tool w={w} />}
        </>
      )}
      <section class="sheet-notes"><h2>{words.notes}</h2></section>
    </div>
  )
}

async function show(ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  const { viewer, now } = ask
  if (!w) return notFound(viewer)
  await auditRead({ db: ask.db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, { therapyId: w.view.therapyId })
  const { nextAt, timeZone } = w.view
  const next = nextAt && nextAt >= now ? `${weekday(nextAt, timeZone)}, ${localClock(nextAt, timeZone)}` : null
  const title = words.title(w.view.clientName)
  const { register, variant, withoutValuing } = wordingIn(ask.query)
  return {
    html: page({
      title, heading: <bdi>{w.view.clientName}</bdi>, nav: 'clients', member: viewer, practiceName: viewer.practiceName,
      sub: `${words.for(w.session, next)} · ${viewer.name} · ${words.printed(dayAndYear(dayIn(now, timeZone)))}`,
      headAside: (
        <p class="actions no-print">
          <Button prints>{words.print}</Button>
          <LinkButton href={`/ruptures/${w.ruptureId}`} kind="quiet">{words.back}</LinkButton>
        </p>
      ),
      children: <Sheet w={w} opening={openingOf(w, register, variant, withoutValuing)} />,
    }),
  }
}

export const routes: Route[] = [{ method: 'GET', path: '/ruptures/:ruptureId/sheet', roles: ['therapist'], handle: show }]
