// Writes the table of docs/clinical/safety.md anew from what the word screen gives now: node scripts/write-screen-table.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { screenTable } from '../test/screen-table.ts'

const file = new URL('../docs/clinical/safety.md', import.meta.url)
const text = readFileSync(file, 'utf8')
writeFileSync(file, text.replace(/\| (?:half|set) \| language[\s\S]*?(?=\n\n)/, () => screenTable()))
