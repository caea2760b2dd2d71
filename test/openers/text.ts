import { composed, evidenceSets, registers } from './evidence-sets.ts'

/**
 * All situations with one opener in each tone, as text to be read. The wordings move on from one situation to the next,
 * so that every frame is met.
 */
export function openersText(): string {
  const sets = evidenceSets.map((set, place) => [
    `${place + 1}. ${set.name}`,
    ...registers.map((register, step) => {
      const opening = composed(set, register, place + step)
      return `   ${register.padEnd(9)}  ${opening.kind === 'opener' ? opening.text : `(${opening.kind})`}`
    }),
  ].join('\n'))
  return `${intro}\n\n${sets.join('\n\n')}\n`
}

const intro = [
  'Openers, as the code composes them now: one in each tone for situations of the demo and of everyday practice.',
  'Written by `node scripts/write-openers.mjs`; a test compares the file with the code. How they were read: opener.md.',
  'All people and words are invented. None of these sentences has been tested with clients.',
].join('\n')
