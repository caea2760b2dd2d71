import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followUpQuestions } from '../src/core/followup/questions.ts'
import { defaultInstrument, instruments } from '../src/core/instruments/index.ts'
import type { Instrument } from '../src/core/instruments/manifest.ts'
import type { OwnView } from '../src/db/own-view.ts'
import { renderAsked } from '../src/survey/asked.tsx'
import {
  type CheckInView, renderCheckIn, renderClosed, renderExplained, renderFirst, renderMine, renderReceipt, surveyLanguages,
} from '../src/survey/index.ts'
import { type Words, en } from '../src/survey/words/en.ts'
import { wordsFor } from '../src/survey/words/index.ts'
import { noBrowser, startBrowser } from './browser.ts'

/**
 * A made-up language for finding faults: English, each text 40 % longer and turned round by bidirectional marks, so that it
 * runs from right to left, as Arabic and Hebrew do. `X` regions are free for private use (ISO 3166-1).
 */
const TAG = 'en-XB'
const mirrored = (text: string): string => {
  const more = 'and so on for a while '.repeat(30).slice(0, Math.ceil(text.length * 0.4))
  return `\u200f\u202e${text} ${more}\u202c\u200f`
}
function turned<T>(value: T): T {
  if (typeof value === 'string') return mirrored(value) as T
  if (typeof value === 'function') return ((...given: unknown[]) => turned(value(...given))) as T
  if (Array.isArray(value)) return value.map(turned) as T
  return (value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turned(one)])) : value) as T
}
const words: Words = { ...turned(en), language: TAG, locale: TAG, direction: 'rtl' }
const inPseudo = <T>(texts: Readonly<Record<string, T>> | undefined) => (texts ? { ...texts, [TAG]: turned(texts.en!) } : undefined)
const formIn = (form: Instrument): Instrument => ({
  ...form, lead: inPseudo(form.lead), caution: inPseudo(form.caution),
  items: form.items.map((item) => ({ ...item, text: inPseudo(item.text), anchors: inPseudo(item.anchors) })),
} as Instrument)

const hebrew = 'נור כהן'
const latin = 'Ada (B.)'
const lines = [{ label: 'Crisis line', number: '+41 44 123 45 67', hours: 'day and night' }, { label: 'קו חירום', number: '1201', hours: '' }]

function view(language: string, names: { practice: string; therapist: string; other: string }): CheckInView {
  return {
    practiceName: names.practice, therapistName: names.therapist, when: 'today', language, languages: [...surveyLanguages, 'ar'],
    instrument: language === TAG ? formIn(defaultInstrument) : defaultInstrument, formKey: '0190a1b2-0000-7000-8000-000000000001', action: '/c/token',
    readers: { supervisorHears: true, ifUnsafe: 'both', someoneElse: names.other, noted: ['time-sent', 'time-claimed'] }, readingHours: 'Monday from 08:00 to 18:00',
    helpLines: lines, outside: lines, candid: 'Please tell us what is missing, and what is too much.',
    told: [{ kind: 'changed', words: 'We now start with what you want from the hour.', onTheirWord: true, when: null }, { kind: 'discussed', words: '', onTheirWord: true, when: 'yesterday' }],
    besides: followUpQuestions({ session: 9, clientsWords: [{ how: 'direct', session: 7 }], conversation: 8, answers: [], held: false }),
  }
}

const own = (names: { practice: string; therapist: string; other: string }): OwnView => ({
  practice: { name: names.practice, helpLines: lines, leaveUrl: 'https://weather.example/' }, client: { language: 'en', timeZone: 'Europe/Zurich' },
  therapist: { firstName: names.therapist }, maker: { name: names.other }, directors: [names.other, names.therapist],
  answers: [1, 2, 3].map((session) => ({
    session, heldAt: new Date('2026-05-04T08:00Z'), instrument: formIn(defaultInstrument), items: Object.fromEntries(defaultInstrument.items.map((item, i) => [item.id, i === 0 ? null : 3])),
    asked: { 'talked-about': 2 }, receivedAt: new Date('2026-05-04T09:00Z'), claimedAt: new Date('2026-05-04T09:00Z'),
    words: { text: 'אני לא בטוח. It was (a little) long.', wish: 'bring-up' as const }, computed: { score: 4.25, usual: { low: 3.5, high: 5.1 } },
  })),
  told: [{ kind: 'changed', words: 'We now go slower.', onTheirWord: false, heldAt: new Date('2026-05-04T08:00Z') }],
  opened: [{ name: names.therapist, days: ['2026-05-05', '2026-05-04'] }, { name: names.other, days: ['2026-05-05'] }],
})

/** Every kind of page that a client can meet, in the words given. */
function pagesIn(language: string, given: Words, names = { practice: `${hebrew} (2)`, therapist: hebrew, other: latin }): Record<string, string> {
  const form = view(language, names)
  const problems = Object.fromEntries([...form.instrument.items.map(({ id }) => id), 'reader', 'wish', 'words'].map((id) => [id, 'unknown-step' as const]))
  const values = { rows: {}, words: 'Some words, אולי.', reader: null, wish: null }
  return {
    first: renderFirst({ ...form, formUrl: '/c/token?questions' }, given),
    form: renderCheckIn(form, given),
    'form in another language': renderCheckIn({ ...form, instrument: instruments.find(({ id }) => id === 'phq-9')! }, given),
    'form sent back': renderCheckIn({ ...form, values, problems }, given),
    receipt: renderReceipt({ ...form, whatNext: given.receipt.nextSomeoneElse(names.other), boundaryContacts: lines, mayAskForMine: true }, given),
    closed: renderClosed({ language, unkept: 'Some words, אולי.' }, given),
    asked: renderAsked({ language }, given),
    about: renderExplained({ language, topic: null }, given),
    disagreeing: renderExplained({ language, topic: 'disagreeing' }, given),
    mine: renderMine({ own: own(names), language, expiresAt: new Date('2026-05-12T09:00Z'), now: new Date('2026-05-11T09:00Z') }, given),
  }
}

describe.skipIf(noBrowser)(`from right to left${noBrowser}`, () => {
  let browser: Browser
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser?.close())

  async function open(html: string, width: number, use: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage({ viewport: { width, height: 844 } })
    try {
      await page.setContent(html)
      await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true })
      await use(page)
    } finally {
      await page.close()
    }
  }

  /** What runs out of the page sideways, or is cut off within its own box; what axe finds; steps whose words overlap. */
  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    return page.evaluate(async () => {
      const found: string[] = []
      const wide = document.documentElement.scrollWidth - innerWidth
      if (wide > 0) found.push(`${wide} px too wide`)
      for (const one of document.querySelectorAll('body *')) {
        const box = one.getBoundingClientRect()
        if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)) found.push(`runs out: ${one.outerHTML.slice(0, 90)}`)
      }
      for (const row of document.querySelectorAll('.row')) {
        const said = [...row.querySelectorAll('i')].map((one) => {
          const range = document.createRange()
          range.selectNodeContents(one)
          return range.getBoundingClientRect()
        })
        said.forEach((a, i) => said.slice(i + 1).forEach((b) => {
          if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(`words meet: ${row.textContent}`)
        }))
      }
      // A word below a step stays whole.
      for (const one of document.querySelectorAll('.row i')) {
        for (const word of one.textContent!.matchAll(/[\p{L}’,.]+/gu)) {
          const range = document.createRange()
          range.setStart(one.firstChild!, word.index)
          range.setEnd(one.firstChild!, word.index + word[0].length)
          if (new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top)).size > 1) found.push(`broken: ${word[0]}`)
        }
      }
      const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      return [...found, ...(await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(' ')}`)]
    })
  }

  const kinds = Object.keys(pagesIn(TAG, words))
  it.each(kinds.flatMap((kind) => [390, 1280].map((width) => [kind, width] as const)))('%s, 40 %% longer and turned round, at %i px: nothing runs out or meets, and axe finds nothing', async (kind, width) => {
    await open(pagesIn(TAG, words)[kind]!, width, async (page) => {
      expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([TAG, 'rtl'])
      expect(await faults(page)).toEqual([])
    })
  })

  it.each(['es', 'de'].flatMap((language) => [320, 390, 1280].map((width) => [language, width] as const)))('%s at %i px: nothing runs out or meets, and axe finds nothing', async (language, width) => {
    for (const html of Object.values(pagesIn(language, wordsFor(language)))) {
      await open(html, width, async (page) => expect(await faults(page)).toEqual([]))
    }
  })

  it.each([390, 1280])('order is mirrored at %i px: the way out, steps, marks and numbers stand on the other side', async (width) => {
    const places = async (html: string) => {
      let found: Record<string, number> = {}
      await open(html, width, async (page) => {
        found = await page.evaluate(() => {
          const middle = (selector: string, at = 0) => {
            const { left, right } = [...document.querySelectorAll(selector)].at(at)!.getBoundingClientRect()
            return (left + right) / 2
          }
          return {
            leave: middle('#leave') - middle('header b'), steps: middle('.row input', 6) - middle('.row input', 0),
            number: middle('.help li a') - middle('.help li span'), skip: middle('.row + label') - innerWidth / 2,
          }
        })
      })
      return Object.fromEntries(Object.entries(found).map(([name, at]) => [name, Math.sign(Math.round(at))]))
    }
    const names = { practice: 'P', therapist: 'Ada', other: 'Ines' }
    const before = await places(pagesIn('en', en, names).form!)
    const after = await places(pagesIn(TAG, words, names).form!)
    expect(before).toEqual({ leave: 1, steps: 1, number: 1, skip: -1 })
    expect(after).toEqual({ leave: -1, steps: -1, number: -1, skip: 1 })
  })

  /** Where the letters of a text stand, from left to right: "abc" or "cba" of its first and last letter, and its span. */
  const spanOf = (page: Page, selector: string, text: string) => page.evaluate(([css, wanted]) => {
    const root = document.querySelector(css!)!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted!)
      if (at < 0) continue
      const letter = (i: number) => {
        const range = document.createRange()
        range.setStart(node, at + i)
        range.setEnd(node, at + i + 1)
        return range.getBoundingClientRect()
      }
      const all = [...wanted!].map((_, i) => letter(i)).filter(({ width }) => width > 0)
      return { forwards: all[0]!.left < all.at(-1)!.left, left: Math.min(...all.map(({ left }) => left)), right: Math.max(...all.map(({ right }) => right)) }
    }
    throw new Error(`"${wanted}" is not there`)
  }, [selector, text] as const)

  it.each([390, 1280])('names keep their own direction and their place, in a page of either direction, at %i px', async (width) => {
    const choice = 'label:has(input[name=reader][value=someone-else])'
    for (const [language, given] of [[TAG, words], ['en', en]] as const) {
      for (const [therapist, other] of [[hebrew, latin], [latin, hebrew]] as const) {
        await open(pagesIn(language, given, { practice: 'P', therapist, other }).form!, width, async (page) => {
          const [first, second] = [await spanOf(page, choice, other), await spanOf(page, choice, therapist)]
          expect([language, other, first.forwards, second.forwards]).toEqual([language, other, other === latin, therapist === latin])
          // "Ines, and not Ada": who is chosen stands first, in the direction of the page.
          if (width === 1280) expect(language === 'en' ? first.right <= second.left : first.left >= second.right).toBe(true)
        })
      }
    }
  })

  it('a telephone number, and a text in a left-to-right language, read from left to right', async () => {
    await open(pagesIn(TAG, words)['form in another language']!, 390, async (page) => {
      expect((await spanOf(page, '.help li a', '+41 44 123 45 67')).forwards).toBe(true)
      expect((await spanOf(page, 'fieldset legend', 'Little interest or pleasure')).forwards).toBe(true)
    })
  })
})
