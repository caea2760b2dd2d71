import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'

const script = readFileSync(new URL(`island${extname(import.meta.url)}`, import.meta.url))

/** Twelve hex digits that change whenever the pages' script does; part of its address, so that it may be cached for good. */
export const islandHash: string = createHash('sha256').update(script).digest('hex').slice(0, 12)
