import type { Figure } from '../core/evaluation/rates.ts'
import { type Evaluation, figures, share } from './evaluated.ts'

/** Heights in px of one method in a picture, and of its name; shares of the width at which a bar may end. */
const ROW = 40
const NAME = 14
const WIDTH = 86

/** The evaluation as one page that can be kept and printed: how to read it, pictures of both sides of the trade, all figures. */
export function report(evaluation: Evaluation): string {
  const { file, notes, therapies, ratings, falls, resamples } = evaluation
  const shown = figures.filter(({ name }) => evaluation.methods.some(({ rates }) => rates[name] !== null))
  const parts = [
    `<p>${escape(file)}: ${therapies} therapies, ${ratings} ratings, ${falls} with a known fall.</p>`,
    ...notes.map((note) => `<p><strong>${escape(note)}</strong></p>`),
    `<p>A <em>false flag</em> is a flag at a rating before any fall. A fall is <em>found</em> when a flag comes while it lasts, counted from its first rating. ${resamples > 0 ? `Bars and smaller figures show where 95 of 100 of ${resamples} draws of whole therapies lay: where two overlap widely, this file does not tell which method is better.` : 'No intervals were asked for.'} ${falls > 0 ? 'More is found by flagging more: read the first two pictures together. ' : ''}A flag is a reason to ask, never a verdict. Made-up therapies are stationary and their falls clean steps; real ones are not. No rule here sees falls below half a standard deviation well.</p>`,
    picture(evaluation, 'falseFlags', 'False flags per 100 stable ratings', (x) => x.toFixed(1)),
    picture(evaluation, 'within3', 'Share of falls found within three ratings', (x) => `${Math.round(100 * x)} %`),
    picture(evaluation, 'returnedWrongly', 'Share of lasting falls declared returned all the same', (x) => `${Math.round(100 * x)} %`),
    picture(evaluation, 'returnedLate', 'Share of recovered falls not declared returned by the third good rating', (x) => `${Math.round(100 * x)} %`),
    '<h2>All figures</h2>',
    table('All figures', ['Method', ...shown.map(({ title }) => title)],
      evaluation.methods.map(({ method, rates }) => [escape(method.name), ...shown.map(({ name, show }) => {
        const figure = rates[name]
        return figure ? `${show(figure.value)}${figure.low === figure.high ? '' : `<small>${show(figure.low)} to ${show(figure.high)}</small>`}` : ''
      })])),
    ...(evaluation.returns.length === 0 ? [] : [
      '<h2>When are the ratings back?</h2><p>Falls that the default flagged at their first rating. What was expected then, b, and the client’s own SD, s, stay fixed from there.</p>',
      table('When are the ratings back?', ['Rule', 'Wrongly, still low', 'Too early', 'By the 1st', '2nd', '3rd', '6th good rating'],
        evaluation.returns.map(({ name, wrongly, early, by }) => [escape(name), share(wrongly), share(early), ...(by ?? [null, null, null, null]).map(share)])),
    ]),
    `<h2>Sources</h2><ul>${evaluation.methods.map(({ method }) => `<li>${escape(method.name)}: ${escape(method.source)}</li>`).join('')}</ul>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>How the methods do</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}p{max-width:44rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:1rem 0}th,td{padding:.3rem .7rem;text-align:right;vertical-align:top;border-bottom:1px solid #8884}td{white-space:nowrap}th[scope=row],th:first-child{text-align:left;font-weight:400;min-width:8rem}small{display:block;opacity:.75}li{overflow-wrap:anywhere}.wide{overflow-x:auto}svg{display:block;max-width:44rem}text{font:14px system-ui,sans-serif;fill:currentColor}</style>
</head><body><main><h1>How the methods do</h1>
${parts.join('\n')}
</main></body></html>
`
}

/** Each method with a dot at its value and a bar over its interval; lengths across in %, so that it fits any screen. */
function picture({ methods }: Evaluation, name: (typeof figures)[number]['name'], title: string, show: (x: number) => string): string {
  const known = methods.flatMap(({ method, rates }) => { const figure = rates[name]; return figure ? [{ method, figure }] : [] })
  if (known.length === 0) return ''
  const most = Math.max(...known.map(({ figure }) => figure.high)) || 1
  const x = (value: number) => `${(1 + (value / most) * WIDTH).toFixed(1)}%`
  const lines = known.map(({ method, figure }, i) => {
    const y = i * ROW + NAME
    return `<text x="0" y="${y}">${escape(method.name)}</text>${bar(figure, y + NAME, x)}<text x="100%" y="${y + NAME + 5}" text-anchor="end">${show(figure.value)}</text>`
  })
  const said = known.map(({ method, figure }) => `${method.name} ${show(figure.value)}`).join(', ')
  return `<h2>${title}</h2><svg role="img" aria-label="${escape(`${title}: ${said}`)}" width="100%" height="${known.length * ROW}">${lines.join('')}</svg>`
}

function bar({ value, low, high }: Figure, y: number, x: (value: number) => string): string {
  return `<line x1="${x(0)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="currentColor" stroke-opacity=".15"/><line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="currentColor" stroke-opacity=".45" stroke-width="5"/><circle cx="${x(value)}" cy="${y}" r="5" fill="currentColor"/>`
}

/** @param rows cells as HTML */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')
  return `<div class="wide" tabindex="0" role="region" aria-label="${escape(title)}"><table><thead><tr>${head.map((text) => `<th scope="col">${escape(text)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
