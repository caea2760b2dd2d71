import type { VNode } from 'preact'
import { type Offer, type RatingsSince, type Standing, clientsWordsIn, followUpFor, judgeRecord, offersOf, ratingsSince, standingOf } from '../../core/case/index.ts'
import { dayIn } from '../../db/local-day.ts'
import { LookBack, asksLookBack } from '../look-back.tsx'
import { names } from '../names.ts'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { figure } from '../words/chart.ts'
import { day } from '../words/dates.ts'
import { words as followUp } from '../words/follow-up.ts'
import { words as counts } from '../words/repairs.ts'
import { words } from '../words/workspace.ts'
import { Boundary, type PlaceProps, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'
import { FoldedOffer, OfferForm } from './offer-form.tsx'

const said = words.follow

/** As many sentences of the story as leave room for the form below on a laptop's screen. */
const SHORT_STORY = 1

/** The repair in sentences, with the ratings in numbers and when to look again. */
function Stands({ w, since, standing }: { w: Workspace; since: RatingsSince; standing: Standing }): VNode {
  const { look } = standing
  const ratings = since.ratings.filter((r) => !w.case.closed || r.session <= w.case.reached)
  // A long story would push what there is to do off the screen; whoever lived it needs the end of it first.
  const folds = !w.case.closed && standing.before.length > SHORT_STORY
  // Below a notice the next step is to read it; the rest keeps to what leaves the form on the screen.
  const cramped = w.tasks.length > 0
  const planned = w.view.nextAt && look?.dueSession === w.session ? day(dayIn(w.view.nextAt, w.view.timeZone)) : null
  return (
    <Card heading={w.case.closed ? followUp.story : followUp.stands}>
      <p>{(folds ? standing.now : [...standing.before, ...standing.now]).join(' ')}</p>
      {w.case.closing && <p>{followUp.closing.learned}: <q>{w.case.closing.learned}</q></p>}
      {w.case.lookedBack && <p class="muted">{followUp.back.done(day(dayIn(new Date(w.case.lookedBack.at), w.view.timeZone)), w.case.lookedBack.session)}</p>}
      {look && (look.kind === 'look-again'
        ? <p><b>{look.dueSession < w.session ? followUp.lookDue(look.dueSession) : followUp.look(look.dueSession, planned)}</b> {!cramped && look.text}</p>
        : w.session <= look.dueSession && w.view.endedAt === null && <p class="muted">{followUp.lookBack(look.dueSession)}</p>)}
      {w.next && !standing.plateau && !cramped && look?.because.rule !== 'waited-until' && (
        <p class="small muted">
          {words.next} {w.next.text}
          {w.next.place !== 'follow-up' && <> <a href={`/ruptures/${w.ruptureId}/${w.next.place}`}>{words.place[w.next.place]}</a></>}
        </p>
      )}
      <div class="fold-row">
        {folds && <Disclosure summary={followUp.before}><p>{standing.before.join(' ')}</p></Disclosure>}
        {(ratings.length > 0 || since.baseline !== null) && (
          <Disclosure summary={followUp.figures}>
            <p class="small">
              {ratings.length > 0 && followUp.ratings(ratings.map((r) => said.rating(r.session, figure(r.score))).join(', '))}{' '}
              {since.baseline !== null && said.baseline(figure(since.baseline), w.case.onset, !w.case.closed)}
            </p>
          </Disclosure>
        )}
      </div>
    </Card>
  )
}

/** What the stage *repaired* still takes; ratings alone close nothing, and neither does having talked. */
function Missing({ missing }: { missing: readonly string[] }): VNode | null {
  if (missing.length === 0) return null
  return (
    <Card heading={followUp.missing}>
      <ul class="plain-list">{missing.map((text) => <li>{text}</li>)}</ul>
      <p class="small muted">{said.alone}</p>
    </Card>
  )
}

/** What the client answered when asked, and what the next check-in will ask. */
function Answers({ w, standing }: { w: Workspace; standing: Standing }): VNode | null {
  const open = !w.case.closed && w.view.endedAt === null
  if (standing.answers.length === 0 && !open) return null
  const next = open ? followUpFor({ view: w.case, session: w.session, clientsWords: clientsWordsIn(w.record), held: w.boundary }) : []
  return (
    <Card heading={followUp.answers.heading(w.client)}>
      {standing.answers.length > 0 && (
        <ul class="plain-list">
          {standing.answers.map((one) => (
            <li>{one.text} <span class="small muted">{followUp.answers.about(one.session, day(dayIn(new Date(one.at), w.view.timeZone)))}</span></li>
          ))}
        </ul>
      )}
      {open && (
        <p class="small muted">
          {standing.answers.length === 0 && followUp.answers.none}{' '}
          {next.length > 0 ? followUp.answers.next(next.map((one) => one.id)) : standing.answers.length === 0 && followUp.answers.noNext}
        </p>
      )}
    </Card>
  )
}

/** What repairs without many words: not for what may be about a boundary. */
const repairs: ReadonlySet<Offer> = new Set(['change', 'waiting'])

/** Follow up: where things stand, what is missing, what the client said, and everything that can be noted until the case can rest. */
export function FollowUp({ w, tried }: PlaceProps): VNode {
  const ended = w.view.endedAt !== null
  const offers = offersOf(w.case, ended)
  // What may be about a boundary is not for repair talk: what was done is recorded, and nothing invites to a conversation.
  const stops = w.boundary && !w.case.closed && !ended
  const first = stops ? null : offers.first
  const near = stops ? [] : offers.near
  const rest = offers.all.filter((offer) => offer !== first && !near.includes(offer) && !(stops && repairs.has(offer)))
  const looksBack = asksLookBack(w.case, w.session - 1, ended) || tried?.noun === 'look-back'
  const since = ratingsSince(w.record, w.case, judgeRecord(w.record)?.state ?? null)
  const standing = standingOf(w.case, since, names, w.client)
  const shown: Standing = stops ? { ...standing, look: null, plateau: null, missing: [] } : standing
  return (
    <>
      {looksBack && (
        <LookBack ruptureId={w.ruptureId} view={w.case} problem={problemOf(tried, 'look-back', 'words')} typed={typed(tried, 'look-back', 'words')} />
      )}
      {stops && <Boundary />}
      <Stands w={w} since={since} standing={shown} />
      {(ended || w.case.closed) && <p class="muted">{ended ? said.ended : said.closed}</p>}
      {first && (
        <Card heading={shown.plateau ? followUp.plateau.heading : said.offer[first]}>
          {shown.plateau && (
            <p>{shown.plateau} <a href={`/ruptures/${w.ruptureId}/source`}>{followUp.plateau.unsettled}</a></p>
          )}
          <OfferForm w={w} tried={tried} offer={first} place="follow-up" primary={!looksBack} />
        </Card>
      )}
      <Missing missing={shown.missing} />
      <Answers w={w} standing={shown} />
      {offers.all.length > 0 && (
        <div class="card folds">
          {near.map((offer) => <FoldedOffer w={w} tried={tried} offer={offer} place="follow-up" />)}
          {rest.length > 0 && (
            <Disclosure summary={followUp.else} open={rest.some((offer) => offer === tried?.noun)}>
              <div class="folds folds-within">{rest.map((offer) => <FoldedOffer w={w} tried={tried} offer={offer} place="follow-up" />)}</div>
            </Disclosure>
          )}
        </div>
      )}
      <p class="small"><a class="tap" href="/repairs">{counts.link}</a></p>
    </>
  )
}
