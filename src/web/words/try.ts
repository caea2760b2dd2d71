const ratings = (n: number) => (n === 1 ? '1 rating' : `${n} ratings`)
/** Sessions named in one sentence; more are counted. */
const MOST_NAMED = 6
function sessionsNamed(sessions: readonly number[]): string {
  const latest = sessions.at(-1)
  if (sessions.length > MOST_NAMED) return `${sessions.length} sessions, the latest session ${latest}`
  return sessions.length === 1 ? `session ${latest}` : `sessions ${sessions.slice(0, -1).join(', ')} and ${latest}`
}

/** The page on which anybody can paste a series and see what the engine says of it. */
export const words = {
  title: 'Try the engine',
  intro: 'Paste the alliance ratings of one therapy and see what Attune’s rules say of them: the range that was to be expected, what stands out, why, and how often such a rule is wrong.',
  stays: 'Everything is computed in your browser. Nothing you paste leaves this page, and nothing is kept when you close it.',
  needs: {
    heading: 'This page works with JavaScript',
    text: 'It computes here, in your browser, so that no rating has to be sent anywhere. Your browser has JavaScript turned off, or could not load it.',
    instead: 'The same rules work on the command line of the machine on which Attune is installed; with --format json added it gives the reasons too:',
    command: 'bin/attune detect ratings.csv --scale 1:5 --norms 3.99,0.52,0.38 --method all',
    file: 'where ratings.csv may look like this:',
    sample: 'therapy,session,score,date\nA,1,4.1,2026-01-12\nA,2,4.3,2026-01-19\nA,3,,2026-01-26\nA,4,3.2,2026-02-02',
  },
  form: {
    series: 'The ratings, one on each line',
    seriesHint: 'Or session, score and, if you like, date (2026-02-28), as copied from a spreadsheet or a CSV file. 4.5 and 4,5 are both fine. An empty line between ratings, or a session without a score, counts as not answered.',
    instrument: 'Questionnaire',
    instrumentHint: 'It fills in the numbers below. They stay yours to change.',
    own: 'Another one: the numbers below',
    numbers: 'Scale and norms, in the unit of the score; higher means a better alliance',
    min: 'Lowest score',
    max: 'Highest score',
    mean: 'Mean of all clients',
    sdBetween: 'SD between clients',
    sdWithin: 'SD within a client',
    sem: 'Standard error of measurement',
    semHint: 'A few of the rules use the standard error; left empty, it is derived from the norms.',
    method: 'Rule',
    methodHint: 'The first is the one that Attune uses, the second the same with a stricter limit. The others are published rules, to compare it with.',
    show: 'Show what it says',
    example: 'Fill in an example',
    putBack: 'Put back what was here',
  },
  problems: {
    heading: 'This could not be read yet. Nothing you pasted was changed:',
    nothing: 'There is nothing to read yet. Please paste at least one rating.',
    line: (line: number, text: string) => `Line ${line}: ${text}`,
    more: (n: number) => `And ${n} more.`,
    score: (min: number, max: number, found: string) => `expected a number from ${min} to ${max}, or nothing; found “${found}”.`,
    session: (found: string) => `expected the number of a session, such as 7; found “${found}”.`,
    backwards: (date: string, above: string) => `the date ${date} is before the ${above} above it; please put the oldest rating first, or add a column called session.`,
    namedTwice: (name: string) => `expected each column name once; found “${name}” twice.`,
    twice: (session: number, line: number) => `session ${session} stands on line ${line} already; expected each session once.`,
    date: (found: string) => `expected a date such as 2026-02-28, or nothing; found “${found}”.`,
    cells: (expected: string, found: number) => `expected ${expected}; found ${found === 1 ? '1 value' : `${found} values`}.`,
    columns: 'one rating, or session and score, or session, score and date',
    named: (names: readonly string[]) => `a value for each of ${names.join(', ')}`,
    header: (found: string) => `expected a number, or the column names session, score and date; found “${found}”.`,
    noScore: 'expected a column called score.',
    therapies: (one: string, other: string) => `expected the ratings of one therapy; found “${one}” and “${other}”.`,
    unclear: (cell: string, decimal: string, session: string, score: string) =>
      `“${cell}” may mean ${decimal}, or session ${session} with the score ${score}. Please write a point for decimals, or put “session,score” on the first line.`,
    tooMany: (most: number) => `There are more lines than this page reads at once (${most}). The command line reads any number: bin/attune detect.`,
    number: (label: string, found: string) => `${label}: expected a number; found “${found}”.`,
    field: (label: string, text: string) => `${label}: ${text}`,
  },
  said: {
    heading: 'What it says',
    read: (rated: number, unanswered: number, how: string) => `Read: ${ratings(rated)}${unanswered > 0 ? `, ${unanswered} not answered` : ''} (${how}).`,
    how: { list: 'one rating on each line', row: 'one row of ratings', pairs: 'session and score', triples: 'session, score and date', named: 'columns by their names' },
    unused: (names: readonly string[]) => `Not used: ${names.join(', ')}.`,
    nothing: (judged: number) => judged === 0
      ? 'There are too few ratings yet to call any of them unusual.'
      : `The rule looked at ${ratings(judged)} and found nothing unusual.`,
    flagged: (judged: number, sessions: readonly number[]) => `The rule looked at ${ratings(judged)}; lower than usual: ${sessionsNamed(sessions)}.`,
    noneLow: (judged: number) => judged === 0
      ? 'There are too few ratings yet to call any of them unusual by itself.'
      : `The rule looked at ${ratings(judged)}; none of them by itself is lower than usual.`,
    beside: (sessions: readonly number[]) => `Something else stands out, in ${sessionsNamed(sessions)}.`,
    next: (low: string, high: string) => `The next rating would be compared with ${low} to ${high}.`,
  },
  picture: {
    heading: 'The picture',
    label: (rated: number, from: number, to: number, marked: number) =>
      `Line of ${ratings(rated)} from session ${from} to ${to}, ${marked} of them marked. The table below holds the same numbers.`,
    band: 'the range that was to be expected, for 90 in 100 ratings',
    limit: 'the score below which the rule flags',
    centre: 'what it compares with',
    point: (session: number, date: string | undefined, text: string) => `Session ${session}${date ? `, ${date}` : ''}: ${text}`,
  },
  reasons: {
    heading: 'What stands out, and why',
    none: 'Nothing stands out. The latest rating:',
    earlier: (n: number) => (n === 1 ? 'One earlier session that stands out is in the table.' : `${n} earlier sessions that stand out are in the table.`),
    session: (session: number) => `Session ${session}`,
    numbers: 'The numbers behind it, and the source',
    source: (source: string) => `Source: ${source}.`,
    /** For a rule that gives a limit only. */
    flag: (score: string, limit: string, centre: string) => `${score}; the rule flags from about ${limit} down, and compares with ${centre}.`,
    usual: (score: string, limit: string) => `${score}; the rule would flag from about ${limit} down.`,
    beside: 'usual by itself',
    early: 'The rule says nothing here yet: it needs more earlier ratings.',
    own: 'What Attune itself would say',
    values: {
      rating: 'rating', expected: 'expected', low: 'lower edge of the range', high: 'upper edge of the range', drop: 'drop',
      dropInSdPop: 'drop, in SD of all clients', p: 'how often so low if nothing had changed (p)', pRun: 'the same for the last two together (p)',
      ratingsBefore: 'earlier ratings', baseline: 'level before', s: 'SD within this client', onset: 'since session', from: 'earlier level',
      recent: 'mean of the last three', difference: 'difference', lowAtFirst: 'lower edge at the first flag', firstSession: 'first flag in session',
      edge: 'lowest usual score of all clients', days: 'days between', ratings: 'in a row', forms: 'in a row', chance: 'chance', answered: 'answered', invited: 'invited',
    } as Readonly<Record<string, string>>,
  },
  rate: {
    heading: 'How often this rule is wrong',
    measured: (name: string, flags: string) => `${name}: about ${flags} of 100 ratings are flagged in clients with whom nothing happens.`,
    here: (rated: number, expected: number) => {
      const many = expected < 0.1 ? 'fewer than 0.1 of them' : `about ${expected.toFixed(expected < 10 ? 1 : 0)} of them`
      return `There ${rated === 1 ? 'is' : 'are'} ${ratings(rated)} here. If nothing had changed at all, ${many} would be flagged all the same.`
    },
    how: 'Measured on made-up therapies of uneven clients, whose ratings rise a little at first, with norms that fit. What the rule finds, how it does in other worlds, and every other rule beside it: docs/clinical/evaluation.md and methods.md in the program’s folder.',
    rule: 'The rule',
    minimum: (n: number) => (n === 1 ? 'It needs one earlier rating.' : `It needs ${n} earlier ratings.`),
  },
  limits: {
    heading: 'What is not measured here',
    items: (sd: string) => [
      'Whether these norms fit your clients. With wrong ones there are more false flags, or fewer true ones.',
      'Anything but the score: what was said, what you saw, single answers and the direct question are not in it, and they count at least as much.',
      'Why a rating is low. A hard week, a candid moment and a strain look the same in a number.',
      `Small falls. The scores of all clients together have an SD of about ${sd} with these norms. Of falls by half of it Attune’s own range flags about 15 in 100 at once; of falls by all of it, about half.`,
      'The first two ratings: there is nothing yet to compare them with.',
    ],
    asks: 'A flag is a reason to ask, and nothing else. Where nothing is flagged, there may be a strain all the same.',
  },
  table: {
    summary: (n: number) => (n === 1 ? 'The one session as a table' : `All ${n} sessions as a table`),
    caption: 'Every session with its score, the range that was to be expected, and the reasons',
    session: 'Session', date: 'Date', score: 'Score', expected: 'Expected', level: 'In words', rule: 'The rule', why: 'Why',
    range: (low: string, high: string) => `${low} to ${high}`,
    flags: 'lower than this rule lets pass', passes: 'nothing unusual for this rule', silent: 'too early for this rule',
  },
  unanswered: 'not answered',
  link: 'Try the engine: paste ratings and see what it says of them',
}
