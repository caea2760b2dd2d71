import type { VNode } from 'preact'
import { offersOf } from '../../core/case/index.ts'
import type { OtherHelp } from '../../core/repair/other-help.ts'
import { Actions, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Steps } from '../parts/steps.tsx'
import { words } from '../words/repair.ts'
import type { PlaceProps } from './frame.tsx'
import { FoldedOffer } from './offer-form.tsx'

const said = words.elsewhere

/** One kind of other help, whole. */
export function Help({ help }: { help: OtherHelp }): VNode {
  return (
    <Card heading={help.title}>
      <p>{help.lead}</p>
      <Steps steps={help.steps.map((text) => ({ text }))} />
      <h3>{said.say}</h3>
      <ul class="say">{help.words.map((line) => <li><q class="serif">{line}</q></li>)}</ul>
      <h3>{said.offers}</h3>
      <ul class="plain-list">{help.offers.map((one) => <li><b>{one.title}.</b> {one.text}</li>)}</ul>
      <p class="small not-first"><b>{said.not}:</b> {help.notFirst.map((one) => `${one.say} ${one.why}`).join(' ')}</p>
      <p><b>{said.again}.</b> {help.again}</p>
    </Card>
  )
}

/** Open and Repair where the strain may lie elsewhere: other help instead, nothing to open, and a look again later. */
export function Elsewhere({ w, tried }: PlaceProps): VNode {
  const offers = offersOf(w.case, w.view.endedAt !== null).all
  return (
    <>
      {(w.elsewhere ?? []).map((help) => <Help help={help} />)}
      <Actions><LinkButton href={`/ruptures/${w.ruptureId}/source`}>{said.two}</LinkButton></Actions>
      <div class="folds card">
        {offers.includes('waiting') && <FoldedOffer w={w} tried={tried} offer="waiting" place="repair" />}
        {offers.includes('set-aside') && <FoldedOffer w={w} tried={tried} offer="set-aside" place="repair" />}
      </div>
    </>
  )
}
