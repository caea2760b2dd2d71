import type { Figure } from '../core/evaluation/rates.ts'
import { type Evaluation, figures, share } from './evaluated.ts'

const ROW = 26
const LABEL = 310
const WIDTH = 420

/** The evaluation as one page that can be kept and printed: pictures of the two sides of the trade, then all figures. */
export function report(evaluation: Evaluation): string {
  const { file, therapies, ratings, falls, resamples } = evaluation
  const parts = [
    `<p>${escape(file)}: ${therapies} therapies, ${ratings} ratings, ${falls} with a known fall. Bars show the interval in which 95 of 100 of ${resamples} draws of whole therapies fell.</p>`,
    picture(evaluation, 'falseFlags', 'False flags per 100 stable ratings', (x) => x.toFixed(1)),
    picture(evaluation, 'within3', 'Share of falls found within three ratings', (x) => `${Math.round(100 * x)} %`),
    picture(evaluation, 'returnedWrongly', 'Share of lasting falls declared returned all the same', (x) => `${Math.round(100 * x)} %`),
    picture(evaluation, 'returnedLate', 'Share of recovered falls not declared returned by the third good rating', (x) => `${Math.round(100 * x)} %`),
    table(['Method', ...figures.map(({ title }) => title)],
      evaluation.methods.map(({ method, rates }) => [method.name, ...figures.map(({ name, show }) => {
        const figure = rates[name]
        return figure ? `${show(figure.value)}${figure.low === figure.high ? '' : ` (${show(figure.low)} to ${show(figure.high)})`}` : ''
      })])),
    ...(evaluation.returns.length === 0 ? [] : [
      '<h2>When are the ratings back?</h2><p>Falls that the default flagged at their first rating; b and s are frozen then.</p>',
      table(['Rule', 'Wrongly, still low', 'Too early', 'By the 1st', '2nd', '3rd', '6th good rating'],
        evaluation.returns.map(({ name, wrongly, early, by }) => [name, share(wrongly), share(early), ...(by ?? [null, null, null, null]).map(share)])),
    ]),
    '<h2>How to read this</h2><p>A flag is a reason to ask, never a verdict. Made-up therapies are stationary, and their falls are clean steps: real ones are not. No rule here sees falls below half a standard deviation well.</p>',
    `<h2>Sources</h2><ul>${evaluation.methods.map(({ method }) => `<li>${escape(method.name)}: ${escape(method.source)}</li>`).join('')}</ul>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>How the methods do</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:1rem 0}th,td{padding:.3rem .7rem;text-align:right;border-bottom:1px solid #8884}th:first-child,td:first-child{text-align:left}.wide{overflow-x:auto}svg{max-width:100%;min-width:36rem;height:auto}text{font:13px system-ui,sans-serif;fill:currentColor}</style>
</head><body><h1>How the methods do</h1>
${parts.join('\n')}
</body></html>
`
}

/** One line per method: a dot at the value, a bar over its interval. */
function picture({ methods }: Evaluation, name: (typeof figures)[number]['name'], title: string, show: (x: number) => string): string {
  const known = methods.flatMap(({ method, rates }) => { const figure = rates[name]; return figure ? [{ method, figure }] : [] })
  if (known.length === 0) return ''
  const most = Math.max(...known.map(({ figure }) => figure.high)) || 1
  const x = (value: number) => (LABEL + (value / most) * WIDTH).toFixed(1)
  const lines = known.map(({ method, figure }, i) => {
    const y = (i + 1) * ROW
    return `<text x="0" y="${y + 4}">${escape(method.name)}</text>${bar(figure, y, x)}<text x="${LABEL + WIDTH + 14}" y="${y + 4}">${show(figure.value)}</text>`
  })
  const height = (known.length + 1) * ROW
  return `<h2>${title}</h2><div class="wide" tabindex="0" role="region" aria-label="${title}"><svg role="img" aria-label="${title}" viewBox="0 0 ${LABEL + WIDTH + 70} ${height}" width="${LABEL + WIDTH + 70}" height="${height}"><line x1="${LABEL}" x2="${LABEL}" y1="8" y2="${height}" stroke="currentColor" stroke-opacity=".3"/>${lines.join('')}</svg></div>`
}

function bar({ value, low, high }: Figure, y: number, x: (value: number) => string): string {
  return `<line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="currentColor" stroke-opacity=".45" stroke-width="5"/><circle cx="${x(value)}" cy="${y}" r="5" fill="currentColor"/>`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, texts: readonly string[]) => texts.map((text) => `<${tag}>${escape(text)}</${tag}>`).join('')
  return `<div class="wide"><table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table></div>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
