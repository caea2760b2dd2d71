import { listFormat } from '../core/formats.ts'
import type { Readers } from './view.ts'
import type { Words } from './words/en.ts'

/** One plain paragraph from what `readersOf` finds true: nothing of it is written anywhere else. */
export function WhoSees({ readers, therapistName, readingHours, words }: {
  readers: Readers; therapistName: string; readingHours: string; words: Words
}) {
  const noted = readers.noted.map((one) => words.things[one])
  const sentences = [
    words.therapistSees(therapistName),
    readers.supervisorHears && words.supervisorHears(therapistName),
    words.nobodyElse,
    readers.ifUnsafe && words.notSafe[readers.ifUnsafe](therapistName),
    words.yourPlace,
    words.readWhen(readingHours),
    noted.length > 0 ? words.noted(listFormat(words.language).format(noted)) : words.nothingNoted,
  ]
  return <p class="quiet">{sentences.filter(Boolean).join(' ')}</p>
}
