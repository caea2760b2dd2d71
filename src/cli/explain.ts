import { eventSentence } from '../core/case/index.ts'
import { names } from '../core/case/names.ts'
import type { Card } from '../core/rupture/evidence.ts'
import { type ExplainedCase, explainedCase } from '../db/explain.ts'
import { dayIn } from '../db/local-day.ts'
import { BAD_INPUT, type Command, DONE } from './command.ts'
import { type Reach, Unreachable, aboutSettings } from './reach.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const WIDTH = 100

/** `attune explain CASE`: the history of one case and its evidence card, as text. */
export const explain = (reach: Reach): Command => ({
  summary: 'Prints the history and the evidence card of one case.',
  usage: `attune explain CASE [settings]

  CASE is the id of a case, as it stands in the address of its pages (/ruptures/CASE).
  Reflections, words given to somebody other than the therapist, and what a therapist wrote about
  own feelings are not printed.

${aboutSettings}`,
  run: async ([id, ...settings], io) => {
    if (id === undefined || id.startsWith('-')) {
      io.err('Expected the id of a case first: attune explain CASE [settings].\n')
      return BAD_INPUT
    }
    if (!uuid.test(id)) {
      io.err('This is no id of a case: expected 36 characters as in the address of its pages, such as 01890a5d-ac96-774b-bcce-b302099a8057.\n')
      return BAD_INPUT
    }
    try {
      const found = await reach.database(settings, { create: false }, async ({ address, where }) => {
        const explained = await explainedCase(address, id, new Date()).catch((error: Error & { code?: string }) => {
          if (error.code !== '42P01') throw error
          throw new Unreachable(`There are no tables in ${where} yet. Start Attune once, or run attune migrate.`)
        })
        if (!explained) throw new Unreachable(`There is no case with the id ${id} in ${where}.`)
        return explained
      })
      await io.out(explanation(found))
      return DONE
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      io.err(`${error.message}\n`)
      return BAD_INPUT
    }
  },
})

/** The whole explanation as text, at most 100 characters a line where words allow it. */
export function explanation(found: ExplainedCase): string {
  const { practiceName, clientName, therapistName, timeZone, rupture, view, card, boundary, next } = found
  return [
    `${clientName}, with ${therapistName} (${practiceName})`,
    `Case ${rupture.ruptureId}: ${view.stage}.`,
    ...(boundary ? wrapped('No next step is suggested here: this may be about a boundary, which is not for repair talk.', '') : []),
    ...(next ? wrapped(`Next: ${next.text}`, '') : []),
    '', 'What happened',
    ...rupture.events.flatMap((event) => wrapped(eventSentence(event, names), `  ${dayIn(new Date(event.at), timeZone)}  `)),
    ...(card ? ['', ...cardLines(card)] : ['', 'The form of this therapy is not known to this version, so there is no evidence card.']),
  ].join('\n') + '\n'
}

const reasonWords = { low: 'low', some: 'some', strong: 'strong' } as const
const weightWords = ['no weight', 'a little weight', 'weight', 'much weight'] as const

/** A piece that counts without arithmetic, as what the client told does, has no ratio to print. */
function weightOf({ weight, ratio }: Card['pieces'][number]): string {
  if (ratio !== 1) return `${weightWords[weight]}, ratio ${ratio.toFixed(2)}`
  return weight === 0 ? weightWords[0] : `${weightWords[weight]}, by itself`
}

function cardLines(card: Card): string[] {
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.flatMap((line) => wrapped(line, '  - '))])
  return [
    `Evidence as it stands now: reason to ask ${reasonWords[card.reason]} (${Math.round(card.posterior * 100)} of 100)`,
    ...wrapped(card.errorRate, '  '),
    ...(card.quietAdjustment ? wrapped('The client asked that it be read, with no need to talk.', '  ') : []),
    ...card.pieces.flatMap((piece) => wrapped(
      `${piece.text} [session ${piece.session}, ${piece.date}; ${weightOf(piece)}]`, '  - ',
    )),
    ...list('What is missing', card.missing),
    ...list('What would change the word', card.wouldChange.map((one) => one.text)),
    ...list('Other explanations', card.otherExplanations),
    ...list('How it was weighed', card.because.map((one) => `${one.text} (${one.source})`)),
  ]
}

/** Breaks a text into lines; the first begins with `lead`, the others are set in under it. */
function wrapped(text: string, lead: string): string[] {
  const lines: string[] = []
  let line = lead
  for (const word of text.replace(/\p{C}/gu, ' ').split(/\s+/).filter(Boolean)) {
    const joined = line === lead || line.trim() === '' ? `${line}${word}` : `${line} ${word}`
    if (joined.length > WIDTH && line !== lead && line.trim() !== '') {
      lines.push(line)
      line = `${' '.repeat(lead.length)}${word}`
    } else line = joined
  }
  return [...lines, line]
}
