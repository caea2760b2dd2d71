import { readdirSync, readFileSync } from 'node:fs'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Card, Piece } from '../../core/rupture/evidence.ts'
import { page, plainPage } from '../shell.tsx'
import { stylesheet, stylesheetHash } from '../style/index.ts'
import { words } from '../words/parts.ts'
import { Button } from './button.tsx'
import { Choices } from './choice.tsx'
import { Columns } from './columns.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { ErrorSummary, Field } from './field.tsx'
import { Opener } from './opener.tsx'
import { Row } from './row.tsx'
import { StateDot } from './state-dot.tsx'
import { Tabs } from './tabs.tsx'
import { TagPicker } from './tag-picker.tsx'
import { Weight } from './weight.tsx'

const html = (part: VNode) => renderToString(part)
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

function piece(id: string, weight: Piece['weight']): Piece {
  return { id, kind: 'sign', from: 'therapist', session: 8, date: '2026-11-19', text: `piece ${id}`, ratio: 1.5, weight }
}
const card: Card = {
  reason: 'some', posterior: 0.3, override: 'noted', quietAdjustment: false, pieces: [piece('a', 1), piece('b', 3)],
  missing: ['the last check-in'], wouldChange: [{ text: 'Without a, the word would be low.', to: 'low' }],
  otherExplanations: ['a hard week'], errorRate: 'Of ten cards like this, about seven turn out to be chance.', because: [],
}
const inside = { member: { name: hostile }, practiceName: hostile, nav: 'clients' }

describe('a page', () => {
  const whole = page({ ...inside, title: 'Noor A.', notice: 'Kept.', children: <p>{hostile}</p> })

  it('is one document with its title, place and language', () => {
    expect(whole).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(whole).toContain('<title>Noor A. · Attune</title>')
    expect(whole.match(/aria-current="page"/g)).toHaveLength(1)
    expect(whole).toMatch(/href="\/clients" aria-current="page"/)
    expect(whole).toMatch(/role="status">Kept\./)
    expect(whole).toMatch(/<form method="post" action="\/sign-out">/)
  })

  it('obeys a strict content policy whatever people are called', () => {
    expect(whole.match(/<script/g)).toHaveLength(1)
    expect(whole).toMatch(/<script type="module" src="\/assets\/island\.js\?v=[0-9a-f]{12}"><\/script>/)
    expect(whole).not.toMatch(/<img| style=| on[a-z]+="|https?:/)
  })

  it('asks for the stylesheet by its content', () => {
    expect(whole).toContain(`/assets/style.css?v=${stylesheetHash}`)
    expect(stylesheetHash).toMatch(/^[0-9a-f]{12}$/)
  })

  it('has a plain sister without navigation', () => {
    const plain = plainPage({ title: 'Sign in', children: null })
    expect(plain).not.toContain('<nav')
    expect(plain).toContain('<h1>Sign in</h1>')
  })
})

describe('the stylesheet', () => {
  it('holds every file in its layer', () => {
    expect(stylesheet).toMatch(/^@layer reset, base, components, utilities;/)
    const folder = new URL('../style/', import.meta.url)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
      expect(stylesheet).toContain(readFileSync(new URL(file, folder), 'utf8').trim())
    }
  })

  it('names colours in the tokens alone, and none of them is red', () => {
    const folder = new URL('../style/', import.meta.url)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'tokens.css')) {
      expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(|oklch\(|\bred\b/i)
    }
    const tokens = readFileSync(new URL('tokens.css', folder), 'utf8')
    const strong = [...tokens.matchAll(/oklch\([\d.]+% ([\d.]+) ([\d.]+)/g)].filter(([, chroma]) => Number(chroma) > 0.05)
    expect(strong.length).toBeGreaterThan(10)
    for (const [text, , hue] of strong) expect(Number(hue), text).toBeGreaterThanOrEqual(36)
  })

  it('loads nothing from anywhere', () => {
    expect(stylesheet).not.toMatch(/url\(|@import/)
  })
})

describe('parts', () => {
  it('number the evidence as the opener points to it', () => {
    const drawn = html(<EvidenceCard card={card} client="Noor" />)
    const opener = html(<Opener clauses={[{ text: 'I noticed b', evidence: [2] }, { text: '.', joined: true }]} />)
    const target = /href="#([^"]+)"/.exec(opener)?.[1]
    expect(drawn).toMatch(new RegExp(`id="${target}".*piece b`))
    expect(opener).toMatch(/<\/span>\.<\/p>$/)
  })

  it('never show evidence without its weight in words, other explanations and error rate', () => {
    const drawn = html(<EvidenceCard card={card} />)
    for (const text of ['weighs a little', 'weighs much', 'a hard week', card.errorRate, card.missing[0], card.wouldChange[0]?.text]) {
      expect(drawn).toContain(text)
    }
    expect(drawn).toContain(words.evidence.noted)
    for (const weight of [0, 1, 2, 3] as const) {
      expect(html(<Weight weight={weight} />).match(/bar full/g) ?? []).toHaveLength(weight)
    }
  })

  it('say every state in a word and a shape of its own', () => {
    const states = Object.keys(words.state) as (keyof typeof words.state)[]
    const shapes = states.map((state) => /<svg.*<\/svg>/.exec(html(<StateDot state={state} />))?.[0])
    expect(new Set(shapes).size).toBe(states.length)
    for (const state of states) expect(html(<StateDot state={state} quiet />)).toContain(words.state[state])
  })

  it('preset nothing', () => {
    const choices = html(<Choices legend="?" name="q" options={[{ value: '1', label: 'a' }, { value: '2', label: 'b' }]} />)
    expect(choices).not.toContain('checked')
    const picker = (checked: boolean) =>
      html(<TagPicker name="s" legend="?" groups={[{ heading: 'g', tags: [{ value: '1', label: 'a', checked }] }]} />)
    expect(picker(false)).not.toMatch(/checked| open/)
    expect(picker(true)).toMatch(/<details class="tag-group" open.* checked/)
  })

  it('join an error to its field, and the summary to the field', () => {
    const field = html(<Field name="email" label="E-mail" hint="h" error="e" />)
    expect(field).toMatch(/aria-invalid="?true"? aria-describedby="email-hint email-error"|aria-invalid aria-describedby="email-hint email-error"/)
    expect(field).toContain('<label for="email">')
    expect(html(<ErrorSummary errors={[{ field: 'email', text: 'e' }]} />)).toContain('href="#email"')
    expect(html(<ErrorSummary errors={[]} />)).toBe('')
  })

  it('name the client in the spoken name of a row’s button, beginning with the visible word', () => {
    const row = html(<Row name="Noor A." href="/clients/1" sentence="s" action={{ label: 'Prepare', href: '#' }} />)
    expect(row).toContain('aria-label="Prepare: Noor A."')
  })

  it('mark exactly one place as current', () => {
    const tabs = html(<Tabs label="l" tabs={[{ label: 'a', href: '#' }, { label: 'b', href: '#', current: true }]} />)
    expect(tabs.match(/aria-current/g)).toHaveLength(1)
  })

  it('send buttons that need a script hidden', () => {
    expect(html(<Button copies="#x">Copy</Button>)).toMatch(/type="button".* hidden/)
    expect(html(<Button>Keep</Button>)).not.toContain('hidden')
  })

  it('read the side first where it is first', () => {
    const columns = (first: boolean) => html(<Columns side="S" sideFirst={first}>M</Columns>).replaceAll(/<[^>]+>/g, '')
    expect(columns(true)).toBe('SM')
    expect(columns(false)).toBe('MS')
  })
})
