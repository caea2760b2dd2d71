// Writes docs/clinical/openers.txt anew from what the code composes now: node scripts/write-openers.mjs
import { writeFileSync } from 'node:fs'
import { openersText } from '../test/openers/text.ts'

writeFileSync(new URL('../docs/clinical/openers.txt', import.meta.url), openersText())
