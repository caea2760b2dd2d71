import { readdirSync, readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { score } from '../score.ts'
import { defaultInstrument, findInstrument, instruments } from './index.ts'
import type { Instrument } from './manifest.ts'
import { checkManifest } from './schema.ts'
import { withWording } from './with-wording.ts'

const root = new URL('../../../', import.meta.url)
const get = (id: string) => findInstrument(id) as Instrument
const copy = (instrument: Instrument) => structuredClone(instrument) as unknown as Record<string, any>

describe('the bundled instruments', () => {
  test.each(instruments.map((one) => [one.id, one] as const))('%s passes the manifest check', (_id, one) => {
    expect(checkManifest(one)).toEqual({ ok: true, instrument: one })
  })

  const examples: [id: string, worst: number, middle: number, best: number][] = [
    ['alliance-checkin-short', 0, 3, 6],
    ['alliance-checkin-long', 0, 3, 6],
    ['phq-9', 0, 13.5, 27],
    ['gad-7', 0, 10.5, 21],
    ['wai-sr', 1, 3, 5],
    ['srs', 0, 20, 40],
    ['arm-5', 1, 4, 7],
  ]
  test.each(examples)('%s: worst, middle and best answers give %d, %d, %d', (id, low, middle, high) => {
    const one = get(id)
    const at = (share: number) =>
      score(
        one,
        Object.fromEntries(
          one.items
            .filter((item) => item.kind === 'scale')
            .map((item) => {
              const toward = item.reverse ? 1 - share : share
              return [item.id, item.min + toward * (item.max - item.min)]
            }),
        ),
      ).score
    expect([at(0), at(1)]).toEqual([low, high])
    expect((at(0) as number) / 2 + (at(1) as number) / 2).toBe(middle)
  })

  test('an instrument that is scored has an example above; one with an open key has none', () => {
    const scored = instruments.filter((one) => !one.keyOpen).map((one) => one.id)
    expect(examples.map(([id]) => id)).toEqual(scored)
  })

  test('id and version together are unique, and the newest version is found first', () => {
    expect(new Set(instruments.map((one) => `${one.id} ${one.version}`)).size).toBe(instruments.length)
    for (const one of instruments) expect(findInstrument(one.id, one.version)).toBe(one)
    expect(findInstrument('alliance-checkin-short', 'no such')).toBeUndefined()
    expect(findInstrument('no such')).toBeUndefined()
  })

  test('protected measures ship without any wording', () => {
    for (const one of instruments.filter((i) => i.licence.requiresLicence)) {
      expect(one.items.every((item) => !item.text && !item.anchors) && !one.lead).toBe(true)
    }
  })

  test('each is described in docs/clinical/instruments.md', () => {
    const doc = readFileSync(new URL('docs/clinical/instruments.md', root), 'utf8')
    for (const one of instruments) expect(doc).toContain(`\`${one.id}\``)
  })

  test('no code outside this folder names an instrument', () => {
    const ids = new Set(instruments.map((one) => one.id))
    const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !/\.test\.tsx?$/.test(path) &&
        !path.startsWith('core/instruments/') &&
        // The cast of the demo is data as well: who answers which form is part of its stories.
        !/^cli\/cast(-\w+)?\.ts$/.test(path),
    )
    const found = files.flatMap((path) => {
      const { program } = parseSync(path, readFileSync(new URL(`src/${path}`, root), 'utf8'))
      const hits: string[] = []
      const look = (text: unknown) => typeof text === 'string' && ids.has(text) && hits.push(`${path}: ${text}`)
      new Visitor({
        Literal: (node) => look(node.value),
        TemplateElement: (node) => look(node.value.cooked),
        JSXText: (node) => look(node.value),
      }).visit(program)
      return hits
    })
    expect(found).toEqual([])
  })
})

describe('the Alliance Check-in', () => {
  const forms = [get('alliance-checkin-short'), get('alliance-checkin-long')]
  const rows = (one: Instrument) => one.items.filter((item) => item.kind === 'scale')

  test('short: one row of bond, goals, confidence, openness; long: seven; the direct question last', () => {
    expect(defaultInstrument).toBe(forms[0])
    expect(
      forms.map((one) =>
        rows(one)
          .map((item) => item.facet)
          .sort(),
      ),
    ).toEqual([
      ['bond', 'confidence', 'goals', 'openness'],
      ['bond', 'bond', 'confidence', 'goals', 'goals', 'openness', 'task'],
    ])
    for (const one of forms) {
      expect(one.items.at(-1)?.kind).toBe('direct')
      expect(one.norms).toMatchObject({ mean: 4.3, sdBetween: 1.2, sdWithin: 0.5, weak: true })
    }
  })

  test('words at 0, 2, 4 and 6; every step of the direct question in words', () => {
    for (const item of forms.flatMap((one) => one.items)) {
      const keys = item.kind === 'direct' ? ['0', '1', '2', '3', '4'] : ['0', '2', '4', '6']
      for (const anchors of Object.values(item.anchors ?? {})) expect(Object.keys(anchors)).toEqual(keys)
    }
  })

  test('says that it is no validated test', () => {
    for (const one of forms) expect(one.caution?.en).toContain('not a validated test')
  })
})

describe('checkManifest', () => {
  const breaks: [string, (one: Record<string, any>) => void, string][] = [
    [
      'a misspelt field',
      (one) => {
        one.items[0].revers = true
      },
      'items[0].revers: this field is not known',
    ],
    [
      'a row twice',
      (one) => {
        one.items[1].id = one.items[0].id
      },
      'stands there twice',
    ],
    [
      'an id with spaces',
      (one) => {
        one.id = 'My Test'
      },
      'manifest.id: expected small letters',
    ],
    [
      'min above max',
      (one) => {
        one.items[0].min = 9
      },
      'min must be below max',
    ],
    [
      'a range that the rows cannot give',
      (one) => {
        one.range.max = 10
      },
      'manifest.range.max: the rows give 6',
    ],
    [
      'a mean over two scales',
      (one) => {
        one.items[0].max = 5
      },
      'share one scale',
    ],
    [
      'an alliance score upside down',
      (one) => {
        one.direction = 'higher-worse'
      },
      'higher is better',
    ],
    [
      'two direct questions',
      (one) => {
        one.items[0].kind = 'direct'
        one.items[0].max = 4
      },
      'comes last',
    ],
    [
      'a word at no answer',
      (one) => {
        one.items[0].anchors.en['9'] = 'x'
      },
      'stands at no answer',
    ],
    [
      'text without a licence for it',
      (one) => {
        one.licence.wordingIncluded = false
      },
      'no text may stand',
    ],
    [
      'a row without text',
      (one) => {
        delete one.items[0].text
      },
      'missing in "en"',
    ],
    [
      'norms without a source',
      (one) => {
        one.norms.source = ''
      },
      'manifest.norms.source: expected some text',
    ],
    [
      'norms out of range',
      (one) => {
        one.norms = { ...one.norms, mean: 7 }
      },
      'expected a score from 0 to 6',
    ],
    [
      'a spread of zero',
      (one) => {
        one.norms = { ...one.norms, sdWithin: 0 }
      },
      'above 0',
    ],
    [
      'norms for no subscale',
      (one) => {
        one.subscaleNorms = { x: one.norms }
      },
      'subscaleNorms.x',
    ],
    [
      'too many rows allowed missing',
      (one) => {
        one.scoring.maxMissing = 4
      },
      'less than the 4 rows',
    ],
    [
      'no rows',
      (one) => {
        one.items = []
      },
      'at least one scale row',
    ],
    [
      'a language that is none',
      (one) => {
        one.lead['English please'] = 'x'
      },
      'language tag',
    ],
  ]
  test.each(breaks)('refuses %s', (_name, change, sentence) => {
    const one = copy(defaultInstrument)
    change(one)
    const result = checkManifest(one)
    expect(result.ok).toBe(false)
    expect(!result.ok && result.problems.join('\n')).toContain(sentence)
  })

  test('refuses whatever is no manifest, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const result = checkManifest(value)
        expect(result.ok).toBe(false)
      }),
    )
  })
})

describe('withWording', () => {
  const arm = get('arm-5')
  const text = {
    instrument: 'arm-5',
    version: '1',
    language: 'en',
    licence: 'Letter of 3 May, file 12',
    lead: 'Lead',
    items: Object.fromEntries(arm.items.map((item) => [item.id, `Row ${item.id} about {T}`])),
    anchors: { '1': 'not at all', '7': 'fully' },
  }

  test('gives a worded instrument and leaves the manifest as it was', () => {
    const result = withWording(arm, text)
    expect(result.ok && result.instrument.items[2]).toMatchObject({ reverse: true, text: { en: 'Row arm3 about {T}' } })
    expect(result.ok && result.instrument.licence).toMatchObject({ wordingIncluded: true })
    expect(arm.items[0]?.text).toBeUndefined()
    const second = result.ok && withWording(result.instrument, { ...text, language: 'de' })
    expect(second && second.ok && Object.keys(second.instrument.items[0]?.text ?? {})).toEqual(['en', 'de'])
  })

  test.each([
    [{ ...text, licence: '' }, 'permission'],
    [{ ...text, version: '2' }, 'belongs to'],
    [{ ...text, items: { ...text.items, arm9: 'x' } }, '"arm9" is not a row'],
    [{ ...text, items: { arm1: 'x' } }, 'row "arm2" is missing'],
    [{ ...text, anchors: { '1': 'no' } }, 'needs words at 7'],
    [{ ...text, anchors: { '1': 'no', '7': 'yes', '9': 'more' } }, 'stands at no answer'],
    [{ ...text, language: 'English' }, 'language tag'],
    [{ ...text, key: {} }, 'key of this instrument is fixed'],
    [{ ...text, extra: 1 }, '"extra" is not a known field'],
    [null, 'JSON object'],
    [[], 'JSON object'],
  ])('refuses %#', (broken, sentence) => {
    const result = withWording(arm, broken)
    expect(!result.ok && result.problems.join('\n')).toContain(sentence)
  })

  test('an open key is closed by the licensed text, and then the form can be scored', () => {
    const open = get('sai')
    const worded = {
      ...text,
      instrument: 'sai',
      items: Object.fromEntries(open.items.map((item) => [item.id, 'Row'])),
      anchors: { '0': 'no', '5': 'yes' },
    }
    const without = withWording(open, worded)
    expect(!without.ok && without.problems[0]).toContain('"key" is needed')
    const key = Object.fromEntries(
      open.items.map((item, i) => [item.id, { facet: i < 3 ? 'bond' : 'goals', reverse: i === 5 }]),
    )
    const result = withWording(open, { ...worded, key })
    expect(result.ok).toBe(true)
    if (!result.ok) return
    const answers = Object.fromEntries(open.items.map((item) => [item.id, 5]))
    expect(score(result.instrument, answers).score).toBeCloseTo(25 / 6, 12)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...instruments), fc.anything(), (one, value) => {
        expect(withWording(one, value).ok).toBe(false)
      }),
    )
  })
})

test('docs/clinical/check-in.md holds every own row as it is asked', () => {
  const doc = readFileSync(new URL('docs/clinical/check-in.md', root), 'utf8')
  const own = instruments.filter((one) => one.caution).flatMap((one) => one.items)
  for (const item of own) {
    expect(doc).toContain(`| \`${item.id}\` |`)
    expect(doc).toContain(`| ${item.text?.en} |`)
    if (item.kind === 'scale') expect(doc).toContain(`| ${item.anchors?.en?.['6']} |`)
  }
})
