import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followUpQuestions } from '../core/followup/questions.ts'
import { instruments } from '../core/instruments/index.ts'
import { voiceWords } from '../core/voice/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import {
  type CheckInView,
  parseCheckIn,
  renderCheckIn,
  renderClosed,
  renderFirst,
  renderReceipt,
  type ReceiptView,
  surveyCsp,
} from './index.ts'
import { hexOf, style } from './style.ts'
import { rowField } from './view.ts'
import { en } from './words/en.ts'

const worded = instruments.filter((one) => one.licence.wordingIncluded)
const view: CheckInView = {
  practiceName: 'Riverside Practice',
  therapistName: 'Ada',
  when: 'last Thursday',
  language: 'en',
  languages: ['en'],
  instrument: worded[0] as Instrument,
  formKey: '0190a1b2-0000-7000-8000-000000000001',
  action: `/c/${'t'.repeat(43)}`,
  readers: { supervisorHears: true, ifUnsafe: 'on-duty', someoneElse: 'Ines Cole', noted: ['time-taken', 'link'] },
  readingHours: 'on working days, 8 to 18',
  helpLines: [{ label: 'Crisis line', number: '988', hours: 'day and night' }],
  leaveUrl: 'https://weather.example/today',
}
const receiptView: ReceiptView = {
  practiceName: 'Riverside Practice',
  therapistName: 'Ada',
  language: 'en',
  helpLines: view.helpLines,
  readingHours: view.readingHours,
  whatNext: 'Ada reads it before you meet again.',
}
const tags = (html: string, name: string): string[] => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []
const order = (html: string, ...parts: string[]) => {
  const places = parts.map((part) => html.indexOf(part))
  expect(places.filter((place) => place < 0)).toEqual([])
  expect(places).toEqual([...places].sort((a, b) => a - b))
}

describe('the check-in page', () => {
  const html = renderCheckIn(view)

  test('no control has a default', () => {
    for (const instrument of worded) {
      const page = renderCheckIn({ ...view, instrument })
      for (const input of tags(page, 'input').filter((one) => !one.includes('type="hidden"'))) {
        expect(input).toContain('type=radio')
        expect(input).not.toMatch(/checked/)
      }
      expect(page).toMatch(/<textarea[^>]*><\/textarea>/)
      expect(page).not.toMatch(/<select|<option|required|maxlength/)
    }
  })

  test('every row has a legend, all its steps, and skip as one more choice', () => {
    for (const item of view.instrument.items) {
      const values = [...html.matchAll(new RegExp(`name=${rowField(item.id)} value=([\\w-]*)`, 'g'))].map(
        (hit) => hit[1],
      )
      expect(values).toEqual([
        ...Array.from({ length: item.max - item.min + 1 }, (_, i) => String(item.min + i)),
        'skip',
      ])
      expect(html).toContain(`<legend>${item.text?.en?.replaceAll('{T}', 'Ada')}</legend>`)
    }
  })

  test('stands in the order that was agreed', () => {
    order(
      html,
      en.leave,
      'Riverside Practice',
      en.about('last Thursday'),
      en.therapistSees('Ada'),
      view.instrument.lead?.en ?? '',
      `name=${rowField('goal-middle')} `,
      `name=${rowField('direct')} `,
      en.helpTitle,
      en.whoReads,
      '<textarea',
      en.bringUp,
    )
    const box = html.indexOf('<textarea')
    expect(html.lastIndexOf('988', box)).toBeGreaterThan(0)
    order(html.slice(box), en.bringUp, '988', en.send, 'not a validated test')
  })

  describe('at most 15,000 bytes in all, in every form and language', () => {
    const ordinary = (language: string): CheckInView => ({
      ...view, language, languages: ['en', 'es', 'de'], action: `/c/${'t'.repeat(43)}?lang=${language}`,
      readingHours: 'Montag bis Freitag von 08:00 bis 18:00 Uhr (Mitteleuropäische Zeit)',
      helpLines: [{ label: 'TelefonSeelsorge', number: '0800 1110111', hours: 'Tag und Nacht' }, { label: 'Notruf', number: '112', hours: 'Tag und Nacht' }],
      readers: { ...view.readers, ifUnsafe: 'both', noted: ['time-sent', 'time-claimed'] }, candid: voiceWords(language).candid,
    })
    const long = (language: string): CheckInView => ({
      ...ordinary(language),
      practiceName: 'Gemeinschaftspraxis für Psychotherapie am Donaukanal',
      therapistName: 'Maria-Magdalena',
      readers: { ...ordinary(language).readers, someoneElse: 'Dr Konstantina Hohenberg' },
      helpLines: [
        { label: 'Crisis line of the county', number: '+43 800 123 456', hours: 'day and night' },
        { label: 'The practice, when urgent', number: '+43 1 234 56 78', hours: 'on working days, 8 to 18' },
        { label: 'Rettung', number: '144', hours: '24/7' },
      ],
      told: [{ kind: 'changed', words: 'The hour no longer ends in a rush. We now start with what matters most to you.', onTheirWord: true, when: null }, { kind: 'discussed', words: '', onTheirWord: true, when: 'last Thursday' }],
    })
    const besides = followUpQuestions({ session: 9, clientsWords: [{ how: 'direct', session: 7 }], conversation: 8, answers: [], held: false })
    const values = { rows: {}, words: '', reader: null, wish: null }
    /** A form that was sent with nothing chosen, words that cannot be kept as they are, and after it had changed. */
    const back = (form: Instrument): Partial<CheckInView> =>
      ({ values, problems: { ...Object.fromEntries(form.items.map((item) => [item.id, 'untouched' as const])), words: 'cleaned', form: 'stale' } })
    /** What only a body made by hand can bring: nothing of it can be read. */
    const byHand = (form: Instrument): Partial<CheckInView> =>
      ({ values, problems: Object.fromEntries([...form.items.map((item) => item.id), 'reader', 'wish', 'words', 'form'].map((id) => [id, id === 'form' ? 'stale' as const : id === 'words' ? 'cleaned' as const : 'unknown-step' as const])) })
    const heavier = (limit: number, make: (language: string) => CheckInView, more: (form: Instrument) => Partial<CheckInView>) =>
      worded.flatMap((form) => ['en', 'es', 'de'].flatMap((language) => {
        const asks = form.about === 'alliance' ? { besides } : {}
        const bytes = Buffer.byteLength(renderCheckIn({ ...make(language), instrument: form, ...asks, ...more(form) }))
        return bytes <= limit ? [] : [`${form.id} ${language}: ${bytes}`]
      }))

    // With long names everywhere, three help lines and two notes, the long form goes a little beyond: ten rows are 74 choices.
    test('with both questions besides', () => {
      expect(heavier(15_000, ordinary, () => ({}))).toEqual([])
      expect(heavier(15_100, long, () => ({}))).toEqual([])
    })
    test('sent back with all there can be to look at', () => {
      expect(heavier(15_000, ordinary, back)).toEqual([])
      expect(heavier(15_700, long, back)).toEqual([])
    })
    test('sent back to a body made by hand', () => {
      expect(heavier(15_400, ordinary, byHand)).toEqual([])
    })
    test('the usual form is well below', () => {
      expect(heavier(12_200, ordinary, () => ({ besides: [] })).filter((one) => one.startsWith('alliance-checkin-short'))).toEqual([])
    })
  })

  test('asks nothing of another origin: the one address outside is the one to leave to', () => {
    const addresses = [...html.matchAll(/\s(?:src|href|action|srcset|poster)="([^"]*)"/g)].map((hit) => hit[1] ?? '')
    expect(addresses.filter((one) => /^(https?:)?\/\//.test(one))).toEqual([view.leaveUrl])
    expect(html).not.toMatch(/url\(|@import|<img|<iframe| style=| on\w+=/)
  })

  test('its policy allows exactly its own style and script', () => {
    for (const name of ['style', 'script']) {
      const found = [...html.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))]
      expect(found).toHaveLength(1)
      const hash = createHash('sha256')
        .update(found[0]?.[1] ?? '')
        .digest('base64')
      expect(surveyCsp).toContain(`${name}-src 'sha256-${hash}'`)
    }
    expect(surveyCsp).not.toContain('unsafe')
    expect(surveyCsp).toContain("default-src 'none'")
  })

  test('wears the colours of the product', () => {
    const css = readFileSync(new URL('../web/style/tokens.css', import.meta.url), 'utf8')
    // The values of CSS Color 4 for pure red, white and black; and each token, in light and in dark, as that function says it.
    expect([hexOf(0.62796, 0.25768, 29.234), hexOf(1, 0, 0), hexOf(0, 0, 0)]).toEqual(['#ff0000', '#ffffff', '#000000'])
    const values = [...css.matchAll(/--[a-z-]+: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/g)].map(([, ...pair]) =>
      `light-dark(${pair.map((one) => one.replace('%', '').split(' ').map(Number)).map(([l = 0, c = 0, h = 0]) => hexOf(l / 100, c, h)).join(',')})`)
    const defined = [...style.matchAll(/(--[a-z]):(light-dark\([^)]+\))/g)]
    for (const [, name, value] of defined) expect([name, values.includes(value ?? '')]).toEqual([name, true])
    expect(new Set([...style.matchAll(/var\((--[^)]+)\)/g)].map((hit) => hit[1]))).toEqual(new Set(defined.map(([, name]) => name)))
  })

  test('a title and an icon that tell a bystander nothing', () => {
    expect(html).toContain('<title>A few questions</title>')
    expect(html).toContain('<link rel="icon" href="data:,"')
  })

  test('what it says about readers follows the settings', () => {
    const says = (readers: Partial<CheckInView['readers']>) =>
      renderCheckIn({ ...view, readers: { ...view.readers, ...readers } })
    expect(says({})).toContain(en.supervisorHears('Ada'))
    expect(says({ supervisorHears: false })).not.toContain('supervisor')
    for (const supervisorHears of [true, false]) expect(says({ supervisorHears })).toContain(en.nobodyElse)
    for (const ifUnsafe of ['on-duty', 'supervisor', 'both'] as const) expect(says({ ifUnsafe })).toContain(en.notSafe[ifUnsafe]('Ada'))
    expect(says({ ifUnsafe: null })).not.toContain('risk of harm')
    expect(says({ noted: [] })).toContain(en.nothingNoted)
    expect(says({ noted: ['link'] })).toContain('We also note which link you used, and nothing else.')
    expect(says({ noted: ['time-sent', 'link'] })).toContain('note when you sent it and which link you used, and')
    expect(renderCheckIn({ ...view, readingHours: 'on Mondays' })).toContain('Answers are read on Mondays.')
  })

  test('nobody else to read the words: no such choice, and contacts outside instead', () => {
    const solo = renderCheckIn({
      ...view,
      readers: { ...view.readers, someoneElse: null },
      outside: [{ label: 'Ombudsperson', number: '+43 1 111', hours: '' }],
    })
    expect(solo).not.toContain('name=reader')
    order(solo, en.onlyReader('Ada'), 'Ombudsperson', 'tel:+431111', '<textarea')
    const choice = 'You choose who reads your own words.'
    expect(renderFirst({ ...view, formUrl: '/c/token?questions' })).toContain(choice)
    expect(renderFirst({ ...view, formUrl: '/c/token?questions', readers: { ...view.readers, someoneElse: null } }), 'and no promise of it before').not.toContain(choice)
  })

  test('a form about symptoms is not said to be about a session', () => {
    const symptoms = worded.find((one) => one.about === 'symptoms') as Instrument
    const page = renderCheckIn({ ...view, instrument: symptoms })
    expect(page).toContain(`<h1>${en.lately}</h1>`)
    expect(page).not.toContain(view.when)
  })

  test('the language switch is there when there is something to switch to', () => {
    expect(html).not.toContain('<details>')
    const two = renderCheckIn({ ...view, languages: ['en', 'de'] })
    expect(two).toContain('<a href="?questions&amp;lang=de" lang="de">Deutsch</a>')
  })

  test('a language from right to left turns the page, and says which texts are in another language', () => {
    const page = renderCheckIn({ ...view, language: 'he' }, { ...en, language: 'he', direction: 'rtl' })
    expect(page).toContain('<html lang="he" dir="rtl">')
    expect(page).toContain('<fieldset lang="en" dir="ltr">')
    expect(page).toContain('<a href="tel:988" dir="ltr">988</a>')
  })

  test('what the client was told stands on top', () => {
    const told = (onTheirWord: boolean) => renderCheckIn({ ...view, told: [
      { kind: 'changed', words: 'We now begin slowly.', onTheirWord, when: null }, { kind: 'discussed', words: '', onTheirWord: false, when: 'last Thursday' },
    ] })
    order(told(true), en.told.youSaidWeChanged, 'We now begin slowly.', en.told.discussed, 'about last Thursday', '<h1>')
    // Without the client's yes nothing says that they said so.
    order(told(false), en.told.changed, 'We now begin slowly.')
    expect(told(false)).not.toContain('You said')
    expect(html).not.toContain(en.told.changed)
  })

  test('a form without wording is never shown', () => {
    const silent = instruments.find((one) => !one.licence.wordingIncluded) as Instrument
    expect(() => renderCheckIn({ ...view, instrument: silent })).toThrow('no wording')
  })

  test('only a web address can be the way out', () => {
    for (const leaveUrl of ['javascript:alert(1)', 'data:text/html,x', '//x']) {
      expect(renderCheckIn({ ...view, leaveUrl })).not.toContain(`"${leaveUrl}"`)
    }
  })

  test('names and words are text, whatever is in them', () => {
    const nasty = `"><script>alert(1)</script><b a='`
    const page = renderCheckIn({
      ...view,
      practiceName: nasty,
      therapistName: nasty,
      when: nasty,
      readingHours: nasty,
      formKey: nasty,
      action: nasty,
      told: [{ kind: 'changed', words: nasty, onTheirWord: true, when: nasty }],
      candid: nasty,
      helpLines: [{ label: nasty, number: nasty, hours: nasty }],
      readers: { ...view.readers, someoneElse: nasty },
      values: { rows: {}, words: `</textarea>${nasty}`, reader: null, wish: null },
      problems: { words: 'cleaned', 'bond-hard': 'untouched' },
    })
    expect(tags(page, 'script')).toHaveLength(1)
    expect(page).not.toContain('<b a=')
    expect(renderReceipt({ ...receiptView, practiceName: nasty, whatNext: nasty })).not.toContain('<script>alert')
  })

  test('a name from right to left, or one that would turn the line, keeps to itself', () => {
    for (const name of ['עדה', 'د. يوهانا', 'Ada\u202e']) {
      const page = renderCheckIn({ ...view, therapistName: name, practiceName: name, readers: { ...view.readers, someoneElse: name } })
      expect(page.split(name).length).toBe(page.split(`\u2068${name}\u2069`).length)
      expect(renderReceipt({ ...receiptView, therapistName: name })).toContain(`\u2068${name}\u2069 reads`)
    }
    expect(html).not.toContain('\u2068')
  })

  test('a name is a name, not a pattern', () => {
    expect(renderCheckIn({ ...view, therapistName: '$&' })).toContain('told $&amp; something')
  })
})

describe('a form that comes back', () => {
  /** What a browser would send if the client pressed send at once. */
  const resend = (html: string): Record<string, string> =>
    Object.fromEntries([
      ...tags(html, 'input')
        .filter((one) => / checked|hidden/.test(one))
        .map((one) => [/name="?([\w-]*)/.exec(one)?.[1] ?? '', /value="?([\w-]*)/.exec(one)?.[1] ?? '']),
      [
        'words',
        (/<textarea[^>]*>([^]*?)<\/textarea>/.exec(html)?.[1] ?? '')
          .replace(/^\n/, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      ],
    ])

  test('holds everything that was chosen and written, whatever it was', () => {
    const rows = fc.tuple(
      ...view.instrument.items.map((item) =>
        fc.option(fc.oneof(fc.constant('skip'), fc.integer({ min: item.min, max: item.max }).map(String))),
      ),
    )
    fc.assert(
      fc.property(
        rows,
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '&', '"', "'", 'é', '🙂', ';') }),
        fc.constantFrom(undefined, 'therapist', 'someone-else'),
        fc.constantFrom(undefined, 'bring-up', 'just-read'),
        (given, words, reader, wish) => {
          const sent: Record<string, string> = { words }
          view.instrument.items.forEach((item, i) => {
            if (given[i]) sent[rowField(item.id)] = given[i]
          })
          if (reader) sent.reader = reader
          if (wish) sent.wish = wish
          const first = parseCheckIn(view.instrument, sent)
          expect(first.ok).toBe(false)
          if (first.ok) return
          const page = renderCheckIn({ ...view, values: first.values, problems: first.problems })
          expect(resend(page)).toEqual({ ...sent, key: view.formKey, claimed: '' })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('says on top what to look at, in the focus, once for the rows that lack the same, with a link to the first of them', () => {
    const result = parseCheckIn(view.instrument, {
      BH: '3',
      key: view.formKey,
      words: 'x'.repeat(4001),
      reader: ['a', 'b'],
    })
    expect(result.ok).toBe(false)
    if (result.ok) return
    const page = renderCheckIn({ ...view, values: result.values, problems: result.problems })
    expect(page).toMatch(/<main><div class="note wrong" role="alert" tabindex="-1" autofocus/)
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((hit) => hit[1])
    expect(targets).toEqual(['GM', 'reader', 'words'])
    expect(page).toContain(`<a href="#GM">${en.problems.untouched} (4)</a>`)
    // And each row says it in what it is called.
    expect(page.match(new RegExp(`<legend>[^<]+ <b>${en.problems.untouched}</b></legend>`, 'g'))).toHaveLength(4)
    for (const id of targets) expect(page).toMatch(new RegExp(`id="?${id}[" ]`))
    expect(page).toContain('You wrote 4,001 letters')
    expect(page).toContain(en.problems.kept)
    const described = [...page.matchAll(/aria-describedby=(\w+)/g)].map((hit) => hit[1])
    expect(described).toHaveLength(3)
    for (const id of described) expect(page).toContain(`id="${id}"`)
  })

  test('begins with what to look at and the rows: what stood above them a moment ago is not said again', () => {
    const told: CheckInView['told'] = [{ kind: 'changed', words: 'We now begin slowly.', onTheirWord: true, when: null }]
    const seen = { ...view, told, candid: voiceWords('en').candid }
    const back = renderCheckIn({ ...seen, values: { rows: {}, words: '', reader: null, wish: null }, problems: { direct: 'untouched' } })
    for (const text of ['We now begin slowly.', voiceWords('en').candid]) expect([renderCheckIn(seen).includes(text), back.includes(text)]).toEqual([true, false])
    order(back, en.problems.title, en.therapistSees('Ada'), '988', en.whoReads, '<textarea')
    expect(back.match(/tel:988/g)).toHaveLength(2)
  })
})

describe('receipt and closed page', () => {
  test('the receipt says who reads it when, what comes next, and where help is', () => {
    const page = renderReceipt({
      ...receiptView,
      boundaryContacts: [{ label: 'Ombudsperson', number: 'by letter', hours: '' }],
    })
    for (const part of ['Ada reads answers on working days, 8 to 18.', receiptView.whatNext, '988', 'Ombudsperson']) {
      expect(page).toContain(part)
    }
    expect(page).not.toMatch(/<form|<input|<textarea/)
  })

  test('the closed page knows no practice, no person and no reason', () => {
    const page = renderClosed({ language: 'en' })
    expect(page).toBe(renderClosed({ language: 'en' }))
    expect(page).not.toMatch(/Riverside|Ada|<input|<textarea|therap|practice/i)
    expect(page).toContain(en.helpFallback)
    expect(page).not.toContain(en.closed.unkept)
  })

  test('a form that comes to a closed page is told that nothing was kept, and its words come back', () => {
    const page = renderClosed({ language: 'en', unkept: '\nIt felt <rushed> & short.' })
    order(page, en.closed.heading, en.closed.unkept, en.closed.words, '\n\nIt felt &lt;rushed> &amp; short.</textarea>', en.helpTitle)
    const empty = renderClosed({ language: 'en', unkept: '' })
    expect(empty).toContain(en.closed.unkept)
    expect(empty).not.toContain('<textarea')
  })

  test('both are small', () => {
    expect(Buffer.byteLength(renderReceipt(receiptView))).toBeLessThan(8000)
    expect(Buffer.byteLength(renderClosed({ language: 'en' }))).toBeLessThan(8000)
  })
})
