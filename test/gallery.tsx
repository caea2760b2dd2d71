import { mkdirSync, writeFileSync } from 'node:fs'
import type { ComponentChildren } from 'preact'
import type { Card as Evidence, Piece } from '../src/core/rupture/evidence.ts'
import { AllianceChart } from '../src/web/chart/alliance-chart.tsx'
import { ChartCard } from '../src/web/chart/chart-card.tsx'
import { ChartTable } from '../src/web/chart/chart-table.tsx'
import { Sparkline } from '../src/web/chart/sparkline.tsx'
import { SymptomChart } from '../src/web/chart/symptom-chart.tsx'
import { Actions, Button, LinkButton } from '../src/web/parts/button.tsx'
import { Card } from '../src/web/parts/card.tsx'
import { Choices } from '../src/web/parts/choice.tsx'
import { Columns, Pair } from '../src/web/parts/columns.tsx'
import { Empty } from '../src/web/parts/empty.tsx'
import { EvidenceCard } from '../src/web/parts/evidence-card.tsx'
import { Fell } from '../src/web/parts/fell.tsx'
import { ErrorSummary, Field, Select, TextArea } from '../src/web/parts/field.tsx'
import { GuideAside } from '../src/web/parts/guide-aside.tsx'
import { History } from '../src/web/parts/history.tsx'
import { Notice } from '../src/web/parts/notice.tsx'
import { Opener } from '../src/web/parts/opener.tsx'
import { Chip, Quote } from '../src/web/parts/quote.tsx'
import { QuietRow, Row, RowGroup } from '../src/web/parts/row.tsx'
import { StateDot } from '../src/web/parts/state-dot.tsx'
import { Steps } from '../src/web/parts/steps.tsx'
import { Segments, Tabs } from '../src/web/parts/tabs.tsx'
import { Table } from '../src/web/parts/table.tsx'
import { TagPicker } from '../src/web/parts/tag-picker.tsx'
import { page, plainPage } from '../src/web/shell.tsx'
import { stylesheet } from '../src/web/style/index.ts'
import type { State } from '../src/web/words/parts.ts'
import { cases } from './pictures/cases.ts'

/**
 * Every part in every state, and four pages composed from them with invented values, as files to look at:
 * `node dist/test/gallery.js FOLDER` writes them beside the stylesheet they link to.
 */
const who = { member: { name: 'Dr. Ada Lindqvist' }, practiceName: 'Riverside Practice' }
const noor = cases.alert!
const spark = (name: string) => <Sparkline points={cases[name]!.points} scale={cases[name]!.scale} />

function piece(more: Partial<Piece> & Pick<Piece, 'id' | 'kind' | 'from' | 'text' | 'weight'>): Piece {
  return { session: 8, date: '2026-11-19', ratio: 1, ...more }
}

const card: Evidence = {
  reason: 'strong', posterior: 0.62, override: null, quietAdjustment: false,
  pieces: [
    piece({ id: 'words', kind: 'words', from: 'client', text: '“The homework felt like too much and I didn’t know how to say it.”', weight: 3 }),
    piece({ id: 'check-in', kind: 'check-in', from: 'client', text: 'Check-in 3.8, usually 4.2 to 5.7', weight: 3 }),
    piece({ id: 'a', kind: 'sign', from: 'therapist', text: '“I moved on quickly from the homework”', weight: 1 }),
    piece({ id: 'b', kind: 'sign', from: 'therapist', text: 'Short answers', weight: 1, mayAlsoMean: 'Tiredness, or thinking it over.' }),
  ],
  missing: ['Whether the homework was talked about in session 8.'],
  wouldChange: [{ text: 'Without Noor’s words, the reason to ask would be some.', to: 'some' }],
  otherExplanations: ['a hard week', 'the task itself'],
  errorRate: 'Of ten cards like this, about four turn out to be chance.', because: [],
}

const today = page({
  ...who, title: 'Today', nav: 'today', heading: 'Monday, 23 November', sub: 'Five sessions today. Two clients may need a conversation.',
  children: (
    <>
      <RowGroup heading="May need a conversation" count={2}>
        <Row name="Noor A." href="#" sub="today 10:00 · session 9" spark={spark('alert')} state="alert"
          sentence={<>Clearly lower than usual, most on <i>trust that this helps</i>. Noor asked to talk about the homework. You noted short answers.</>}
          action={{ label: 'Prepare', href: '#', primary: true }} />
        <Row name="J. M." href="#" sub="Wed 16:30 · session 7" spark={spark('all-max')} state="notice"
          sentence="Every rating so far was the highest, and the last two check-ins were not answered. Worth asking in person."
          action={{ label: 'Prepare', href: '#' }} />
      </RowGroup>
      <RowGroup heading="Repair under way" count={2}>
        <Row name="Tomás R." href="#" sub="today 14:00 · session 16" spark={spark('returned')} state="recovering"
          sentence="Recovering. You talked about it on 9 November; Tomás called it mostly put right." action={{ label: 'Follow up', href: '#' }} />
        <Row name="Elif K." href="#" sub="Thu 09:00 · session 21" spark={spark('episode-open')} state="alert"
          sentence={<>Talked about, still low. Planned for this session: <i>review goals and purpose</i>.</>} action={{ label: 'Follow up', href: '#' }} />
      </RowGroup>
      <RowGroup heading="Before your next sessions" count={1}>
        <Row name="Priya Subramaniam-Venkataraghavan" href="#" sub="today 11:00 · session 3" spark={<p>getting to know what is usual</p>}
          sentence="Started low, twice. Ask what would make this worth her time." action={{ label: 'Open', href: '#' }} />
      </RowGroup>
      <RowGroup heading="Nothing unusual">
        <QuietRow>14 clients. The latest check-ins show nothing unusual for them. <a href="#">Show</a></QuietRow>
      </RowGroup>
    </>
  ),
})

const client = page({
  ...who, title: 'Noor A.', nav: 'clients', sub: 'With you since 4 September · session 9 today at 10:00 · Alliance Check-in, short form',
  children: (
    <Columns side={
      <>
        <Card tint="alert" heading="A strain may have opened after session 8">
          <p>Reason to ask: <strong>strong</strong>. Noor asked to talk about it; the check-in is clearly lower; you noted short answers.</p>
          <Actions><LinkButton href="#" kind="primary">Prepare session 9</LinkButton></Actions>
        </Card>
        <Card heading="In Noor’s words"><Quote text="The homework felt like too much this week and I didn’t know how to say it." wish="bring-up" /></Card>
        <Card small heading="Good to know"><p>Of ten check-ins like this one, about four turn out to be chance. It is a reason to ask, not an answer.</p></Card>
      </>
    }>
      <ChartCard heading="Alliance over sessions" chart={<AllianceChart {...noor} />} table={<ChartTable {...noor} caption="Alliance over sessions" />} />
      <Card heading="What fell most, against what is usual">
        <Fell items={[
          { text: 'Right now I trust that this will get me somewhere', usual: 5, answer: 3, clearly: true },
          { text: 'If Ada had got something wrong, I would have said so then', usual: 5, answer: 3, clearly: true },
          { text: 'The thing I most want to be different got its share of the time', usual: 5, answer: 4 },
          { text: 'Something between Ada and me felt off', usual: 'nothing', answer: 'some' },
        ]} />
      </Card>
    </Columns>
  ),
})

const workspace = page({
  ...who, title: 'Noor A. · preparing session 9', nav: 'clients', sub: 'Noticed 19 November, 4 days ago',
  children: (
    <>
      <Tabs label="Rupture workspace" tabs={[
        { label: 'Understand', word: 'read', href: '#' }, { label: 'Reflect', word: '3 notes, private', href: '#' },
        { label: 'Source', word: 'task; not decided', href: '#' }, { label: 'Open', word: 'draft', href: '#', current: true },
        { label: 'Repair', word: '2 suggested', href: '#' }, { label: 'Follow up', word: 'after session 9', href: '#' },
      ]} />
      <Columns sideFirst side={<EvidenceCard card={card} client="Noor" />}>
        <Card heading="How you might open it" aside={<Segments label="Tone" options={[
          { label: 'tentative', href: '#' }, { label: 'plain', href: '#', current: true }, { label: 'warm', href: '#' }]} />}>
          <Opener id="opener" clauses={[
            { text: 'You wrote that the homework was too much, and hard to say', evidence: [1] }, { text: '. I’m glad you told me.', joined: true },
            { text: 'I moved on quickly when it came up', evidence: [3] },
            { text: ', so I may have made it harder. What was that like for you?', joined: true },
          ]} />
          <p class="small muted">38 words · ends in an open question · two pieces of evidence. If asked: the check-in, trust that this helps.</p>
          <Actions>
            <Button kind="primary">Keep this draft</Button><Button>Edit</Button>
            <Button copies="#opener" copied="Copied">Copy</Button><Button prints>Print sheet</Button>
          </Actions>
        </Card>
        <Pair>
          <Card small heading="When the answer comes"><p>Thank first. Let a pause stand. Own your part in one sentence; then ask what would have helped. Leave changes for the second half.</p></Card>
          <Card small heading="Better not to say"><p>“Why did you rate me lower?” It asks for a defence, and makes the number the subject.</p></Card>
        </Pair>
      </Columns>
    </>
  ),
})

const states: State[] = ['usual', 'learning', 'notice', 'alert', 'severe', 'recovering', 'repaired']
const section = (heading: string, children: ComponentChildren) => <section class="stack"><h2>{heading}</h2>{children}</section>

const parts = page({
  ...who, title: 'Parts', nav: '', notice: 'Your note is kept.',
  headAside: <LinkButton href="#">Invite a client</LinkButton>,
  children: (
    <div class="stack">
      {section('States', <p class="stack-tight">{states.map((s) => <><StateDot state={s} /> &emsp;</>)}</p>)}
      <Pair>{states.map((s) => <Card tint={s} heading="A heading in a card" level={3}><p>A sentence that says why, with <a href="#">a link</a>.</p></Card>)}</Pair>
      {section('Buttons', (
        <Actions>
          <Button kind="primary">Send the check-in</Button><Button>Edit</Button><Button kind="quiet">Set aside</Button>
          <Button disabled>Not yet</Button><LinkButton href="#">A link</LinkButton><Button prints>Print</Button>
        </Actions>
      ))}
      {section('Form', (
        <form>
          <ErrorSummary errors={[{ field: 'email', text: 'The e-mail address needs an @.' }]} />
          <Field label="Name or pseudonym" name="name" hint="Only your practice sees it." value="Noor A." />
          <Field label="E-mail" name="email" type="email" value="noor" error="The e-mail address needs an @." optional />
          <Field label="Next session" name="next" type="date" />
          <Select label="Check-in" name="instrument" value="long" options={[{ value: 'short', label: 'Short form' }, { value: 'long', label: 'Long form' }]} />
          <TextArea label="When I said …" name="said" hint="Your exact words, if you remember them." />
          <Choices legend="Was there a strain?" name="was" options={[
            { value: 'yes', label: 'Yes, there was something', checked: true }, { value: 'no', label: 'No, something else', hint: 'Counts toward the practice’s own rate.' }, { value: 'unsure', label: 'Not clear yet' }]} />
          <Choices inline legend="How settled does it feel?" name="settled" error="Please choose one, or skip." options={[{ value: '0', label: 'not' }, { value: '1', label: 'partly' }, { value: '2', label: 'mostly' }]} />
          <TagPicker name="sign" legend="What you noticed" hint="Tick what fits. Nothing has to." groups={[
            { heading: 'Moving away', note: 'Often quiet, and easy to miss.', open: true, tags: [
              { value: 'a', label: 'short answers', description: 'A word or two where there used to be more.', checked: true },
              { value: 'b', label: 'changed the topic' }, { value: 'c', label: 'agreed quickly' }, { value: 'd', label: 'spoke in the abstract' }] },
            { heading: 'Moving against', tags: [{ value: 'e', label: 'doubted the approach' }] },
            { heading: 'In you', tags: [{ value: 'f', label: 'tight shoulders' }] },
          ]} />
          <Actions><Button kind="primary">Keep</Button></Actions>
        </form>
      ))}
      {section('Lists', (
        <>
          <Card heading="History"><History entries={[{ date: '2026-11-19', text: 'The check-in was clearly lower than usual.' }, { date: '2026-11-20', text: 'You noted short answers.', by: 'Ada' }]} /></Card>
          <Card heading="Adjust the task together"><Steps steps={[{ heading: 'Ask', text: 'what the task asked of them.' }, { text: 'Offer two smaller ones, and let them choose.' }]} /></Card>
          <Pair>
            <GuideAside title="Hearing a complaint" summary="What helps in the first minute." minutes={3} href="#" />
            <Empty heading="No clients yet" action={<LinkButton href="#" kind="primary">Add a client</LinkButton>}><p>Add the first one; the check-in link comes with it.</p></Empty>
          </Pair>
          <Card><Table caption="Your practice" columns={[{ label: 'Month' }, { label: 'Check-ins', numeric: true }]} rows={[['October', 42], ['November', 38]]} /></Card>
          <Card heading="Said"><Quote text={'شكرا لك\nهذا ساعدني'} wish="just-read" lang="ar" /><Chip>strong</Chip></Card>
          <EvidenceCard card={{ ...card, reason: 'some', override: 'noted', pieces: [] }} open />
          <Notice>Kept.</Notice>
        </>
      ))}
      <ChartCard heading="Symptoms" note="PHQ-9" table={<p>Table</p>} chart={<SymptomChart name="PHQ-9" direction="higher-worse" scale={{ min: 0, max: 27 }}
        points={[14, 13, 15, 11, 9, 10, 8].map((score, i) => ({ session: i + 1, date: `2026-09-0${i + 1}`, score }))} cutoff={{ value: 10, label: '10: moderate' }} />} />
    </div>
  ),
})

const charts = page({
  ...who, title: 'Charts', nav: '',
  children: <div class="pair">{Object.entries(cases).map(([name, props]) => <Card heading={name}><AllianceChart {...props} />{spark(name)}</Card>)}</div>,
})
const chartsWide = page({
  ...who, title: 'Charts, wide', nav: '',
  children: <div class="stack">{Object.entries(cases).map(([name, props]) => (
    <ChartCard heading={name} chart={<AllianceChart {...props} />} table={<ChartTable {...props} caption={name} />} />))}</div>,
})

const signIn = plainPage({
  title: 'Sign in',
  children: (
    <form class="stack">
      <Field label="E-mail" name="email" type="email" autoComplete="username" />
      <Field label="Password" name="password" type="password" autoComplete="current-password" />
      <Actions><Button kind="primary">Sign in</Button></Actions>
    </form>
  ),
})

const folder = process.argv[2]
if (folder) {
  mkdirSync(`${folder}/assets`, { recursive: true })
  writeFileSync(`${folder}/assets/style.css`, stylesheet)
  for (const [name, html] of Object.entries({ today, client, workspace, parts, charts, 'charts-wide': chartsWide, 'sign-in': signIn })) {
    writeFileSync(`${folder}/${name}.html`, html)
  }
}
