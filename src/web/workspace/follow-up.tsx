import type { ComponentChildren, VNode } from 'preact'
import { judgeRecord, offersOf, ratingsSince } from '../../core/case/index.ts'
import { lookAgain } from '../../core/followup/look-again.ts'
import { Card } from '../parts/card.tsx'
import { figure } from '../words/chart.ts'
import { words } from '../words/workspace.ts'
import type { PlaceProps } from './frame.tsx'
import type { Workspace } from './load.ts'
import { FoldedOffer, OfferForm } from './offer-form.tsx'

const said = words.follow

/** What the ratings alone say since the onset, against the level that was frozen then. */
function Since({ w }: { w: Workspace }): VNode {
  const since = ratingsSince(w.record, w.case, judgeRecord(w.record)?.state ?? null)
  const { talkedIn, changedIn } = w.case.facts
  const worked = Math.max(talkedIn ?? 0, changedIn ?? 0)
  const look = worked > 0 && !w.case.closed ? lookAgain(worked) : null
  const lines: ComponentChildren[] = [
    since.state ? <b>{said.state[since.state]}</b> : said.noRating,
    ...(since.ratings.length > 0 ? [said.ratings(since.ratings.map((r) => said.rating(r.session, figure(r.score))).join(', '))] : []),
    ...(since.baseline === null ? [] : [said.baseline(figure(since.baseline), w.case.onset, !w.case.closed)]),
  ]
  return (
    <Card heading={said.since}>
      <p>{lines.map((line, i) => <>{i > 0 && ' '}{line}</>)}</p>
      {look && <p><b>{said.look(look.dueSession)}</b> {look.text}</p>}
      <p class="small muted">{w.next ? `${words.next} ${w.next.text}` : said.alone}</p>
    </Card>
  )
}

/** Follow up: what the ratings say since, and everything that can be noted until the case can rest. */
export function FollowUp({ w, tried }: PlaceProps): VNode {
  const ended = w.view.endedAt !== null
  const offers = offersOf(w.case, ended)
  const rest = offers.all.filter((offer) => offer !== offers.first)
  return (
    <>
      <Since w={w} />
      {(ended || w.case.closed) && <p class="muted">{ended ? said.ended : said.closed}</p>}
      {offers.first && <Card heading={said.offer[offers.first]}><OfferForm w={w} tried={tried} offer={offers.first} place="follow-up" primary /></Card>}
      {rest.length > 0 && (
        <div class="card folds">
          {rest.map((offer) => <FoldedOffer w={w} tried={tried} offer={offer} place="follow-up" />)}
        </div>
      )}
    </>
  )
}
