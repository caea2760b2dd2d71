import type { Figure } from '../core/evaluation/rates.ts'
import type { Evaluation, figures } from './evaluated.ts'

/** One side of a picture: which figure, what it says, and the end of its axis where that is fixed. */
export interface Panel {
  name: (typeof figures)[number]['name']
  title: string
  show: (x: number) => string
  /** How the ends of the axis are written, where not as the values are. */
  mark?: (x: number) => string
  most?: number
}

/** Height in px of one dot with its bar; shares of the width at which an axis begins and ends. */
const HEIGHT = 28
const AXIS = { from: 2, to: 98 }
const PARTS = [0, 0.25, 0.5, 0.75, 1]

/** Lengths across are in %, and the panels stand below the method's name on a narrow screen: it fits any width. */
export const pictureStyle = `.picture{margin:1rem 0 2.5rem;max-width:68rem}.picture>div{display:grid;grid-template-columns:1fr 1fr;column-gap:2rem;align-items:center;border-top:1px solid var(--line);padding:.5rem 0}.picture>.head{border:0;color:var(--muted);font-size:.875rem;align-items:end}.method{grid-column:1/-1}.first .method{font-weight:600}.panel{display:grid;grid-template-columns:1fr 3.5rem;align-items:center}.panel b{font-weight:400;text-align:right}.first b{font-weight:600}.first svg{color:var(--accent)}svg{display:block;width:100%;overflow:visible;color:var(--muted)}svg line{stroke:currentColor}svg .grid{stroke:var(--line)}svg .range{stroke-width:5;stroke-opacity:.4}svg circle{fill:currentColor}svg text{font:.75rem system-ui,sans-serif;fill:var(--muted)}@media(min-width:52rem){.picture>div{grid-template-columns:17rem 1fr 1fr}.picture>.one{grid-template-columns:17rem 1fr}.method{grid-column:auto}.head .method{visibility:hidden}}@media(max-width:51.99rem){.picture>.one{grid-template-columns:1fr}.head .method,.middle{display:none}}`

/**
 * Figures of every method beside each other, one row a method, the default first and in colour: a dot at the value and a bar over
 * its interval. Panels that this file says nothing of are left out; empty when all are.
 */
export function picture({ methods }: Evaluation, wanted: readonly Panel[]): string {
  const panels = wanted.flatMap((panel) => {
    const values = methods.map(({ rates }) => rates[panel.name])
    const highest = Math.max(...values.map((value) => value?.high ?? 0))
    return values.every((value) => value === null) ? [] : [{ ...panel, values, most: panel.most ?? roundUp(highest) }]
  })
  if (panels.length === 0) return ''
  const lines = methods.map(({ method }, i) => row(i === 0 ? 'first' : '', escape(method.name), panels.map(({ values, most, show }) => {
    const value = values[i]!
    return value ? `${axis(HEIGHT, dot(value, most))}<b>${show(value.value)}</b>` : '<span></span><b></b>'
  })))
  const head = row('head', 'Method', panels.map(({ title, most, show, mark = show }) => `<span>${escape(title)}${axis(18, ticks(most, mark))}</span><b></b>`))
  const said = panels.map(({ title, values, show }) =>
    `${title}: ${methods.map(({ method }, i) => (values[i] ? `${method.name} ${show(values[i].value)}` : '')).filter((text) => text !== '').join(', ')}`).join('. ')
  return `<figure class="picture" role="img" aria-label="${escape(said)}">${head}${lines.join('')}</figure>`
}

/** @param cells one panel each, as HTML */
function row(kind: string, name: string, cells: readonly string[]): string {
  const classes = [kind, ...(cells.length === 1 ? ['one'] : [])].filter((each) => each !== '').join(' ')
  return `<div${classes === '' ? '' : ` class="${classes}"`}><span class="method">${name}</span>${cells.map((cell) => `<span class="panel">${cell}</span>`).join('')}</div>`
}

const across = (value: number, most: number) => `${(AXIS.from + (value / most) * (AXIS.to - AXIS.from)).toFixed(1)}%`

function axis(height: number, inside: string): string {
  const grid = PARTS.map((part) => `<line class="grid" x1="${across(part, 1)}" x2="${across(part, 1)}" y1="${inside.startsWith('<text') ? height - 2 : 0}" y2="${height}"/>`)
  return `<svg height="${height}">${grid.join('')}${inside}</svg>`
}

/** Words at the beginning, the middle and the end of an axis. */
const ticks = (most: number, mark: Panel['show']) =>
  [['start', 0], ['middle', 0.5], ['end', 1]].map(([anchor, part]) => `<text x="${across(Number(part), 1)}" y="13" class="${anchor}" text-anchor="${anchor}">${mark(most * Number(part))}</text>`).join('')

const dot = ({ value, low, high }: Figure, most: number) =>
  `<line class="range" x1="${across(low, most)}" x2="${across(high, most)}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}"/><circle cx="${across(value, most)}" cy="${HEIGHT / 2}" r="5"/>`

/** The next of 1, 1.2, 1.6, 2, 4, 6, 8, 10 times a power of ten, so that the middle of the axis is a plain number. */
function roundUp(highest: number): number {
  if (highest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(highest))
  return power * [1, 1.2, 1.6, 2, 4, 6, 8, 10].find((step) => highest <= step * power * (1 + 1e-9))!
}

/** Text as HTML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
