import { escape, picture, pictureStyle } from './evaluate-picture.ts'
import { type Evaluation, figures, share } from './evaluated.ts'

const WHOLE = 1

/** The evaluation as one page that can be kept and printed: how to read it, pictures of both sides of the trade, all figures. */
export function report(evaluation: Evaluation): string {
  const { file, notes, therapies, ratings, falls, resamples } = evaluation
  const shown = figures.filter(({ name }) => evaluation.methods.some(({ rates }) => rates[name] !== null))
  const parts = [
    `<p>${escape(file)}: ${therapies} therapies, ${ratings} ratings, ${falls} with a known fall.</p>`,
    ...notes.map((note) => `<p><strong>${escape(note)}</strong></p>`),
    `<p>A <em>false flag</em> is a flag at a rating before any fall. A fall is <em>found</em> when a flag comes while it lasts, counted from its first rating. ${resamples > 0 ? `Bars and smaller figures show where 95 of 100 of ${resamples} draws of whole therapies lay: where two overlap widely, this file does not tell which method is better.` : 'No intervals were asked for.'} ${falls > 0 ? 'More is found by flagging more: read both sides of the first picture together. ' : ''}A flag is a reason to ask, never a verdict. Made-up therapies are stationary and their falls clean steps; real ones are not. No rule here sees falls below half a standard deviation well.</p>`,
    section('How often each is wrong, and what it finds', picture(evaluation, [
      { name: 'falseFlags', title: 'False flags per 100 stable ratings', show: (x) => x.toFixed(1), mark: (x) => String(Number(x.toFixed(3))) },
      { name: 'within3', title: 'Falls found within three ratings', show: share, most: WHOLE },
    ])),
    section('When a method would say that the ratings are back', picture(evaluation, [
      { name: 'returnedWrongly', title: 'Lasting falls declared returned all the same', show: share, most: WHOLE },
      { name: 'returnedLate', title: 'Recovered falls not declared returned by the third good rating', show: share, most: WHOLE },
    ])),
    '<h2>All figures</h2>',
    table('All figures', ['Method', ...shown.map(({ title }) => title)],
      evaluation.methods.map(({ method, rates }) => [escape(method.name), ...shown.map(({ name, show }) => {
        const figure = rates[name]
        return figure ? `${show(figure.value)}${figure.low === figure.high ? '' : `<small>${show(figure.low)} to ${show(figure.high)}</small>`}` : ''
      })])),
    ...(evaluation.returns.length === 0 ? [] : [
      '<h2>When are the ratings back?</h2><p>Falls that the default flagged at their first rating. What was expected then, b, and the client’s own SD, s, stay fixed from there.</p>',
      table('When are the ratings back?', ...returnsOf(evaluation.returns)),
    ]),
    `<h2>Sources</h2><ul>${evaluation.methods.map(({ method }) => `<li>${escape(method.name)}: ${escape(method.source)}</li>`).join('')}</ul>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>How the methods do</title>
<style>:root{color-scheme:light dark;--paper:light-dark(oklch(98.6% .006 85),oklch(20.2% .011 235));--ink:light-dark(oklch(26% .025 260),oklch(93.5% .008 85));--muted:light-dark(oklch(48% .02 255),oklch(74% .012 245));--line:light-dark(oklch(90.5% .008 85),oklch(33% .014 240));--accent:light-dark(oklch(44% .078 195),oklch(77% .085 192))}body{font:17px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper);max-width:72rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.2rem;line-height:1.3;margin-top:2.5rem}p{max-width:66ch}table{border-collapse:collapse;margin:1rem 0}th,td{padding:.4rem .7rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--line)}thead th{vertical-align:bottom;font-weight:400;font-size:.875rem;color:var(--muted)}td{white-space:nowrap}th[scope=row],th:first-child{text-align:left;font-weight:400;min-width:8rem;padding-left:0}small{display:block;color:var(--muted);font-weight:400}ul{padding-left:1.2rem}li{overflow-wrap:anywhere}.wide{overflow-x:auto}${pictureStyle}</style>
</head><body><main><h1>How the methods do</h1>
${parts.join('\n')}
</main></body></html>
`
}

const section = (title: string, content: string) => (content === '' ? '' : `<h2>${escape(title)}</h2>${content}`)

/** The rules for being back, without the columns that this file says nothing of. */
function returnsOf(returns: Evaluation['returns']): [head: string[], rows: string[][]] {
  const columns: [string, (of: Evaluation['returns'][number]) => number | null][] = [
    ['Wrongly, still low', ({ wrongly }) => wrongly], ['Too early', ({ early }) => early],
    ...['1st', '2nd', '3rd', '6th'].map((nth, i): [string, (of: Evaluation['returns'][number]) => number | null] => [`By the ${nth} good rating`, ({ by }) => by?.[i] ?? null]),
  ]
  const shown = columns.filter(([, of]) => returns.some((each) => of(each) !== null))
  return [['Rule', ...shown.map(([title]) => title)], returns.map((each) => [escape(each.name), ...shown.map(([, of]) => share(of(each)))])]
}

/** @param rows cells as HTML */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')
  return `<div class="wide" tabindex="0" role="region" aria-label="${escape(title)}"><table><thead><tr>${head.map((text) => `<th scope="col">${escape(text)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`
}
