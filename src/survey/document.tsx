import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { languageName } from '../core/formats.ts'
import { againStyle, readingStyle, script, style } from './style.ts'
import { type Contact, defaultLeaveUrl } from './view.ts'
import type { Words } from './words/en.ts'
import { LineName } from './written-by-practice.tsx'

interface Frame {
  words: Words
  title: string
  /** Left of the header; absent on pages that must not say whose they are. */
  practiceName?: string
  leaveUrl: string | undefined
  languages?: readonly string[]
  /** What stands before the language in the address of the same page in another one. */
  languageAt?: string
  /** A page to read, without a form: it brings the style for that. */
  reading?: boolean
  /** A form that comes back: it brings the style for what to look at again. */
  again?: boolean
  children: ComponentChildren
}

/** A whole HTML document: neutral title and icon, no address sent onwards, one style, one small script. */
export function renderDocument(frame: Frame): string {
  const { words } = frame
  const styles = `<style>${style}</style>${frame.reading ? `<style>${readingStyle}</style>` : ''}${frame.again ? `<style>${againStyle}</style>` : ''}`
  const page = lean(renderToString(
    <html lang={words.language} dir={words.direction}>
      <head>
        <meta charset="utf-8" />
        <title>{frame.title}</title>
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>
          <a id="leave" href={safeUrl(frame.leaveUrl)}>
            {words.leave}
          </a>
          <div>
            <b>{frame.practiceName}</b>
            <LanguageSwitch words={words} languages={frame.languages ?? []} at={frame.languageAt ?? '?'} />
          </div>
        </header>
        {frame.children}
      </body>
    </html>,
  ))
  return `<!doctype html>${page.replace('</head>', () => `${styles}</head>`)}<script>${script}</script>`
}

/**
 * Without the quotes that plain values need not have (HTML §13.1.2.3), above all on radio buttons: a long form has eighty of
 * them. Texts hold no bare quotation mark, so nothing that somebody wrote is touched. Ends of paragraphs and of entries go
 * where the next tag says the same, and those of the page (§13.1.2.4), where its script follows.
 */
const lean = (html: string): string => html
  .replaceAll('"/>', '">').replace(/<input [^>]*type="radio"[^>]*>/g, unquoted)
  .replace(/ (?:class|for|autocomplete|target|aria-describedby)="[\w-]+"/g, unquoted)
  .replace(/<\/p>(?=<(?:\/(?:div|section|fieldset|form|main|footer)|p|ul|div|section|fieldset|form|h[1-3])\b)|<\/li>(?=<li>|<\/ul>)|<\/body><\/html>$/g, '')

const unquoted = (tag: string): string => tag.replace(/="([\w-]+)"/g, '=$1')

/** Only web addresses: a mistake in the settings must not become a script. */
function safeUrl(url: string | undefined): string {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : defaultLeaveUrl
}

function LanguageSwitch({ words, languages, at }: { words: Words; languages: readonly string[]; at: string }) {
  if (languages.length < 2) return null
  return (
    <details>
      <summary aria-label={`${words.chooseLanguage}: ${nameOf(words.language)}`}>{nameOf(words.language)}</summary>
      <ul>
        {languages
          .filter((tag) => tag !== words.language)
          .map((tag) => (
            <li>
              <a href={`${at}lang=${encodeURIComponent(tag)}`} lang={tag}>
                {nameOf(tag)}
              </a>
            </li>
          ))}
      </ul>
    </details>
  )
}

/** A language's own name, e.g. Deutsch. */
function nameOf(tag: string): string {
  return languageName(tag, tag)
}

/** Where to get help now. */
export function Help({ words, lines }: { words: Words; lines: readonly Contact[] }) {
  return (
    <div class="note help">
      <h2>{words.helpTitle}</h2>
      <p>
        {words.notWatched}{lines.length === 0 && ` ${words.helpFallback}`}
      </p>
      <Contacts words={words} contacts={lines} />
    </div>
  )
}

/** Names with numbers that a phone can call with one touch. */
export function Contacts({ words, contacts }: { words: Words; contacts: readonly Contact[] }) {
  if (contacts.length === 0) return null
  return (
    <ul>
      {contacts.map((one) => (
        <li>
          <span>
            <LineName line={one} words={words} />
          </span>{' '}
          <Reach words={words} number={one.number} />
        </li>
      ))}
    </ul>
  )
}

/** A number reads from left to right in every language. */
function Reach({ words, number }: { words: Words; number: string }) {
  return /^[+\d][\d\s()./-]*$/.test(number) ? (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} dir={words.direction === 'rtl' ? 'ltr' : undefined}>
      {number}
    </a>
  ) : (
    <b>{number}</b>
  )
}

/** HTML drops one line end at the start of a box, so one that the client wrote needs another before it. */
export const startsOnNewLine = (text: string): string => (text.startsWith('\n') ? `\n${text}` : text)

/**
 * A name that runs, or turns text, against the direction of the page keeps to itself: two such names in one line would
 * change places.
 */
export const isolated = (name: string, { direction }: Words): string =>
  direction === 'rtl' || /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name
