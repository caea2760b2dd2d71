import type { VNode } from 'preact'
import {
  type Happening, clientPageLine, judgeRecord, offersOf, onsetCheckIn, whatFell, whatHappened, writtenSince,
} from '../../core/case/index.ts'
import { AllianceChart } from '../chart/alliance-chart.tsx'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Pair } from '../parts/columns.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fell } from '../parts/fell.tsx'
import { Chip, Quote } from '../parts/quote.tsx'
import { chartOf } from '../therapy-chart.tsx'
import { dayShort } from '../words/dates.ts'
import { words } from '../words/workspace.ts'
import { Boundary, type PlaceProps, Seen } from './frame.tsx'
import type { Workspace } from './load.ts'
import { FoldedOffer } from './offer-form.tsx'

const said = words.understand
/** As many entries as one looks over at once; earlier ones fold. */
const IN_SIGHT = 5
/** As many sessions as the small picture can show. */
const IN_PICTURE = 9

function Happened({ list }: { list: readonly Happening[] }): VNode {
  return (
    <ol class="happened">
      {list.map((one, i) => (
        <li>
          <span class="muted">{list[i - 1]?.session === one.session ? '' : `${words.session(one.session)}, ${dayShort(one.date)}`}</span>
          <p>{one.text}{one.onset && <> <Chip>{said.onset}</Chip></>}</p>
        </li>
      ))}
    </ol>
  )
}

function Picture({ w }: { w: Workspace }): VNode {
  const judged = judgeRecord(w.record)
  const line = clientPageLine(w.record, judged)
  const whole = chartOf(w.view, w.record, line, w.client, undefined, w.now)
  const points = whole.points.slice(-IN_PICTURE)
  const from = points[0]?.session ?? 0
  return (
    <Card heading={said.chart}>
      <AllianceChart {...whole} points={points} marks={(whole.marks ?? []).filter((mark) => mark.session >= from)} />
    </Card>
  )
}

/** Understand: what happened in order, what fell, and the two answers: worth attending to, or set aside with a reason. */
export function Understand({ w, tried }: PlaceProps): VNode {
  const base = `/ruptures/${w.ruptureId}`
  const written = writtenSince(w.record, w.case)
  const happened = whatHappened(w.record, w.case)
  const began = onsetCheckIn(w.record, w.case) ?? w.evidence.checkIn
  const fell = began ? whatFell(w.record, began) : []
  const takes = offersOf(w.case, w.view.endedAt !== null).all
  return (
    <>
      {w.boundary && <Boundary />}
      <Card heading={said.heading}>
        {written.map(({ session, words: own }) => (
          <div class="wrote"><p class="muted small">{said.wrote(w.client, session)}</p><Quote text={own.text} wish={own.wish} lang={w.view.clientLanguage} /></div>
        ))}
        {happened.length === 0 && written.length === 0 && <p class="muted">{said.none}</p>}
        {happened.length > IN_SIGHT && (
          <Disclosure summary={said.earlier(happened.length - IN_SIGHT)}><Happened list={happened.slice(0, -IN_SIGHT)} /></Disclosure>
        )}
        <Happened list={happened.slice(-IN_SIGHT)} />
        {takes.includes('set-aside') && (
          <div class="verdict">
            {w.case.facts.acknowledged
              ? <p class="muted">{said.confirmed}</p>
              : (
                <form method="post" action={`${base}/acknowledgement`}>
                  <Seen w={w} place="understand" />
                  <Actions><Button kind="primary">{said.confirm}</Button></Actions>
                </form>
              )}
            {w.case.facts.acknowledged && w.next && !w.boundary && <LinkButton href={`${base}/${w.next.place}`} kind="primary">{words.place[w.next.place]}</LinkButton>}
            <FoldedOffer w={w} tried={tried} offer="set-aside" place="understand" />
            <FoldedOffer w={w} tried={tried} offer="was-it-one" place="understand" />
          </div>
        )}
        {w.next && <p class="small muted">{words.next} {w.next.text}</p>}
      </Card>
      <Pair>
        {fell.length > 0 && <Card heading={said.fell(began?.session ?? w.case.onset)}><Fell items={fell} /></Card>}
        <Picture w={w} />
      </Pair>
    </>
  )
}
