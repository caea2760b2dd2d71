import type { VNode } from 'preact'
import { offersOf } from '../../core/case/index.ts'
import { whenTheAnswerComes } from '../../core/opener/answer.ts'
import { betterNotToSay } from '../../core/opener/better-not.ts'
import type { Opener as Composed, QuietAdjustment, Register } from '../../core/opener/opening.ts'
import { countWords } from '../../core/opener/spoken.ts'
import { firstAnswers } from '../../core/repair/first-answers.ts'
import { talkCards } from '../../core/repair/maps.ts'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Pair } from '../parts/columns.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextArea } from '../parts/field.tsx'
import { Opener } from '../parts/opener.tsx'
import { Steps } from '../parts/steps.tsx'
import { Segments } from '../parts/tabs.tsx'
import { words as said } from '../words/open.ts'
import { words as practiseWords } from '../words/practise.ts'
import { Boundary, type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import { WORDINGS, type Workspace, leavesUnnamed, openingOf, registers, wordingIn } from './load.ts'
import { OfferForm } from './offer-form.tsx'

/** The clauses as the part shows them: each with the numbers of the pieces it rests on. */
function clausesOf({ clauses }: Composed, w: Workspace) {
  const number = (id: string) => w.card.pieces.findIndex((piece) => piece.id === id) + 1
  return clauses.filter((clause) => clause.part !== 'space').map((clause) => (
    { text: clause.text, evidence: clause.pieceIds.map(number).filter((n) => n > 0) }))
}

const restsOn = ({ clauses }: Composed) => new Set(clauses.flatMap((clause) => clause.pieceIds)).size
const asks = ({ clauses }: Composed) => clauses.at(-1)?.part === 'question'

/** Words that were kept as they were composed still point to their evidence; changed by hand, they stand for themselves. */
function keptClauses(w: Workspace, kept: { text: string; register: string }) {
  const register = registers.find((one) => one === kept.register) ?? 'plain'
  const wordings = [false, true].flatMap((struck) => Array.from({ length: WORDINGS }, (_, variant) => openingOf(w, register, variant, struck)))
  const same = wordings.find((one) => one.kind === 'opener' && one.text === kept.text)
  return same?.kind === 'opener' ? clausesOf(same, w) : [{ text: kept.text }]
}

/** What the page shows of the words: which tone and wording, and whether they are being written. */
function lookOf({ w, tried, query }: PlaceProps) {
  const asked = registers.find((one) => one === query.register)
  const kept = w.case.opener && asked === undefined && query.edit !== 'composed' ? w.case.opener : null
  const register = registers.find((one) => one === typed(tried, 'opener', 'register')) ?? asked ?? registers.find((one) => one === kept?.register) ?? 'plain'
  const { variant, withoutValuing } = wordingIn(query)
  return { kept, register, variant, withoutValuing, editing: query.edit !== undefined || tried?.noun === 'opener' }
}

function Editing({ w, tried, text, register }: PlaceProps & { text: string; register: Register }): VNode {
  const base = `/ruptures/${w.ruptureId}`
  return (
    <form method="post" action={`${base}/opener`}>
      <Seen w={w} place="open" />
      <input type="hidden" name="register" value={register} />
      <TextArea id="opener-text" name="text" rows={6} {...said.text} value={typed(tried, 'opener', 'text', text)} error={problemOf(tried, 'opener', 'text')} />
      <Actions><Button kind="primary">{said.keep}</Button><LinkButton href={`${base}/open`} kind="quiet">{said.compose}</LinkButton></Actions>
    </form>
  )
}

/** What is the therapist's own to say: whether the connection matters to them today, what they noticed in themselves, and which mistake it was. */
function Yours({ w, composed, register, variant, struck, at }: {
  w: Workspace; composed: Composed; register: Register; variant: number; struck: boolean; at: (more: string) => string
}): VNode | null {
  const prized = composed.clauses.find((clause) => clause.part === 'valuing')
  const personal = composed.clauses.some((clause) => clause.yours && clause.part === 'evidence')
  const whole = struck ? openingOf(w, register, variant) : null
  const canReturn = whole?.kind === 'opener' && whole.clauses.some((clause) => clause.part === 'valuing')
  return (
    <>
      {prized && <p class="small">{said.prized(prized.text)} <a class="tap" href={at(`&variant=${variant}&valuing=out`)}>{said.strike}</a></p>}
      {canReturn && <p class="small">{said.struck} <a class="tap" href={at(`&variant=${variant}`)}>{said.putBack}</a></p>}
      {personal && <p class="small">{said.personal}</p>}
      {leavesUnnamed(composed) && <p class="small">{said.name}</p>}
    </>
  )
}

function Composer({ w, tried, query, composed }: PlaceProps & { composed: Composed }): VNode {
  const base = `/ruptures/${w.ruptureId}`
  const { kept, register, variant, withoutValuing, editing } = lookOf({ w, tried, query })
  const out = withoutValuing ? '&valuing=out' : ''
  const text = kept?.text ?? composed.text
  const at = (more: string) => `${base}/open?register=${register}${more}`
  const writes = offersOf(w.case, w.view.endedAt !== null).all.includes('conversation')
  return (
    <Card heading={editing ? said.editHeading : kept ? said.keptHeading : said.heading} aside={
      <Segments label={said.register} options={registers.map((one) => (
        { label: said.registers[one], href: `${base}/open?register=${one}`, current: !kept && one === register }))} />
    }>
      {editing && writes ? <Editing w={w} tried={tried} query={query} text={text} register={register} /> : (
        <>
          <Opener clauses={kept ? keptClauses(w, kept) : clausesOf(composed, w)} />
          <p class="copy-source" id="opener-words">{text}</p>
          <p class="small muted">{kept ? said.keptMeta(countWords(kept.text)) : said.meta(composed.words, asks(composed), restsOn(composed))}</p>
          {!kept && <Yours w={w} composed={composed} register={register} variant={variant} struck={withoutValuing} at={at} />}
          <form method="post" action={`${base}/opener`} class="composer">
            <Seen w={w} place="open" />
            <input type="hidden" name="register" value={register} />
            <input type="hidden" name="text" value={text} />
            <Actions>
              {!kept && writes && <Button kind="primary">{said.keep}</Button>}
              {kept && <LinkButton href={`${base}/sheet`} kind="primary">{said.print}</LinkButton>}
              {writes && <LinkButton href={kept ? `${base}/open?edit=kept` : at(`&variant=${variant}${out}&edit=composed`)}>{said.edit}</LinkButton>}
              <Button copies="#opener-words" copied={said.copied}>{said.copy}</Button>
              {kept ? <LinkButton href={at('')}>{said.compose}</LinkButton> : <LinkButton href={at(`&variant=${(variant + 1) % WORDINGS}${out}`)}>{said.another}</LinkButton>}
              {!kept && <LinkButton href={`${base}/sheet?register=${register}&variant=${variant}${out}`}>{said.print}</LinkButton>}
            </Actions>
          </form>
          <div class="fold-row">
            {composed.ifAsked.length > 0 && (
              <Disclosure summary={said.ifAsked}><ul class="say">{composed.ifAsked.map((line) => <li class="serif">{line}</li>)}</ul></Disclosure>
            )}
            {!kept && <Disclosure summary={said.why}><ul class="plain-list">{composed.because.map((line) => <li>{line}</li>)}</ul></Disclosure>}
          </div>
        </>
      )}
    </Card>
  )
}

/** The client asked to be read and not talked to: something small to do differently, and where to note it. */
function Quiet({ w, tried, quiet }: { w: Workspace; tried: PlaceProps['tried']; quiet: QuietAdjustment }): VNode {
  return (
    <Card heading={said.quietHeading}>
      <ul class="quiet-changes">{quiet.adjustments.map((line) => <li>{line}</li>)}</ul>
      <ul class="plain-list small muted">{quiet.because.map((line) => <li>{line}</li>)}</ul>
      {offersOf(w.case, w.view.endedAt !== null).all.includes('change') && (
        <OfferForm w={w} tried={tried} offer="change" place="open" primary />
      )}
    </Card>
  )
}

/** Open: words built from the evidence, what to do with the answer, and what is better left unsaid. */
export function Open({ w, tried, query }: PlaceProps): VNode {
  const { register, variant, withoutValuing } = lookOf({ w, tried, query })
  const opening = openingOf(w, register, variant, withoutValuing)
  if (opening.kind === 'none') return <Boundary />
  const answers = whenTheAnswerComes(w.form)
  return (
    <>
      {opening.kind === 'quiet' ? <Quiet w={w} tried={tried} quiet={opening} /> : <Composer w={w} tried={tried} query={query} composed={opening} />}
      <Pair>
        <Card small heading={opening.kind === 'quiet' ? said.answerQuiet : said.answer}>
          <ol class="answer">{answers.map((step) => <li>{step.title}. <q class="serif ink">{step.words}</q></li>)}</ol>
          <p><a class="tap" href={`/ruptures/${w.ruptureId}/practise`}>{practiseWords.link}</a></p>
          <Disclosure summary={said.answerMore}><Steps steps={answers.map((step) => ({ heading: `${step.title}.`, text: step.text }))} /></Disclosure>
        </Card>
        <Card small heading={said.betterNot}>
          {betterNotToSay({ card: w.card, input: w.evidence, sources: w.working.sources }).map((one) => <p><span class="serif ink">{one.say}</span> {one.why}</p>)}
        </Card>
      </Pair>
      <Disclosure summary={said.cards}>
        <p class="small muted">{said.cardsHint}</p>
        <div class="pair">
          {talkCards.map((one) => <Card small level={3} heading={one.title}><p><q class="serif">{one.words}</q></p></Card>)}
        </div>
      </Disclosure>
      <Disclosure summary={said.otherwise}>
        <div class="pair">
          {firstAnswers.map((answer) => (
            <Card small level={3} heading={answer.title}>
              <ul class="plain-list">{answer.steps.map((step) => <li>{step}</li>)}</ul>
              <p><q class="serif">{answer.words[0]}</q></p>
            </Card>
          ))}
        </div>
      </Disclosure>
    </>
  )
}
