import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facet } from '../src/core/instruments/manifest.ts'
import type { CheckInEvidence } from '../src/core/rupture/evidence.ts'
import { signs } from '../src/core/signs/catalogue.ts'
import { signPhrases } from '../src/core/opener/phrases.ts'
import type { NotedSign } from '../src/core/signs/sign.ts'
import { whats } from '../src/core/source/what.ts'
import { type EvidenceSet, checkIn, composed, evidence, evidenceSets, fell, registers, sign, sourceSets, wrote } from './openers/evidence-sets.ts'
import { faultsOf, unquoted } from './openers/faults.ts'
import { openersText } from './openers/text.ts'

const WORDINGS = 12
const kept = readFileSync(new URL('../docs/clinical/openers.txt', import.meta.url), 'utf8')
const lines = [...kept.matchAll(/^ {3}(?:tentative|plain|warm) +(.+)$/gm)].map((match) => match[1]!)
const opened = (set: EvidenceSet, register: (typeof registers)[number], variant: number) => {
  const opening = composed(set, register, variant)
  return opening.kind === 'opener' ? opening : null
}

describe('docs/clinical/openers.txt', () => {
  test('is what the code composes now (else: node scripts/write-openers.mjs)', () => {
    expect(kept).toBe(openersText())
  })

  test('holds at least 200 distinct openers', () => {
    expect(new Set(lines).size).toBeGreaterThanOrEqual(200)
  })

  test('in one situation, the three tones do not begin alike', () => {
    const alike = evidenceSets.flatMap((set, place) => {
      const starts = registers.map((register, step) => opened(set, register, place + step)?.text.split(' ').slice(0, 5).join(' ') ?? register)
      return new Set(starts).size < starts.length ? [`${set.name}: ${starts.join(' | ')}`] : []
    })
    expect(alike).toEqual([])
  })
})

test('every wording of every situation reads as spoken: no fault of grammar, no blame, one open question', () => {
  const found = evidenceSets.flatMap((set) => registers.flatMap((register) => Array.from({ length: WORDINGS }, (_, variant) => {
    const opener = opened(set, register, variant)
    const faults = opener ? faultsOf(opener) : []
    return faults.length > 0 ? [`${set.name}, ${register} ${variant}: ${faults.join(', ')}: ${opener?.text}`] : []
  }).flat()))
  expect(found).toEqual([])
})

const facets: readonly Facet[] = ['bond', 'goals', 'task', 'confidence', 'openness', 'identity', 'symptom']
const anySign = fc.record({
  signId: fc.constantFrom(...signs.map((entry) => entry.id)),
  session: fc.integer({ min: 4, max: 7 }),
  whenISaid: fc.option(fc.constantFrom('you could try harder', 'Have you tried sleeping earlier?', 'Your parents will understand in the end.', 'we have 10 minutes left', '!!'), { nil: undefined }),
  whenWeSpokeOf: fc.option(fc.constantFrom('her mother', 'The divorce', 'what she came for', 'the 2019 accident', 'work'), { nil: undefined }),
  notTypicalFor: fc.option(fc.constantFrom('me', 'client', 'both'), { nil: undefined }) as fc.Arbitrary<NotedSign['notTypicalFor']>,
  clientSaid: fc.option(fc.constantFrom('You never listen to me.', 'Is this going anywhere?', 'I have been coming for 3 years and I am tired of it!'), { nil: undefined }),
})
const anySet: fc.Arbitrary<EvidenceSet> = fc.record({
  answered: fc.boolean(),
  level: fc.constantFrom('learning', 'usual', 'notice', 'alert', 'severe') as fc.Arbitrary<CheckInEvidence['level']>,
  fallen: fc.subarray([...facets]), direct: fc.constantFrom(null, 0, 1, 2, 3, 4) as fc.Arbitrary<CheckInEvidence['direct']>, slide: fc.boolean(),
  words: fc.option(fc.constantFrom(
    'The homework felt like too much.', 'You moved on when I cried. I cried for 20 minutes!', 'it was ok', 'Thank you, that helped.', 'This was hard '.repeat(30),
    'I fill in the diary every day and I do not see what it changes'), { nil: null }),
  noted: fc.uniqueArray(anySign, { maxLength: 5, selector: (noted) => noted.signId }), goneQuiet: fc.boolean(),
  setting: fc.constantFrom('in-person', 'telehealth'), ending: fc.boolean(), missedLast: fc.boolean(),
  source: fc.option(fc.constantFrom(...whats.map((what) => what.id).filter((id) => id !== 'boundary')), { nil: undefined }),
  form: fc.constantFrom(null, 'withdrawal', 'confrontation', 'mixed'),
}).map((drawn) => ({
  name: 'at random',
  input: evidence({
    checkIn: drawn.answered ? checkIn({ level: drawn.level, fell: drawn.fallen.flatMap(fell), direct: drawn.direct, slide: drawn.slide, words: drawn.words === null ? null : wrote(drawn.words) }) : null,
    signs: drawn.noted.map(({ signId, ...more }) => sign(signId, more)), goneQuiet: drawn.goneQuiet,
  }),
  how: { setting: drawn.setting, ending: drawn.ending, missedLast: drawn.missedLast, form: drawn.form, ...(drawn.source ? { source: drawn.source } : {}) },
}) as EvidenceSet)

test('any evidence, any source, any form: the same holds', () => {
  fc.assert(fc.property(anySet, fc.constantFrom(...registers), fc.integer({ min: 0, max: 40 }), (set, register, variant) => {
    const opener = opened(set, register, variant)
    expect({ faults: opener ? faultsOf(opener) : [], text: opener?.text }).toEqual({ faults: [], text: opener?.text })
  }), { numRuns: 4000 })
})

test('any evidence: two observations of the client never stand in one opener', () => {
  fc.assert(fc.property(anySet, fc.constantFrom(...registers), fc.integer({ min: 0, max: 40 }), (set, register, variant) => {
    const seen = opened(set, register, variant)?.clauses.filter((clause) => clause.pieceIds.some((id) => id === 'gone-quiet'
      || set.input.signs.some((noted) => noted.noteId === id && signPhrases[noted.signId]?.voice === 'client'))) ?? []
    expect(seen.length).toBeLessThanOrEqual(1)
  }), { numRuns: 2000 })
})

const HUMBLE = /\bI (may|might|could|can see|think)\b|not sure|my part|I’d like to understand|I don’t want to pass over|come back to|stay with|to heart|only be my impression|had a sense|if I’m wrong|just be me|I’m (sorry|aware)|I’d want to know|I’d like to know|room|as far as|could be reading|there may be more|make too much|hear more|want to hear|don’t mind|mean nothing|be nothing|it’s nothing|no need to explain|thinking of you|all right/i

test('any evidence: the therapist’s own part or humility is in it, however long the quotation', () => {
  fc.assert(fc.property(anySet, fc.constantFrom(...registers), fc.integer({ min: 0, max: 40 }), (set, register, variant) => {
    const opener = opened(set, register, variant)
    if (!opener?.clauses.some((clause) => clause.part === 'evidence') || set.how?.ending) return
    const [first] = opener.clauses.filter((clause) => clause.part === 'evidence')
    // Kind or light words ask for nothing to be owned.
    if (first?.pieceIds.includes('words') && /ok|that helped/.test(set.input.checkIn?.words?.text ?? '')) return
    const owns = opener.clauses.some((clause) => clause.part === 'humility' || (clause.part === 'question' && /\b(I|me|my|we|us)\b/.test(clause.text))
      || clause.pieceIds.some((id) => set.input.signs.some((noted) => noted.noteId === id && ['own', 'shared'].includes(signPhrases[noted.signId]?.voice ?? ''))))
    expect(owns || HUMBLE.test(unquoted(opener.text)), opener.text).toBe(true)
  }), { numRuns: 2000 })
})

test('for each source and form the question and the own part are about it', () => {
  const texts = new Map<string, Set<string>>()
  for (const set of sourceSets) {
    const said = new Set(registers.flatMap((register) => Array.from({ length: 4 }, (_, variant) => opened(set, register, variant)!.clauses.at(-1)!.text)))
    expect(said.size, `${set.name}: ${[...said].join(' ')}`).toBeGreaterThanOrEqual(2)
    texts.set(set.name, said)
  }
  for (const [name, said] of texts) {
    for (const [other, theirs] of texts) {
      if (name !== other) expect([...said].toSorted(), `${name} asks as ${other} does`).not.toEqual([...theirs].toSorted())
    }
  }
})

describe('each situation has its own opening', () => {
  const each = (set: EvidenceSet, see: (text: string, parts: ReturnType<typeof opened>) => void): void => {
    for (const register of registers) {
      for (let variant = 0; variant < WORDINGS; variant += 1) {
        const opener = opened(set, register, variant)!
        see(opener.text, opener)
      }
    }
  }
  const resting = (opener: ReturnType<typeof opened>): string[] => opener!.clauses.flatMap((clause) => [...clause.pieceIds])

  test('a lower check-in and no signs: the row in words, no time and no sign is made up', () => {
    each({ name: 'no signs', input: evidence({ checkIn: checkIn({ fell: fell('goals') }) }) }, (text, opener) => {
      expect(resting(opener)).toEqual(['check-in'])
      expect(text).toMatch(/what you came for|what you most want|what matters most to you/)
      expect(text).not.toMatch(/quiet|short|closed|when I said/)
    })
  })

  test('signs and no check-in: the check-in is not mentioned', () => {
    each({ name: 'only signs', input: evidence({ signs: [sign('short-answers', { whenWeSpokeOf: 'the diary' }), sign('rushing')] }) }, (text) => {
      expect(text).toMatch(/when we spoke about the diary/i)
      expect(text).not.toMatch(/check-in|you wrote|you told/i)
    })
  })

  test('the client’s own words are quoted where they may be, and nowhere else', () => {
    const words = (wish: 'bring-up' | 'none') => ({ name: wish, input: evidence({ checkIn: checkIn({ words: { text: 'You moved on when I cried', reader: 'therapist', wish } }), signs: [sign('short-answers')] }) })
    each(words('bring-up'), (text, opener) => {
      expect(text).toContain('“You moved on when I cried')
      expect(resting(opener)[0]).toBe('words')
    })
    each(words('none'), (text) => expect(text).not.toMatch(/moved on when|cried|wrote/))
  })

  test('the therapist’s own yes-or-no questions are told as their own, and the question is about the hour', () => {
    each({ name: 'closed questions', input: evidence({ signs: [sign('closed-questions', { notTypicalFor: 'me' })] }) }, (text, opener) => {
      expect(text).toMatch(/\bI (asked mostly yes-or-no|kept to yes-or-no|left you only yes or no)/)
      if (!text.startsWith('I’m sorry')) expect(text).toMatch(/isn’t like me/)
      expect(resting(opener)).toEqual(['note-closed-questions'])
    })
  })

  test('after a missed session: a welcome first, the hour before it named as such, and the absence not at all', () => {
    each({ name: 'missed', input: evidence({ signs: [sign('less-talking'), sign('missed-session'), sign('cancelling')] }), how: { missedLast: true } }, (text, opener) => {
      expect(opener!.clauses[0]!.part).toBe('greeting')
      expect(text).toMatch(/when we last met/i)
      expect(text).not.toMatch(/missed a session|fell through|didn’t happen|gap between|last time/)
    })
  })

  test('on a screen: what the picture can mislead about is said with that, and lag is no sign', () => {
    each({ name: 'telehealth', input: evidence({ signs: [sign('body-closed'), sign('very-still'), sign('gaze-avoided')] }), how: { setting: 'telehealth' } }, (text, opener) => {
      expect(text).toContain('as far as the screen let me see')
      expect(resting(opener)).toEqual(['note-body-closed'])
      expect(opener!.ifAsked.join(' ')).toMatch(/connection may have played a part/)
    })
  })

  test('at an ending: the question is about parting well, whatever source was chosen', () => {
    each({ name: 'ending', input: evidence({ signs: [sign('abstract-talk', { whenWeSpokeOf: 'the last session' }), sign('felt-distance')] }), how: { ending: true, source: 'task', form: 'withdrawal' } }, (_text, opener) => {
      expect(opener!.clauses.at(-1)!.text).toMatch(/end|goodbye|stop|time we have left/)
    })
  })
})

describe('what was mended when they were read aloud', () => {
  const all = (set: EvidenceSet) => registers.flatMap((register) => Array.from({ length: WORDINGS }, (_, variant) => opened(set, register, variant)!))
  const only = (id: string, more: Parameters<typeof sign>[1] = {}): EvidenceSet => ({ name: id, input: evidence({ signs: [sign(id, more)] }) })

  test.each(signs.filter((one) => signPhrases[one.id]?.voice === 'own').map((one) => one.id))('%s: after one’s own part the question does not ask what was going on in them', (id) => {
    for (const more of [{}, { whenISaid: 'That will pass' }, { whenWeSpokeOf: 'the accident' }]) {
      for (const { text } of all(only(id, more))) expect(text).not.toMatch(/going on for you|I (might have )?miss/)
    }
  })

  test('a moment or a topic is not said again by the clause beside it', () => {
    for (const { text } of all(only('abstract-talk', { whenWeSpokeOf: 'the move' }))) expect(text).not.toMatch(/\bmoved\b/)
    for (const { text } of all(only('topic-shift', { whenWeSpokeOf: 'your old subject' }))) expect(text.match(/subject/g)).toHaveLength(1)
  })

  test('a late start, a gap and check-ins that stopped are nobody’s debt', () => {
    for (const id of ['lateness', 'cancelling', 'missed-session']) {
      for (const { text } of all(only(id))) expect(text).not.toMatch(/\byou (got|came|were|missed|cancelled|didn’t)\b/)
    }
    for (const { text } of all({ name: 'quiet', input: evidence({ goneQuiet: true }) })) {
      expect(text).toMatch(/all right|don’t owe|That’s fine|up to you|no need to explain/)
    }
  })

  test('after a complaint about the arrangements nothing is looked for behind it', () => {
    for (const id of ['said-frame', 'about-frame']) for (const { text } of all(only(id))) expect(text).not.toMatch(/more to it|missed|hear more/)
  })

  test('an ending is opened as one, also without any evidence, and a part in their sadness is not claimed', () => {
    for (const { text } of all({ name: 'ending', input: evidence(), how: { ending: true } })) {
      expect(text).toMatch(/end of our work|part well|last sessions/)
      expect(text).not.toMatch(/isn’t right|isn’t working|how this is for you/)
    }
    for (const { text } of all({ ...only('less-talking', { whenISaid: 'Our last session is in March.' }), how: { ending: true } })) expect(text).not.toMatch(/my part|a part in/)
    for (const { text } of all(only('hopelessness', { whenWeSpokeOf: 'going back to work' }))) expect(text).not.toMatch(/my part|a part in/)
  })

  test('an owned mistake asks the therapist to name it, and no other source does', () => {
    const beside: EvidenceSet = { name: 'an error, beside an own doing', input: evidence({ checkIn: checkIn({ words: wrote('You mixed up my sister and my cousin.') }), signs: [sign('closed-questions')] }), how: { source: 'error', form: 'confrontation' } }
    for (const opener of all(beside)) expect(opener.text).not.toContain('yes-or-no')
    for (const set of [...sourceSets, beside]) {
      for (const opener of all(set)) {
        const owned = opener.clauses.find((clause) => clause.name)
        expect(owned === undefined, `${set.name}: ${opener.text}`).toBe(set.how?.source !== 'error' || !opener.clauses.some((clause) => clause.part === 'humility'))
        if (owned) expect(opener.because.join(' ')).toContain('an apology names the act')
      }
    }
  })
})

test('a boundary is not opened', () => {
  expect(composed({ name: 'a boundary', input: evidence({ signs: [sign('said-event')] }), how: { source: 'boundary' } }, 'warm', 0).kind).toBe('none')
})

test('a row that fell is said in at least four ways, and a severe drop is never called a little', () => {
  for (const facet of facets.filter((one) => one !== 'symptom')) {
    for (const level of ['notice', 'alert', 'severe'] as const) {
      for (const register of registers) {
        const set = { name: facet, input: evidence({ checkIn: checkIn({ level, fell: fell(facet) }) }) }
        const said = Array.from({ length: WORDINGS }, (_, variant) => opened(set, register, variant)!.clauses[0]!.text)
        expect(new Set(said).size).toBeGreaterThanOrEqual(4)
        if (level === 'severe') for (const text of said) expect(text).not.toMatch(/\b(a (little|bit)|slightly|not quite|perhaps|maybe)\b/)
      }
    }
  }
})

test('nobody is praised for honesty: the thanks are for the answer', () => {
  for (const line of lines) expect(line).not.toMatch(/\b(so|very|how|being|be|were|was) honest\b|brave|proud of you/i)
})

test('that the connection matters is the therapist’s own to strike out, and is not said where it may not be true', () => {
  const set: EvidenceSet = { name: 'distance', input: evidence({ signs: [sign('felt-distance')] }) }
  for (const register of registers) {
    const prized = opened(set, register, 0)!
    expect(prized.clauses.find((clause) => clause.part === 'valuing')).toMatchObject({ yours: true })
    expect(prized.because.join(' ')).toContain('Strike it out if it is not')
    const struck = opened({ ...set, how: { withoutValuing: true } }, register, 0)!
    expect(struck.clauses.some((clause) => clause.part === 'valuing')).toBe(false)
    expect(struck.clauses.at(-1)?.text).toBe(prized.clauses.at(-1)?.text)
    const irritated = opened({ name: 'irritated', input: evidence({ signs: [sign('felt-distance'), sign('irritation')] }) }, register, 0)!
    expect(irritated.clauses.some((clause) => clause.part === 'valuing')).toBe(false)
  }
})

test('a topic that was just named is not named again by the distance since then', () => {
  const about = 'The divorce'
  for (const session of [5, 6, 7]) {
    const set = { name: 'one topic', input: evidence({ signs: [sign('said-event', { whenWeSpokeOf: about }), sign('felt-distance', { session, whenWeSpokeOf: about })] }) }
    for (const register of registers) {
      for (let variant = 0; variant < WORDINGS; variant += 1) {
        const { text } = opened(set, register, variant)!
        expect(text.match(/the divorce/gi)?.length ?? 0, text).toBeLessThanOrEqual(1)
      }
    }
  }
  const [said, felt] = [sign('said-event', { whenWeSpokeOf: about }), sign('felt-distance', { session: 6, whenWeSpokeOf: about })]
  expect(opened({ name: 'one topic', input: evidence({ signs: [said, felt] }) }, 'warm', 0)!.text).toContain('since it came up the session before last')
})

test('a long quotation leaves the own part its place', () => {
  const words = wrote('I fill in the diary every day and I do not see what it changes.')
  const set = { name: 'long words', input: evidence({ checkIn: checkIn({ words }), signs: [sign('closed-questions', { whenISaid: 'Did you manage the diary this week?', notTypicalFor: 'me' })] }) }
  for (const register of registers) {
    for (let variant = 0; variant < WORDINGS; variant += 1) {
      expect(opened(set, register, variant)!.clauses.flatMap((clause) => clause.pieceIds)).toEqual(['words', 'note-closed-questions'])
    }
  }
})
