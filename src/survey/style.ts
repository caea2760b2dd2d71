import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The colours of the product that this page uses; their values live in the pages' own tokens. */
const colours = [
  'paper',
  'card',
  'ink',
  'muted',
  'line',
  'edge',
  'accent',
  'on-accent',
  'accent-soft',
  'alert',
  'alert-soft',
]
const sheet = readFileSync(new URL('../web/style/tokens.css', import.meta.url), 'utf8')
const token = (name: string) => {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(sheet)?.[1]
  if (value === undefined) throw new Error(`The colour --${name} is missing in tokens.css.`)
  return `--${name}:${value.replace(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g, (_, l, c, h) => hexOf(Number(l) / 100, Number(c), Number(h)))}`
}
/** Colours that only a form which comes back wears. */
const ofProblems = ['alert', 'alert-soft']

/**
 * A colour of the tokens as #rrggbb, the nearest that a screen shows: a third of the bytes. Matrices: Ottosson, A perceptual
 * color space for image processing (2020), as in CSS Color 4.
 * @param lightness 0 to 1
 * @param hue in degrees
 */
export function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos(hue * Math.PI / 180), chroma * Math.sin(hue * Math.PI / 180)]
  const [l, m, s] = [
    lightness + 0.3963377774 * a + 0.2158037573 * b, lightness - 0.1055613458 * a - 0.0638541728 * b, lightness - 0.0894841775 * a - 1.291485548 * b,
  ].map((cone) => cone ** 3) as [number, number, number]
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((c) => Math.round(255 * Math.min(1, Math.max(0, c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055))))
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

const rules = `
*{box-sizing:border-box;margin:0}
html{font:106.25%/1.5 system-ui;background:var(--paper);color:var(--ink);scroll-padding-top:5rem}
body{max-width:38rem;margin:auto;padding:0 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.44rem;line-height:1.25;margin-bottom:.5rem}
h2,legend{font-size:1.1rem;line-height:1.4}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.quiet,small,header,footer,form section p{color:var(--muted);font-size:.9rem}
#leave{float:inline-end;position:sticky;top:.3rem;z-index:2;padding:0 .7rem;margin-top:.3rem;margin-inline:1rem -.7rem;background:var(--paper)}
header{display:contents}
header div{padding-top:.9rem;min-height:50px;margin-bottom:1rem;overflow-wrap:break-word}
header b{font-weight:400;margin-inline-end:1rem}
#leave,summary,li a,[target]{display:inline-flex;align-items:center;min-height:44px;min-width:44px}
summary,button,input,i{cursor:pointer;pointer-events:auto}
summary::after{content:" ▾"}
details{display:inline-block;margin:-.6rem 0}
ul{list-style:none;padding:0}
.note{background:var(--accent-soft);padding:.8rem 1rem;margin-bottom:1.3rem}
.note h2,section legend{font-size:1rem}
.note,#leave,input,textarea,button{border-radius:.6rem}
.help,footer{margin:1.5rem 0 0}
.help li{display:flex;flex-flow:wrap;align-items:center;justify-content:space-between;gap:0 1rem;margin-top:.35rem}
.help a{font-weight:600;justify-content:end}
small{display:block}
.lead{margin-top:1rem}
fieldset,section{border:0;border-top:1px solid var(--line);margin-top:.7rem;padding:1.15rem 0 0;min-width:0}
legend{float:left;width:100%;padding:0;margin-bottom:.6rem}
legend+*{clear:both}
input,textarea{border:1px solid var(--edge);background:var(--card);scroll-margin:9rem}
fieldset label{position:relative;isolation:isolate;display:flex;align-items:center;min-height:46px;padding:.4rem .9rem;pointer-events:none}
input{appearance:none;position:absolute;inset:0;z-index:-1}
label:focus-within{z-index:1}
label:has(:checked){color:var(--on-accent);font-weight:700;text-decoration:none}
fieldset div{display:grid;gap:.4rem}
.row{grid-template-columns:repeat(auto-fit,minmax(44px,1fr));column-gap:clamp(0px,(100vw - 342.5px)/6,.4rem);margin-inline:clamp(-11.5px,(100vw - 343px)/2,0px)}
.row label{display:block;padding:0;text-align:center;font-size:1.1rem;line-height:46px}
.row input{height:46px}
i{display:block;color:var(--muted);font:.8125rem/1.3 system-ui;margin:.35rem -38% 0}
label:first-child i{text-align:start;margin-inline:0 -60%}
label:last-child i{text-align:end;margin-inline:-60% 0}
:where(div:not(.row))>label::before{content:"";flex:none;width:1.15rem;height:1.15rem;margin-inline-end:.7rem;border:2px solid;border-radius:50%;opacity:.7}
label:has(:checked)::before{opacity:1;background:radial-gradient(currentcolor 45%,#0000 50%)}
fieldset>label{width:fit-content;margin:.1rem -.8rem 0;padding:0 .8rem;color:var(--muted);font-size:.9rem;text-decoration:underline}
fieldset>label input{border:0;background:0}
input:checked{border:3px solid var(--accent);background:var(--accent)}
section,section fieldset{margin-top:1.2rem}
section fieldset{border:0;padding:0}
div+p,h2+p{margin-top:.4rem}
section>label{display:block;margin:1.1rem 0 .4rem}
textarea,button{display:block;width:100%;font:inherit}
textarea{min-height:8rem;color:inherit;padding:.7rem .9rem;margin-bottom:.4rem;resize:vertical}
button{font-weight:600;min-height:52px;margin:1.4rem 0 .5rem;border:0;background:var(--accent);color:var(--on-accent)}
@media(min-width:40rem){header div{margin-bottom:1.6rem}.wide{grid-auto-flow:column;grid-auto-columns:1fr}.wide label{justify-content:center;text-align:center;padding:.4rem;overflow-wrap:normal}.wide label::before{display:none}button{width:auto;min-width:12rem}}
@media(prefers-contrast:more){:root{--muted:var(--ink);--line:var(--edge)}}
@media(forced-colors:active){label:has(:checked){color:HighlightText;forced-color-adjust:none}input:checked{background:Highlight}}
`

/** Besides, for pages without a form: the way on, plain lists, answers as given. */
const readingRules = `
.go{display:block;min-height:52px;margin:1.4rem 0 .5rem;border-radius:.6rem;background:var(--accent);color:var(--on-accent);font-weight:600;line-height:52px;text-align:center;text-decoration:none}
.plain{list-style:disc;padding-inline-start:1.2rem}
h3{font-size:1rem;margin:1rem 0 .2rem}
dt{margin-top:.7rem;color:var(--muted);font-size:.9rem}
dd{font-weight:600}
blockquote{padding:.3rem 1rem;border-inline-start:4px solid var(--line);white-space:pre-wrap}
.note form button{margin:.8rem 0 0}
main details{display:block;margin:0}
.aside button{background:var(--card);color:var(--accent);border:1px solid var(--edge)}
@media(min-width:40rem){.go{max-width:16rem}}
`

/** Besides, for a form that comes back: what to look at again. */
const againRules = `
.wrong,legend b,label b{background:var(--alert-soft);border-inline-start:5px solid var(--alert)}
.wrong{outline:0}
.wrong a{color:var(--ink)}
legend b,label b{display:block;padding:.4rem .8rem;margin-top:.6rem;font-size:1rem;font-weight:400}
`

/** Without line ends, and without spaces, zeros and long names of colours that browsers do not need. */
const packed = (css: string): string => css.replaceAll('\n', '').replaceAll(', ', ',').replace(/(?<![\d.])0\./g, '.')
  .replace(/--([a-z-]+)/g, (whole, name) => (colours.includes(name) ? `--${String.fromCharCode(97 + colours.indexOf(name))}` : whole))

/** The style of the client's pages, in the page itself: one request, and it works on a bad line. */
export const style = packed(`:root{color-scheme:light dark;${colours.filter((name) => !ofProblems.includes(name)).map(token).join(';')}}${rules}`)
export const readingStyle = packed(readingRules)
export const againStyle = packed(`:root{${ofProblems.map(token).join(';')}}${againRules}`)

/**
 * Makes leaving leave nothing behind: the page is replaced, so *back* does not show it, and Esc three times leaves too.
 * When a form with a place for it is sent, the time on this device is sent along. Everything works without it.
 */
export const script =
  '{let n=0,l=document.links[0],g=e=>{e?.preventDefault();document.body.hidden=true;' +
  'location.replace(l.href)};l.onclick=g;onkeydown=e=>{n=e.key=="Escape"?n+1:0;n>2&&g()};' +
  'onsubmit=e=>{(e.target.claimed||{}).value=Date.now()}}'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Content-Security-Policy of every client page: this style, this script, this form, no other origin. */
export const surveyCsp = [
  "default-src 'none'",
  `style-src ${[style, readingStyle, againStyle].map(hash).join(' ')}`,
  `script-src ${hash(script)}`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
