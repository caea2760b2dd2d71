import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { numberIn, parseSeries, type Parsed } from './parse.ts'

const scale = { min: 0, max: 6 }
const read = (text: string, on = scale): Parsed => parseSeries(text, on)
/** What was read, as "session:score@date", or the problems as "line text". */
const brief = (parsed: Parsed) => parsed.ok
  ? [parsed.how, ...parsed.rows.map(({ session, score, date }) => `${session}:${score ?? '-'}${date ? `@${date}` : ''}`)].join(' ')
  : parsed.problems.map(({ line, text }) => `${line} ${text}`).join('\n')

describe('a pasted series', () => {
  it.each([
    ['one a line', '4.5\n4\n3', 'list 1:4.5 2:4 3:3'],
    ['one rating alone', '4.5', 'list 1:4.5'],
    ['empty lines around it, and one between', '\n\n4.5\n\n4\n\n\n', 'list 1:4.5 2:- 3:4'],
    ['Windows line ends and a byte order mark', '\uFEFF4.5\r\n4\r\n', 'list 1:4.5 2:4'],
    ['decimal commas', '4,5\n4,2\n4,25\n', 'list 1:4.5 2:4.2 3:4.25'],
    ['decimal commas among whole numbers', '4,5\n4\n5,1', 'list 1:4.5 2:4 3:5.1'],
    ['session and score', '1,4\n2,5\n3,4', 'pairs 1:4 2:5 3:4'],
    ['session and score with points', '3,4.5\n4,5.5', 'pairs 3:4.5 4:5.5'],
    ['session and score with a space', '4, 5\n5, 4', 'pairs 4:5 5:4'],
    ['session and score that are no decimals on this scale', '7,4\n8,5', 'pairs 7:4 8:5'],
    ['an unanswered session', '1,4\n2,\n3,4', 'pairs 1:4 2:- 3:4'],
    ['tabs and decimal commas', '1\t4,5\n2\t\n3\t4,1', 'pairs 1:4.5 2:- 3:4.1'],
    ['semicolons, dates and decimal commas', '1;4,5;2026-01-12\n2;4,1;', 'triples 1:4.5@2026-01-12 2:4.1'],
    ['spaces', '1 4.5\n2 4,1', 'pairs 1:4.5 2:4.1'],
    ['a row of a spreadsheet', '4.5\t4.1\t4\t5', 'row 1:4.5 2:4.1 3:4 4:5'],
    ['a row with commas', '4.5, 4.1, 4, 5', 'row 1:4.5 2:4.1 3:4 4:5'],
    ['a row of three', '4,5\t4\t5', 'row 1:4.5 2:4 3:5'],
    ['a row of three whole numbers', '4\t5\t4', 'row 1:4 2:5 3:4'],
    ['one line with session, score and date', '4\t5\t2026-01-12', 'triples 4:5@2026-01-12'],
    ['decimal commas with a nought behind them', '4,05\n5,02', 'list 1:4.05 2:5.02'],
    ['names, in any order', 'date;Score;SESSION\n2026-01-12;4,5;2\n;4;1', 'named 1:4 2:4.5@2026-01-12'],
    ['names without sessions', 'score,date\n4,2026-01-12\n,2026-01-19', 'named 1:4@2026-01-12 2:-@2026-01-19'],
    ['the name of the score alone', 'score\n4\n\n5', 'named 1:4 2:- 3:5'],
    ['the command line’s own columns', 'therapy,session,score\nA,2,4\nA,1,5', 'named 1:5 2:4'],
    ['quoted cells with decimal commas', 'session,score\n"1","4,5"', 'named 1:4.5'],
    ['sessions out of order', '3;4\n1;5\n2;6', 'pairs 1:5 2:6 3:4'],
    ['the ends of the scale', '0\n6', 'list 1:0 2:6'],
  ])('%s', (_, text, expected) => expect(brief(read(text))).toBe(expected))

  it('a scale may begin below zero', () => expect(brief(read('-2,5\n+1', { min: -3, max: 3 }))).toBe('list 1:-2.5 2:1'))

  it('columns that are not used are named', () => {
    expect(read('session,score,mood\n1,4,sunny')).toMatchObject({ ok: true, unused: ['mood'] })
  })

  it.each([
    ['nothing', '', '0 There is nothing to read yet. Please paste at least one rating.'],
    ['white space', ' \n\t\n', '0 There is nothing to read yet. Please paste at least one rating.'],
    ['names alone', 'session,score', '0 There is nothing to read yet. Please paste at least one rating.'],
    ['words', '4\nfour\n5', '2 expected a number from 0 to 6, or nothing; found “four”.'],
    ['beyond the scale, each line', '9\n4\n-1', '1 expected a number from 0 to 6, or nothing; found “9”.\n3 expected a number from 0 to 6, or nothing; found “-1”.'],
    ['words on the first line', 'four\n5', '1 expected a number, or the column names session, score and date; found “four”.'],
    ['names without a score', 'session,date\n1,2026-01-12', '1 expected a column called score.'],
    ['what only a program reads', '4\n0x4\nInfinity\n1e999', '2 expected a number from 0 to 6, or nothing; found “0x4”.\n3 expected a number from 0 to 6, or nothing; found “Infinity”.\n4 expected a number from 0 to 6, or nothing; found “1e999”.'],
    ['a session twice', '1;4\n2;5\n1;6', '3 session 1 stands on line 1 already; expected each session once.'],
    ['a session that is no number', '1;4\nx;5\n1.5;4', '2 expected the number of a session, such as 7; found “x”.\n3 expected the number of a session, such as 7; found “1.5”.'],
    ['a day that does not exist', '1;4;2026-02-30', '1 expected a date such as 2026-02-28, or nothing; found “2026-02-30”.'],
    ['another way of writing dates', 'score;date\n4;12.1.2026', '2 expected a date such as 2026-02-28, or nothing; found “12.1.2026”.'],
    ['a line with too little', '1;4\n2\n3;4', '2 expected one rating, or session and score, or session, score and date; found 1 value.'],
    ['a line with too much', '1;4\n2;4;2026-01-01;x', '2 expected one rating, or session and score, or session, score and date; found 4 values.'],
    ['a line that does not fit the names', 'session,score\n1,4\n2,4,5', '3 expected a value for each of session, score; found 3 values.'],
    ['rows from the newest to the oldest, without a session', 'score;date\n4;2026-02-02\n5;2026-01-12', '3 the date 2026-01-12 is before the 2026-02-02 above it; please put the oldest rating first, or add a column called session.'],
    ['a name twice', 'score;Score\n4;5', '1 expected each column name once; found “score” twice.'],
    ['two therapies', 'therapy,session,score\nA,1,4\nB,1,5', '3 expected the ratings of one therapy; found “A” and “B”.'],
    ['a comma that may be either', '4,5\n5,3', '1 “4,5” may mean 4.5, or session 4 with the score 5. Please write a point for decimals, or put “session,score” on the first line.'],
    ['control characters', '4\n\u0007\u001b[31m', '2 expected a number from 0 to 6, or nothing; found “��[31m”.'],
    ['a book', `4\n${'x'.repeat(500)}`, `2 expected a number from 0 to 6, or nothing; found “${'x'.repeat(30)}…”.`],
    ['more than fits', '4\n'.repeat(5001), '0 There are more lines than this page reads at once (5000). The command line reads any number: bin/attune detect.'],
  ])('says what is wrong with %s', (_, text, expected) => expect(brief(read(text))).toBe(expected))

  test('a thousand lines are read', () => {
    expect(read(Array.from({ length: 1000 }, (_, i) => (i % 10 === 9 ? '' : `${(i % 50) / 10}`)).concat('4').join('\n'))).toMatchObject({ ok: true, rows: { length: 1001 } })
  })

  test('what a spreadsheet writes comes back as it was, between any marks', () => {
    const row = fc.record({ score: fc.option(fc.integer({ min: 0, max: 60 })), date: fc.boolean() })
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.constantFrom('\t', ';', ','), fc.boolean(), fc.boolean(), (rows, mark, comma, named) => {
      const cell = (score: number | null) => {
        const text = score === null ? '' : String(score / 10)
        return comma ? (mark === ',' ? `"${text.replace('.', ',')}"` : text.replace('.', ',')) : text
      }
      const lines = rows.map(({ score, date }, i) => [i + 1, cell(score), date ? '2026-01-12' : ''].join(mark))
      const parsed = read([...(named ? [['session', 'score', 'date'].join(mark)] : []), ...lines].join('\n'))
      expect(parsed.ok && parsed.rows.map(({ session, score, date }) => ({ session, score, date })))
        .toEqual(rows.map(({ score, date }, i) => ({ session: i + 1, score: score === null ? null : score / 10, date: date ? '2026-01-12' : undefined })))
    }))
  })

  test('any text is either read, onto the scale and in order, or refused with a reason', () => {
    const piece = fc.constantFrom('4', '5', ',', ';', '\t', ' ', '\n', '.', '-', '"', 'e', 'session', 'score', '\r', '6', '0')
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))), (text) => {
      const parsed = read(text)
      if (!parsed.ok) {
        expect(parsed.problems.every(({ text: said, line }) => said.length > 10 && line >= 0)).toBe(true)
        return
      }
      expect(parsed.rows.every(({ score }) => score === null || (score >= 0 && score <= 6))).toBe(true)
      const sessions = parsed.rows.map(({ session }) => session)
      expect(sessions).toEqual([...new Set(sessions)].toSorted((a, b) => a - b))
    }), { numRuns: 2000 })
  })
})

test.each([['4', 4], ['4,5', 4.5], ['.5', 0.5], [' 4. ', 4], ['1.000,5', null], ['1,2,3', null], ['', null], ['-', null], ['4e0', 4]])('the number in “%s”', (text, value) => {
  expect(numberIn(text)).toBe(value)
})
