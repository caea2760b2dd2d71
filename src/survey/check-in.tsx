import { Contacts, Help, isolated, renderDocument, startsOnNewLine } from './document.tsx'
import { MoreLink } from './explained.tsx'
import { length } from './parse.ts'
import { Choice, fillName, foreign, inAnother, problemText, Row, Wrong } from './row.tsx'
import { ToldNotes } from './told.tsx'
import { type CheckInView, type Entered, type Problem, besideField, rowField, wordsLimit } from './view.ts'
import { WhoSees } from './who-sees.tsx'
import type { Words } from './words/en.ts'
import { inLanguage, wordsFor } from './words/index.ts'
import { WrittenByPractice } from './written-by-practice.tsx'

interface Part {
  view: CheckInView
  words: Words
}

/**
 * The check-in page as a whole HTML document (send with `surveyCsp`; 200, or 422 when it comes back with problems).
 * Pure: the same view gives the same page. Words other than those of the view's language are for a test of one that is
 * written from right to left; so on every page.
 * @throws Error when the instrument has no wording, since an empty form must never reach a client
 */
export function renderCheckIn(given: CheckInView, words: Words = wordsFor(given.language)): string {
  const { someoneElse } = given.readers
  const view: CheckInView = {
    ...given,
    practiceName: isolated(given.practiceName, words),
    therapistName: isolated(given.therapistName, words),
    readers: { ...given.readers, someoneElse: someoneElse && isolated(someoneElse, words) },
  }
  if (view.instrument.items.some((item) => inLanguage(item.text, view.language) === null)) {
    throw new Error(`${view.instrument.name} has no wording: load a licensed text before inviting anybody.`)
  }
  const problems = view.problems ?? {}
  const again = Object.keys(problems).length > 0
  const lead = inLanguage(view.instrument.lead, words.language)
  return renderDocument({
    words,
    title: again ? `${words.problems.title}: ${words.title}` : words.title,
    again,
    practiceName: view.practiceName,
    leaveUrl: view.leaveUrl,
    // Once something is entered, going to another language by a link would lose it.
    languages: view.values ? [] : view.languages,
    languageAt: '?questions&',
    children: (
      <main>
        <Summary view={view} words={words} />
        {!again && <ToldNotes words={words} told={view.told ?? []} therapistName={view.therapistName} />}
        <h1>{view.instrument.about === 'alliance' ? words.about(view.when) : words.lately}</h1>
        <WhoSees readers={view.readers} therapistName={view.therapistName} readingHours={view.readingHours} words={words} />
        {!again && <Candid view={view} words={words} />}
        <form method="post" action={view.action} autocomplete="off">
          <input type="hidden" name="key" value={view.formKey} />
          <input type="hidden" name="claimed" />
          <p class="lead" {...inAnother(lead?.language, words)}>
            {lead?.text}
          </p>
          {view.instrument.items.map((item) => (
            <Row
              item={item}
              therapistName={view.therapistName}
              words={words}
              value={view.values?.rows[item.id]}
              problem={problems[item.id]}
            />
          ))}
          <Besides view={view} words={words} />
          <Help words={words} lines={view.helpLines} />
          <OwnWords view={view} words={words} />
          <Help words={words} lines={view.helpLines} />
          <button>{words.send}</button>
        </form>
        <SmallPrint view={view} words={words} />
      </main>
    ),
  })
}

/** The practice's invitation to be candid: in its name, not the therapist's. */
function Candid({ view, words }: Part) {
  if (!view.candid) return null
  return (
    <p class="note lead">
      <b>{words.candid(view.practiceName)}</b> <WrittenByPractice text={view.candid} words={words} />
    </p>
  )
}

/** Questions besides the form, each with why it is asked. They can be left alone: none of them is required. */
function Besides({ view, words }: Part) {
  const { besides = [] } = view
  const reasons = [...new Set(besides.map(({ why }) => why))].map((why) => inLanguage(why, words.language))
  if (besides.length === 0) return null
  return (
    <section>
      <h2>{words.besides}</h2>
      {reasons.map((reason) => (
        <p {...inAnother(reason?.language, words)}>
          {fillName(reason?.text ?? '', view.therapistName)}
        </p>
      ))}
      {besides.map(({ id, item }) => (
        <Row
          item={item}
          name={besideField(id)}
          therapistName={view.therapistName}
          words={words}
          value={view.values?.rows[besideField(id)]}
          problem={undefined}
        />
      ))}
    </section>
  )
}

/**
 * What to look at again, in the focus when the page comes back. What several rows lack is said once, with how many they are
 * and a link to the first of them; each of these rows says it again in its place.
 */
function Summary({ view, words }: Part) {
  const problems = view.problems ?? {}
  if (Object.keys(problems).length === 0) return null
  const rows = view.instrument.items.flatMap(({ id }) => (problems[id] ? [{ id, problem: problems[id] }] : []))
  const kinds = [...new Set(rows.map(({ problem }) => problem))].map((problem) => ({ problem, ids: rows.filter((row) => row.problem === problem).map(({ id }) => id) }))
  const others = [['reader', words.whoReads], ['wish', words.whatNext], ['words', words.box]] as const
  return (
    <div class="note wrong" role="alert" tabindex={-1} autofocus>
      <h2>{words.problems.title}</h2>
      <p>{words.problems.kept}</p>
      <ul>
        {problems.form && <li>{problemText(words, problems.form)}</li>}
        {kinds.map(({ problem, ids: [first = '', ...more] }) => (
          <li><a href={`#${rowField(first)}`}>{problemText(words, problem)}{more.length > 0 && ` (${more.length + 1})`}</a></li>
        ))}
        {others.map(([id, name]) => problems[id] && <li><a href={`#${id}`}>{name}</a></li>)}
      </ul>
    </div>
  )
}

/** Who reads, then the box, then what should happen: chosen before and after writing, never preset. */
function OwnWords({ view, words }: Part) {
  const values: Entered = view.values ?? { rows: {}, words: '', reader: null, wish: null }
  const problem = view.problems?.words
  const room = wordsLimit.toLocaleString(words.language)
  return (
    <section>
      <h2>{words.ownWords}</h2>
      <p>{words.ownWordsHint}</p>
      <Reader view={view} words={words} chosen={values.reader} />
      <label for="words">{words.box}<Wrong words={words} problem={problem} said={problem && wordsProblem(words, problem, values.words, room)} /></label>
      <textarea id="words" name="words" aria-describedby="room" value={startsOnNewLine(values.words)} />
      <p id="room">
        {words.room(room)}
      </p>
      <fieldset aria-describedby="else">
        <legend>{words.whatNext}<Wrong words={words} problem={view.problems?.wish} /></legend>
        <div>
          <Choice id={view.problems?.wish && 'wish'} name="wish" value="bring-up" checked={values.wish === 'bring-up'}>
            {words.bringUp}
          </Choice>
          <Choice name="wish" value="just-read" checked={values.wish === 'just-read'}>
            {words.justRead}
          </Choice>
        </div>
        <p id="else">
          {words.noChoice(view.therapistName)}
        </p>
      </fieldset>
    </section>
  )
}

/** The choice of reader; where nobody else can be chosen, the page says so and names contacts outside. */
function Reader({ view, words, chosen }: Part & { chosen: string | null }) {
  const {
    readers: { someoneElse },
    therapistName,
    outside = [],
  } = view
  if (someoneElse === null) {
    return (
      <>
        <p>
          {words.onlyReader(therapistName)} {outside.length > 0 && words.outside(therapistName)}
        </p>
        {outside.length > 0 && (
          <div class="note help">
            <Contacts words={words} contacts={outside} />
          </div>
        )}
      </>
    )
  }
  const problem = view.problems?.reader
  return (
    <fieldset aria-describedby="who">
      <legend>{words.whoReads}<Wrong words={words} problem={problem} /></legend>
      <div>
        <Choice id={problem && 'reader'} name="reader" value="therapist" checked={chosen === 'therapist'}>
          {therapistName}
        </Choice>
        <Choice name="reader" value="someone-else" checked={chosen === 'someone-else'}>
          {words.instead(someoneElse, therapistName)}
        </Choice>
      </div>
      <p id="who">
        {words.insteadHint(someoneElse, therapistName)}
      </p>
    </fieldset>
  )
}

function wordsProblem(words: Words, problem: Problem, text: string, room: string): string {
  return problem === 'too-long'
    ? words.problems['too-long'](length(text).toLocaleString(words.language), room)
    : problemText(words, problem)
}

function SmallPrint({ view, words }: Part) {
  const caution = inLanguage(view.instrument.caution, words.language)
  return (
    <footer>
      <p>
        {caution && (foreign(caution.language, words) ? <span {...inAnother(caution.language, words)}>{caution.text} </span> : `${caution.text} `)}
        {words.ask(view.practiceName)} <MoreLink words={words} />
      </p>
      <p>{view.instrument.licence.attribution}</p>
    </footer>
  )
}
