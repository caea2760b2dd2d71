import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invite } from '../src/actions/invite.ts'
import { makeOwnViewLink } from '../src/actions/own-view-links.ts'
import { setPracticeVoice } from '../src/actions/practice-voice.ts'
import { defaultInstrument, instruments } from '../src/core/instruments/index.ts'
import { hoursIn, languageOfLine } from '../src/core/safety/help-lines.ts'
import { voiceLanguages, voiceWords } from '../src/core/voice/index.ts'
import { type CheckInView, renderCheckIn, surveyLanguages } from '../src/survey/index.ts'
import { rowField } from '../src/survey/view.ts'
import { when } from '../src/survey/when.ts'
import { wordsFor } from '../src/survey/words/index.ts'
import { languageWritten } from '../src/survey/written-by-practice.tsx'
import { type Person, type TestApp, fieldsIn, testApp, textOf } from './app.ts'
import { literalTexts } from './literal-texts.ts'
import { measures, readingAge } from './reading-age.ts'
import { type Scene, scene, value } from './scene.ts'
import { filesIn, root } from './source-files.ts'
import { type BackTranslations, backTranslations, judgedAs, languages, notJudged, notTranslatedBack, translationRows, translationTable } from './translations/table.ts'

const rows = translationRows()
const translated = ['es', 'de'] as const
/** The texts of one language whose keys begin so, as one text of whole sentences. */
const page = (language: 'en' | 'es' | 'de', begins: RegExp) =>
  rows.filter(({ key }) => begins.test(key)).map(({ texts }) => texts[language].replaceAll(/\{[^}]*\}/g, 'Ada')).filter((text) => /[.?»“”]$/.test(text)).join(' ')

describe('the catalogues', () => {
  it('are English, Spanish and German, wherever a client is spoken to', () => {
    expect([surveyLanguages, voiceLanguages]).toEqual([[...languages], [...languages]])
    for (const one of instruments.filter((form) => form.caution)) {
      for (const item of one.items) expect([item.id, Object.keys(item.text!), Object.keys(item.anchors!)]).toEqual([item.id, [...languages], [...languages]])
      expect([Object.keys(one.lead!), Object.keys(one.caution!)]).toEqual([[...languages], [...languages]])
    }
  })

  it('have a text for every key, of their own, with the same names and numbers in it', () => {
    expect(rows.length).toBeGreaterThan(230)
    const places = (text: string) => [...new Set(text.match(/\{[^}]*\}/g))].toSorted()
    for (const { key, texts } of rows) {
      for (const language of translated) {
        expect([key, texts[language].trim() !== '', texts[language] !== texts.en || /^(no|LINK)$/i.test(texts.en)]).toEqual([key, true, true])
        expect([key, language, places(texts[language])]).toEqual([key, language, places(texts.en)])
      }
    }
  })

  it('that lack a key do not pass the type check, and so not the build', () => {
    const file = join(root, 'test', 'a-key-is-missing.ts')
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
    const check = (without: string) => {
      writeFileSync(file, `import { de } from '../src/survey/words/de.ts'\nimport type { Words } from '../src/survey/words/en.ts'\n` +
        `const { ${without}, ...rest } = de.receipt\nexport const kept = ${without}\nexport const broken = { ...de, receipt: rest } satisfies Words\n`)
      const config = join(root, 'test', 'a-key-is-missing.json')
      writeFileSync(config, JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions: { noEmit: true, lib: ['ES2024', 'DOM'], types: ['node'] }, files: ['a-key-is-missing.ts'] }))
      try {
        execFileSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8', stdio: 'pipe' })
        return ''
      } catch (error) {
        return (error as { stdout: string }).stdout
      } finally {
        rmSync(file)
        rmSync(config)
      }
    }
    expect(check('nextUsual')).toMatch(/TS\d+.*[\s\S]*nextUsual/)
  })

  it('keep one way to address the reader, and raise no voice', () => {
    for (const { key, texts } of rows) {
      expect([key, texts.es]).toEqual([key, expect.not.stringMatching(/\b(usted(es)?|vosotr[oa]s|os|vuestr[oa]s?|\p{L}+([áéi]is))\b(?<!seis)|[¡!]/iu)])
      expect([key, texts.de]).toEqual([key, expect.not.stringMatching(/\b(du|dich|dir|dein(e[mnrs]?)?|euch|euer|eure)\b|!/i)])
      expect([key, texts.es]).toEqual([key, expect.not.stringMatching(/\b(debes|inválid|fallaste|muy bien hecho)/i)])
      expect([key, texts.de]).toEqual([key, expect.not.stringMatching(/\b(ungültig|versagt|gut gemacht|super|toll)\b/i)])
    }
  })

  it('give pages neutral titles: nothing that tells a bystander what this is', () => {
    for (const language of translated) {
      const w = wordsFor(language)
      for (const title of [w.title, w.receipt.title, w.closed.title, w.problems.title, w.first.title, w.mine.title, w.askForMine.title, w.explained.title]) {
        expect(title).not.toMatch(/terap|therap|clínic|klinik|sesión|sitzung|salud|gesund|consult|praxis/i)
      }
    }
  })
})

describe('reading age', () => {
  it('the measures know easy from hard, and count syllables', () => {
    expect(['padres', 'tiempo', 'día', 'todavía', 'guitarra', 'oír', 'siguiente'].map(measures.es.syllables)).toEqual([2, 2, 2, 4, 3, 2, 3])
    expect(['Frage', 'Antworten', 'sieht', 'neue', 'ändern', 'Ihnen'].map((word) => measures.de.syllables(word.toLowerCase()))).toEqual([2, 3, 1, 2, 2, 2])
    expect(readingAge('El sol sale. La casa es azul. Mi gato come pan.', 'es')).toBe(9)
    expect(readingAge('La colaboración terapéutica requiere considerables negociaciones relativas a objetivos individuales.', 'es')).toBeGreaterThan(16)
    expect(readingAge('Der Ball ist rot. Das Haus ist alt. Die Katze schläft.', 'de')).toBeLessThan(7)
    expect(readingAge('Therapeutische Zusammenarbeit erfordert kontinuierliche Verhandlungen bezüglich individueller Zielsetzungen.', 'de')).toBeGreaterThan(16)
  })

  const pages = {
    'the form': /^(?!first|told|problems|receipt|closed|askForMine|mine|explained|check-in|follow-up|voice|help)/, 'the first page': /^first/,
    'what came back': /^problems/, 'the receipt': /^receipt/, 'the closed page': /^closed/, 'asking for one’s own': /^askForMine/, 'one’s own': /^mine/,
    'on disagreeing': /pages\.disagreeing/, 'on goals': /pages\.goals/, 'on changing': /pages\.changing/,
    'the rows and what is asked besides': /^(check-in|follow-up)\.(?!.*steps)/, 'what is told': /^(told|voice)/,
  }
  it.each(languages.flatMap((language) => Object.entries(pages).map(([name, begins]) => [language, name, begins] as const)))('%s, %s: at most ten', (language, _, begins) => {
    expect(page(language, begins).length).toBeGreaterThan(80)
    expect(readingAge(page(language, begins), language)).toBeLessThanOrEqual(10)
  })
})

describe('days', () => {
  const said = (held: string, language: string) => when(new Date(held), { language, timeZone: 'Europe/Zurich', now: new Date('2026-05-11T09:00Z') })
  it.each([
    ['2026-05-11T08:00Z', 'hoy', 'heute'], ['2026-05-10T08:00Z', 'ayer', 'gestern'],
    ['2026-05-07T08:00Z', 'el jueves pasado', 'letzten Donnerstag'], ['2026-04-02T08:00Z', 'el jueves, 2 de abril', 'Donnerstag, den 2. April'],
  ])('%s: %s, %s', (held, es, de) => {
    expect([said(held, 'es'), said(held, 'de')]).toEqual([es, de])
  })
})

describe('a text that the practice wrote', () => {
  it('is marked with its language where its small words tell it', () => {
    expect(['on working days, 8 to 18', 'werktags von 8 bis 18 Uhr', 'los lunes y viernes por la tarde', '8–18', 'Telefonseelsorge'].map(languageWritten))
      .toEqual(['en', 'de', 'es', undefined, undefined])
  })
  it('a line that we offered is known by name and number, and its usual hours are said in the client’s language', () => {
    expect([hoursIn('day and night', 'de'), hoursIn('Tag und Nacht', 'es'), hoursIn('weekdays', 'de'), hoursIn('day and night', 'it')])
      .toEqual(['Tag und Nacht', 'las 24 horas', 'weekdays', 'day and night'])
    expect([languageOfLine({ label: 'Rettung', number: '1 44' }), languageOfLine({ label: 'Rettung', number: '145' })]).toEqual(['de', undefined])
  })
})

describe('a client’s pages', () => {
  let t: TestApp
  let ada: Person
  beforeAll(async () => {
    t = await testApp()
    ada = await t.createPractice({ 'help-1-label': 'Rettung', 'help-1-number': '144', 'help-1-hours': 'day and night' })
    value(await setPracticeVoice(ada.acting(), { candid: 'Please tell us what is missing. We read it on the same day.', ownView: true }))
  })
  afterAll(() => t.close())

  async function link(s: Scene, language: string): Promise<string> {
    await t.everything.query('update client set language = $1 where client_id = (select client_id from therapy where therapy_id = $2)', [language, s.therapyId])
    const sessionId = await s.session()
    return `/c/${value(await invite(ada.acting(), { sessionId })).token}`
  }
  const rowsOf = () => Object.fromEntries(defaultInstrument.items.map((item) => [rowField(item.id), item.kind === 'direct' ? '0' : '4']))
  const plain = (text: string) => textOf(`<p>${text}</p>`)
  const count = async () => (await t.everything.query('select (select count(*) from response) + (select count(*) from audit) + (select count(*) from case_event) as n')).rows[0].n

  it.each(['es', 'de'])('%s: the client’s own language is the first, and stays through first page, form, problems, receipt and closed page', async (language) => {
    const w = wordsFor(language)
    const path = await link(await scene(t, ada), language)
    const first = await t.get(path)
    expect(first.html).toContain(`<html lang="${language}" dir="ltr">`)
    expect(textOf(first.html)).toContain(plain(w.first.heading))
    const before = await count()
    const form = await t.get(`${path}?questions`)
    expect(form.html).toContain(`<html lang="${language}" dir="ltr">`)
    for (const item of defaultInstrument.items) expect(textOf(form.html)).toContain(plain(item.text![language]!.replaceAll('{T}', 'Ada')))
    // What the practice wrote in English says that it is English; the line is in German, its hours in the language of the page.
    expect(form.html).toContain('<bdi lang="en">Please tell us what is missing. We read it on the same day.</bdi>')
    expect(form.html).toContain(language === 'de' ? 'Rettung <small>Tag und Nacht</small>' : '<bdi lang="de">Rettung</bdi> <small>las 24 horas</small>')
    expect(await count()).toBe(before)
    const action = /<form method="post" action="([^"]+)"/.exec(form.html)![1]!
    const { key = '' } = fieldsIn(form.html)
    const back = await t.post(action, { key, ...rowsOf(), [rowField(defaultInstrument.items[0]!.id)]: '99', words: 'Hola' })
    expect([back.status, textOf(back.html).includes(plain(w.problems.kept)), back.html.includes(`<html lang="${language}"`)]).toEqual([422, true, true])
    // What was entered would be lost by a link to another language: none is offered then.
    expect(back.html).not.toContain('<details>')
    const receipt = await t.post(action, { key: fieldsIn(back.html).key!, ...rowsOf(), words: 'Hola' })
    expect([receipt.status, textOf(receipt.html).includes(plain(w.receipt.heading)), receipt.html.includes(`<html lang="${language}"`)]).toEqual([200, true, true])
    const again = await t.post(action, { key: 'another-key-of-a-form-000000000000000', ...rowsOf() })
    expect([again.status, textOf(again.html).includes(plain(w.closed.heading))]).toEqual([404, true])
  })

  it('the switch is a plain link on every page, changes nothing, and what it chose is kept to the receipt', async () => {
    const s = await scene(t, ada)
    const path = await link(s, 'de')
    const before = await count()
    for (const language of ['en', 'es']) {
      const first = await t.get(`${path}?lang=${language}`)
      expect(first.html).toContain(`<html lang="${language}"`)
      expect(first.html).toContain('<a href="?lang=de" lang="de">Deutsch</a>')
      const onwards = /<a class=go href="([^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
      const form = await t.get(onwards)
      expect(form.html).toContain(`<html lang="${language}"`)
      expect(form.html).toContain('<a href="?questions&amp;lang=de" lang="de">Deutsch</a>')
    }
    expect(await count()).toBe(before)
    const form = await t.get(`${path}?questions&lang=es`)
    const action = /<form method="post" action="([^"]+)"/.exec(form.html)![1]!
    const receipt = await t.post(action, { key: fieldsIn(form.html).key!, ...rowsOf() })
    expect([receipt.status, receipt.html.includes('<html lang="es" dir="ltr">')]).toEqual([200, true])
    expect(receipt.html).toContain('href="/c/about/goals?lang=es"')
    // One's own page speaks the client's language, and the one chosen there.
    const mine = `/c/m/${value(await makeOwnViewLink(ada.acting(), { therapyId: s.therapyId })).token}`
    expect((await t.get(mine)).html).toContain('<html lang="de"')
    expect((await t.get(`${mine}?lang=es`)).html).toContain('<html lang="es"')
    for (const language of surveyLanguages) expect((await t.get(`/c/about/goals?lang=${language}`)).html).toContain(`<html lang="${language}"`)
    // A language that we do not speak is none.
    expect((await t.get(`${mine}?lang=xx`)).html).toContain('<html lang="de"')
  })

  it('a form in English on a German page: each row says so, and what the page says itself does not', async () => {
    const phq9 = instruments.find((one) => one.id === 'phq-9')!
    const html = renderCheckIn({
      practiceName: 'P', therapistName: 'Ada', when: 'heute', language: 'de', languages: surveyLanguages, instrument: phq9, formKey: 'k', action: '/c/x', readingHours: '8',
      readers: { supervisorHears: false, ifUnsafe: null, someoneElse: null, noted: [] }, helpLines: [{ label: 'Notruf', number: '112', hours: '' }],
    })
    expect(html.match(/<fieldset lang="en" dir="ltr"/g)).toHaveLength(9)
    expect(html.match(/<label lang="de" dir="ltr"><input type=radio name=P\d value=skip>auslassen/g)).toHaveLength(9)
  })

  it('weighs at most 15,000 bytes in each language, with all that can be said', () => {
    for (const language of surveyLanguages) {
      const view: CheckInView = {
        practiceName: 'Gemeinschaftspraxis am Donaukanal', therapistName: 'Maria-Magdalena', when: 'x', language, languages: surveyLanguages, instrument: defaultInstrument,
        formKey: '0190a1b2-0000-7000-8000-000000000001', action: '/c/token', readingHours: 'on working days, 8 to 18', candid: voiceWords(language).candid,
        readers: { supervisorHears: true, ifUnsafe: 'both', someoneElse: 'Dr Konstantina Hohenberg', noted: ['time-sent', 'time-claimed'] },
        helpLines: [{ label: 'Crisis line of the county', number: '+43 800 123 456', hours: 'day and night' }, { label: 'The practice', number: '+43 1 234 56 78', hours: '8 to 18' }],
      }
      expect([language, Buffer.byteLength(renderCheckIn(view)) <= 15_000]).toEqual([language, true])
    }
  })
})

/** Files whose sentences are for whoever runs the program, with what they are; none of them answers a browser. */
const forTheTerminal: Record<string, string> = {
  'src/server/config.ts': 'settings that cannot be used, said before the start',
  'src/server/hand-on-timer.ts': 'a line of the log',
  'src/server/look-timer.ts': 'a line of the log',
  'src/server/holder.ts': 'another Attune holds the data folder, said before the start',
  'src/server/keyring.ts': 'how many notes were sealed, said at the start',
  'src/server/postgres-install.ts': 'no PostgreSQL that fits, or a folder that it cannot use, said before the start',
  'src/server/postgres.ts': 'how the database fares, said at the start and in the log',
  'src/server/reach.ts': 'a command cannot reach the database',
  'src/server/reflection-key.ts': 'the file of keys: what stands in it, and what is wrong with it, said at the start',
  'src/server/serve.ts': 'the address, the set-up code and how to stop, said at the start',
  'src/server/unreached.ts': 'a command or the start cannot reach the database',
}
/** Sentences thrown as errors: the person is answered with the sorry page, and the log leaves the message out. */
const forProgrammers: Record<string, string> = {
  'The series of this therapy kept changing; nothing was stored.': 'five tries were not enough',
  'has no wording: load a licensed text before inviting anybody.': 'an invitation without wording is refused before',
}
const reachesPeople = (found: string) => !Object.keys(forProgrammers).some((text) => found.endsWith(`: ${text}`))

describe('the therapist’s side', () => {
  it('the rule finds text between tags, in attributes that are read, and in sentences', () => {
    const file = { path: 'x.tsx', text: `
      const late = 'Nothing was sent.'
      const closed = \`\${late} is over by now.\`
      export const Page = ({ a, w }: any) => <p title="six" class="must" aria-label={a ? 'one' : w.two}>seven {a === 'later' ? 'eight' : w.nine} {w.ten('eleven')} · {\`twelve \${a}\`}</p>` }
    expect(literalTexts(file).map((one) => one.split(': ').at(-1))).toEqual(['Nothing was sent.', 'is over by now.', 'six', 'one', 'seven', 'eight', 'twelve'])
  })

  it('takes every string from a catalogue or from the core', () => {
    const components = filesIn('src/web', /\.tsx$/).concat(filesIn('src/survey', /\.tsx$/), filesIn('src/server', /\.tsx$/)).filter(({ path }) => !path.endsWith('.test.tsx'))
    expect(components.length).toBeGreaterThan(60)
    expect(components.flatMap(literalTexts).filter(reachesPeople)).toEqual([])
  })

  it('so does what actions and the server say to people', () => {
    const files = filesIn('src/actions', /\.ts$/).concat(filesIn('src/server', /\.ts$/)).filter(({ path }) => !/\.test\.ts$|\/words(\/|\.ts$)/.test(path))
    expect(files.length).toBeGreaterThan(60)
    expect(files.filter(({ path }) => !(path in forTheTerminal)).flatMap(literalTexts).filter(reachesPeople)).toEqual([])
  })

  it('every exception is still needed, and none builds a page', () => {
    const files = filesIn('src', /\.tsx?$/)
    for (const path of Object.keys(forTheTerminal)) {
      const file = files.find((one) => one.path === path)!
      expect([path, literalTexts(file).length > 0, /from '[./]*(web|survey)\//.test(file.text)]).toEqual([path, true, false])
    }
    for (const text of Object.keys(forProgrammers)) expect([text, files.some((file) => file.text.includes(text))]).toEqual([text, true])
  })
})

describe('back-translation', () => {
  const given = backTranslations()

  it.each(translated)('%s: every text has been put back into English by somebody else; new and changed ones have not', (language) => {
    expect(notTranslatedBack(language, given)).toEqual([])
  })

  it('every row has been compared since it last changed', () => {
    expect(notJudged(given).map(({ key }) => key)).toEqual([])
  })

  it('a text that changes has no back-translation, and its row no judgement', () => {
    const row = rows.find(({ key }) => key === 'send')!
    const full: BackTranslations = { es: { [row.texts.es]: 'Send' }, de: { [row.texts.de]: 'Send' }, judgements: {} }
    const judged = judgedAs(row, full)
    expect(notTranslatedBack('es', full)).not.toContain(row.texts.es)
    expect(notTranslatedBack('es', { ...full, es: { 'Mandar': 'Send' } })).toContain(row.texts.es)
    expect(judgedAs({ ...row, texts: { ...row.texts, de: 'Abschicken' } }, full)).not.toBe(judged)
  })

  it('the table in docs/clinical/translations.md is what the catalogues say now', () => {
    expect(readFileSync(join(root, 'docs/clinical/translations.md'), 'utf8')).toContain(translationTable(given))
  })
})
