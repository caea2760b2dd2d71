import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** Files with a place of their own in the order of layers; every other file is a component. */
const layerOf: Record<string, string> = {
  'reset.css': 'reset', 'tokens.css': 'base', 'base.css': 'base', 'utilities.css': 'utilities',
}
const layers = ['reset', 'base', 'components', 'utilities']

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.css')).sort()

/** The one stylesheet of the pages: every .css file beside this one, each in its layer. Read once, at start. */
export const stylesheet: string = [
  `@layer ${layers.join(', ')};`,
  ...layers.map((layer) => {
    const parts = files.filter((name) => (layerOf[name] ?? 'components') === layer)
    return `@layer ${layer} {\n${parts.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')}}`
  }),
].join('\n')

/** Twelve hex digits that change whenever the stylesheet does; part of its address, so that it may be cached for good. */
export const stylesheetHash: string = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)
