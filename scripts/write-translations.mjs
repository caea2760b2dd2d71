// The table of docs/clinical/translations.md, from the catalogues and from what was translated back:
//   node scripts/write-translations.mjs                     writes the table anew, and says what is missing
//   node scripts/write-translations.mjs sheet es            prints what is still to be translated back from Spanish (or de)
//   node scripts/write-translations.mjs fill es FILE        takes such a sheet, with English after each number
//   node scripts/write-translations.mjs judge               prints what is still to be compared
//   node scripts/write-translations.mjs judged FILE         takes such a list, with a judgement after each key
import { readFileSync, writeFileSync } from 'node:fs'
import {
  backTranslations, fixture, judgedAs, notJudged, notTranslatedBack, shortName, translationRows, translationTable,
} from '../test/translations/table.ts'

const [task = 'table', ...rest] = process.argv.slice(2)
const given = backTranslations()
const rows = translationRows()

/** Lines "name | text" of a file, as pairs. */
const linesOf = (file) => readFileSync(file, 'utf8').split('\n')
  .map((line) => [line.slice(0, line.indexOf('|')).trim(), line.slice(line.indexOf('|') + 1).trim()])
  .filter(([name, text]) => name && text)

/** Keeps what still belongs to a text that is there, in the order of the pages. */
function save({ es, de, judgements }) {
  const kept = (language, from) => Object.fromEntries(rows.map(({ texts }) => [texts[language], from[texts[language]] ?? '']))
  const next = { es: kept('es', es), de: kept('de', de), judgements: {} }
  for (const row of rows) {
    const name = judgedAs(row, next)
    if (judgements[name]) next.judgements[name] = judgements[name]
  }
  writeFileSync(fixture, `${JSON.stringify(next, null, 2)}\n`)
}

if (task === 'sheet') {
  for (const text of notTranslatedBack(rest[0], given)) console.log(`${shortName(text)} | ${text}`)
} else if (task === 'fill') {
  const [language, file] = rest
  const byName = new Map(rows.map(({ texts }) => [shortName(texts[language]), texts[language]]))
  const filled = { ...given[language] }
  for (const [name, back] of linesOf(file)) {
    if (!byName.has(name)) throw new Error(`${name} is the name of no text; has it changed since the sheet was made?`)
    filled[byName.get(name)] = back
  }
  save({ ...given, [language]: filled })
} else if (task === 'judge') {
  for (const row of notJudged(given)) {
    console.log(`${judgedAs(row, given)}\n   English: ${row.texts.en}\n   from Spanish: ${given.es[row.texts.es] ?? ''}\n   from German: ${given.de[row.texts.de] ?? ''}`)
  }
} else if (task === 'judged') {
  save({ ...given, judgements: { ...given.judgements, ...Object.fromEntries(linesOf(rest[0])) } })
} else if (task === 'table') {
  save(given)
  const doc = new URL('../docs/clinical/translations.md', import.meta.url)
  writeFileSync(doc, readFileSync(doc, 'utf8').replace(/\| key \| English[\s\S]*$/, () => `${translationTable(backTranslations())}\n`))
  console.log(`${rows.length} texts; not translated back: ${notTranslatedBack('es', given).length} Spanish, ${notTranslatedBack('de', given).length} German; not judged: ${notJudged(given).length}`)
} else throw new Error(`"${task}" is none of: table, sheet, fill, judge, judged`)
