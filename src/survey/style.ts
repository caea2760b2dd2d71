import { createHash } from 'node:crypto'

/**
 * The whole style of the client's pages, in the page itself: one request, and it works on a bad line.
 * The colours are those of src/web/style/tokens.css; a test compares them.
 */
export const tokens: Readonly<Record<string, string>> = {
  paper: 'light-dark(oklch(98.6% 0.006 85), oklch(18.6% 0.011 235))',
  card: 'light-dark(oklch(100% 0 0), oklch(23.4% 0.013 240))',
  ink: 'light-dark(oklch(26% 0.025 260), oklch(93.5% 0.008 85))',
  muted: 'light-dark(oklch(48% 0.02 255), oklch(74% 0.012 245))',
  line: 'light-dark(oklch(90.5% 0.008 85), oklch(33% 0.014 240))',
  edge: 'light-dark(oklch(62% 0.015 240), oklch(60% 0.014 240))',
  accent: 'light-dark(oklch(44% 0.078 195), oklch(77% 0.085 192))',
  'on-accent': 'light-dark(oklch(100% 0 0), oklch(20% 0.02 195))',
  'accent-soft': 'light-dark(oklch(95.3% 0.021 195), oklch(30.5% 0.034 195))',
  alert: 'light-dark(oklch(62% 0.13 68), oklch(80% 0.12 72))',
  'alert-soft': 'light-dark(oklch(96% 0.035 78), oklch(30% 0.042 65))',
}

const rules = `
*{box-sizing:border-box}
html{font:106.25%/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:5rem}
body{max-width:38rem;margin:0 auto;padding:0 1rem 3rem;overflow-wrap:anywhere}
h1,h2,p,ul{margin:0}
h1{font-size:1.44rem;line-height:1.25;margin-bottom:.5rem}
h2{font-size:1.1rem;line-height:1.35}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.quiet{color:var(--muted);font-size:.9rem}
.leave{float:inline-end;position:sticky;top:.3rem;z-index:2;padding:0 .7rem;margin-top:.3rem;margin-inline:1rem -.7rem;background:var(--paper);border-radius:.6rem;font-size:.9rem}
header{padding-top:.75rem;min-height:50px;margin-bottom:1rem;color:var(--muted);font-size:.9rem;overflow-wrap:break-word}
header b{font-weight:400;margin-inline-end:1rem}
.leave,summary,li a{display:inline-flex;align-items:center;min-height:44px;min-width:44px}
summary{cursor:pointer}
summary::after{content:"▾";margin-inline-start:.3em}
details{position:relative;display:inline-block;margin-block:-.6rem}
details ul{position:absolute;z-index:1;background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.3rem .9rem}
ul{list-style:none;padding:0}
.note{background:var(--accent-soft);border-radius:.6rem;padding:.8rem 1rem;margin-bottom:1.3rem;font-size:.95rem}
.note h2{font-size:1rem}
.help{margin:1.5rem 0 0}
.help li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;column-gap:1rem}
.help a{font-weight:600;font-variant-numeric:tabular-nums}
.help li a{justify-content:end}
.help ul{display:grid;gap:.35rem;margin-top:.35rem}
li small{display:block;color:var(--muted);font-size:.85rem}
.lead{margin-top:1rem}
.wrong,.problem{background:var(--alert-soft);border-inline-start:5px solid var(--alert)}
.wrong{outline:0}
.wrong a{color:var(--ink)}
.problem{font-size:.95rem;padding:.4rem .8rem;margin-bottom:.6rem;border-radius:.3rem}
fieldset{border:0;border-top:1px solid var(--line);margin:1rem 0 0;padding:1.15rem 0 0;min-width:0}
legend{float:inline-start;width:100%;padding:0;font-size:1.1rem;line-height:1.4;margin-bottom:.6rem}
legend+*{clear:both}
label{display:block}
.steps label,.stack label,.skip{position:relative;isolation:isolate;display:flex;align-items:center;min-height:46px;padding:.4rem .9rem;cursor:pointer}
input{appearance:none;position:absolute;inset:0;z-index:-1;margin:0;border:1px solid var(--edge);border-radius:.6rem;background:var(--card);scroll-margin:9rem}
input:checked{border:2px solid var(--accent);background:var(--accent-soft);print-color-adjust:exact}
label:hover input{border-color:var(--accent)}
label:has(:checked){color:var(--on-accent);font-weight:700}
label:has(:checked) input{background:var(--accent)}
.steps{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:.4rem}
.steps label{display:block;padding:0;text-align:center;font-size:1.1rem;line-height:46px;font-variant-numeric:tabular-nums}
.steps input{height:46px}
i{display:block;color:var(--muted);font-style:normal;font-weight:400;font-size:.8125rem;line-height:1.3;margin:.35rem -38% 0}
label:first-child i{text-align:start;margin-inline:0 -60%}
label:last-child i{text-align:end;margin-inline:-60% 0}
.many{grid-auto-flow:row;grid-template-columns:repeat(auto-fill,minmax(2.75rem,1fr))}
.many label i{margin-inline:0}
.stack{display:grid;gap:.4rem}
.stack+p{margin-top:.5rem}
.stack label::before{content:"";flex:none;width:1.15rem;height:1.15rem;margin-inline-end:.7rem;border:2px solid;border-radius:50%;opacity:.7}
.stack label:has(:checked)::before{opacity:1;background:radial-gradient(currentcolor 45%,#0000 50%)}
.skip{width:fit-content;min-height:44px;margin-top:.2rem;margin-inline-start:-.8rem;padding:0 .8rem;color:var(--muted);font-size:.9rem;text-decoration:underline;text-underline-offset:.2em}
.skip input:not(:checked){border-color:#0000;background:none}
.skip:has(:checked){color:var(--on-accent);text-decoration:none}
section{border-top:1px solid var(--line);margin-top:1.3rem;padding-top:1.3rem}
section fieldset{border:0;padding:0}
section legend{font-size:1rem}
h2+p{margin-top:.2rem}
section>label{margin:1.1rem 0 .4rem}
textarea{display:block;width:100%;min-height:8rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.6rem;padding:.7rem .9rem;margin-bottom:.4rem;resize:vertical;scroll-margin:9rem}
button{font:inherit;font-weight:600;display:block;width:100%;min-height:52px;margin:1.4rem 0 .5rem;border:0;border-radius:.6rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
footer{margin-top:1.6rem}
@media(max-width:22.6rem){.steps:not(.many){gap:0;margin-inline:-10px}.steps input{border-radius:.3rem}i{font-size:.75rem}}
@media(min-width:40rem){header{margin-bottom:1.6rem}.wide{grid-auto-flow:column;grid-auto-columns:1fr}.wide label{justify-content:center;text-align:center;padding:.4rem;overflow-wrap:normal}.wide label::before{display:none}button{width:auto;min-width:12rem}}
@media(prefers-contrast:more){:root{--muted:var(--ink);--line:var(--edge)}}
@media(forced-colors:active){label:has(:checked){color:HighlightText;forced-color-adjust:none}label:has(:checked) input{background:Highlight}}
@media print{button,.leave,details{display:none}fieldset,section{break-inside:avoid}}
`

/** The one style element, without line ends. */
export const style = `:root{color-scheme:light dark;${Object.entries(tokens).map(([name, value]) => `--${name}:${value}`).join(';')}}${
  rules.replaceAll('\n', '')}`

/**
 * Makes leaving leave nothing behind: the page is replaced, so *back* does not show it, and Esc three times leaves too.
 * Everything works without it.
 */
export const script = '{let n=0,l=document.getElementById("leave"),g=e=>{e&&e.preventDefault();document.body.hidden=true;'
  + 'location.replace(l.href)};l.onclick=g;onkeydown=e=>{n=e.key=="Escape"?n+1:0;n>2&&g()}}'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Content-Security-Policy of every client page: this style, this script, this form, no other origin. */
export const surveyCsp = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
