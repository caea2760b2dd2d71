import { describe, expect, test } from 'vitest'
import { filesIn, lineAt, productFiles, walk, type Node, type SourceFile } from './source-files.ts'

/** `shown`: read in the product. `said`: everything else we write, such as documents, the command line and log lines. */
type Reach = 'shown' | 'said'

interface Rule { name: string, pattern: RegExp, reach: readonly Reach[], instead: string }

const everywhere: readonly Reach[] = ['shown', 'said']

/** What the product never says (security.md §1b, looks.md), and what to say instead. */
const rules: readonly Rule[] = [
  { name: 'a claim to find ruptures', pattern: /\bdetect(s|ed|ing)?\s+(an?\s+|the\s+|any\s+|your\s+)?(ruptures?|strains?)\b|\b(rupture|strain)s?\s+(was\s+|were\s+)?detected\b/i, reach: everywhere, instead: 'the evidence, and “may”' },
  { name: 'a diagnosis', pattern: /\bdiagnos/i, reach: everywhere, instead: 'what was answered or seen' },
  { name: 'a prediction', pattern: /\bpredict(?!ive|able|ably)/i, reach: everywhere, instead: 'what usually happens, with its error rate' },
  { name: 'a prediction', pattern: /\bpredictive/i, reach: ['shown'], instead: '“expected range”' },
  { name: 'a verdict on a person', pattern: /(?<!\b(?:of|about|from|with|to|for|by|and)\s+)\b(the|your|this)\s+client\s+(is|was|seems\s+to\s+be)\b(?!\s+(told|asked|shown|invited|referred)\b)/i, reach: ['shown'], instead: 'what was seen, or what they answered' },
  { name: 'a verdict on a person', pattern: /(?<!\b(?:of|about|from|with|to|for|by|and)\s+)\b(the|your|this)\s+client\s+(is|was)\s+(?!then\b|never\b|not\b|always\b|\w+ed\b|told\b|shown\b|sent\b|given\b|free\b|able\b|the\b|one\b|in\b|on\b|at\b)/i, reach: ['said'], instead: 'what was seen, or what they answered' },
  { name: 'a verdict on the bond', pattern: /\b(alliance|relationship|bond)\s+is\s+(healthy|unhealthy|good|bad|poor|weak|strong|broken|at\s+risk)\b/i, reach: everywhere, instead: '“nothing unusual in the check-in”, or the evidence' },
  { name: 'an all-clear', pattern: /(?<!\bsay\s)\bno\s+ruptures?\b(?!\s+(guidance|talk|workspace|case|is|brings))/i, reach: everywhere, instead: '“nothing unusual in the check-in”' },
  { name: 'obedience', pattern: /\bnon-?\s?complian|\b(client|patient|treatment)\s+complian/i, reach: everywhere, instead: 'what the person did' },
  { name: 'obedience', pattern: /\bcomplian(ce|t)\b/i, reach: ['shown'], instead: 'what the person did' },
  { name: 'an order', pattern: /\bmust\b/i, reach: ['shown'], instead: '“please”, “can”, or what is needed and why' },
  { name: 'a raised voice', pattern: /[\p{L}\p{N}’”"')]!+(?=[\s”’"')]|$)/u, reach: everywhere, instead: 'a full stop' },
  { name: 'praise for numbers', pattern: /\b(great|good|excellent|fantastic|amazing|wonderful|impressive)\s+(scores?|ratings?|numbers|job)\b|\bexcellent\b|\bwell\s+done\b|\bcongratulations\b|\bkeep\s+it\s+up\b/i, reach: ['shown'], instead: 'thanks for candour' },
  { name: 'blame', pattern: /\bfailed\b/i, reach: ['shown'], instead: '“not settled yet”, or what did not work, and what to do' },
  { name: 'a slight in a clinical file', pattern: /^Dismissed\.?$|\b([Cc]ase|[Rr]upture|[Aa]lert|[Nn]otice|[Ss]ign)s?\s+(is\s+|are\s+|was\s+|were\s+)?dismissed\b|\b[Dd]ismiss(ed)?\s+(the\s+|this\s+|a\s+)?(case|rupture|alert|notice|sign)\b/, reach: ['shown'], instead: '“set aside”' },
]

/** Files in which a rule is silent, and why; no rule named = all of them. */
const exempt: Record<string, { rule?: string, why: string }> = {
  'src/core/safety/phrases.ts': { why: 'phrases that clients may write, used to screen their words; never shown' },
  'src/core/safety/phrases-en.ts': { why: 'phrases that clients may write, used to screen their words; never shown' },
  'src/core/instruments/schema.ts': { rule: 'an order', why: 'tells whoever writes a manifest what its fields hold; orders a file, not a person' },
  'src/core/instruments/with-wording.ts': { rule: 'an order', why: 'tells whoever loads a licensed text what its file holds; orders a file, not a person' },
}

/** Ids, by name: a machine reads them. A label is never called `id`. */
const notWords = new Set(['class', 'className', 'id', 'href', 'name', 'type', 'for', 'role', 'method', 'action', 'rel', 'kind', 'what', 'rule'])

/** Exact sentences that may use a forbidden word, each because it says what the product does not do. */
const allowed: Record<string, string> = {
  'It does not diagnose, monitor or predict disease.': 'the intended purpose names what is outside it',
}

interface Text { text: string, line: number }

/** The words in a source file: string literals, templates and JSX text, but no import paths, types, SQL or ids. */
function textsOf(file: SourceFile): Text[] {
  const texts: Text[] = []
  const keep = (text: string, offset: number): void => {
    const plain = text.replace(/\s+/g, ' ').trim()
    if (/\p{L}/u.test(plain)) texts.push({ text: plain, line: lineAt(file.text, offset) })
  }
  walk(file, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.type === 'JSXText') keep(String(node.value), node.start)
    if (node.type === 'TemplateLiteral' && parent?.type !== 'TaggedTemplateExpression' && !isMachineWord(node, ancestors)) {
      keep((node.quasis as { value: { cooked: string } }[]).map(quasi => quasi.value.cooked).join('…'), node.start)
    }
    if (node.type === 'Literal' && typeof node.value === 'string' && !isMachineWord(node, ancestors)) keep(node.value, node.start)
  })
  return texts
}

function isMachineWord(node: Node, ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1)
  if (parent === undefined) return false
  if (/^(Import|Export)/.test(parent.type) || parent.type === 'TSLiteralType' || parent.type === 'TSImportType') return true
  if (parent.type === 'Property' && parent.key === node && parent.computed !== true) return true
  if (parent.type === 'BinaryExpression' && /^[!=]==?$/.test(String(parent.operator))) return true
  if (parent.type === 'SwitchCase') return true
  // A programmer's error in the core is not a sentence of the product.
  if (parent.type === 'NewExpression' && String((parent.callee as Node).name).endsWith('Error') && ancestors.at(-2)?.type === 'ThrowStatement') return true
  const named = parent.type === 'Property' ? parent.key : parent.type === 'JSXAttribute' ? parent.name : undefined
  return named !== undefined && notWords.has(String((named as Node).name))
}

/** Prose of a Markdown file, a paragraph at a time; code and quoted words are left out, for they mention and do not say. */
function proseOf({ text }: SourceFile): Text[] {
  const blank = (match: string): string => match.replace(/[^\n]/g, ' ')
  const prose = text
    .replace(/^```[\s\S]*?^```/gm, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replace(/“[^”]*”|"[^"\n]*"/g, blank)
    .replace(/!\[/g, ' [')
  return [...prose.matchAll(/[^\n]+(\n[^\n]+)*/g)]
    .map(match => ({ text: match[0].replace(/\s+/g, ' ').trim(), line: lineAt(text, match.index) }))
    .filter(({ text }) => text !== '')
}

/** The rules that a text breaks. */
function broken(text: string, reach: Reach): Rule[] {
  const rest = Object.keys(allowed).reduce((left, sentence) => left.replaceAll(sentence, ' '), text)
  return rules.filter(rule => rule.reach.includes(reach) && rule.pattern.test(rest))
}

function reachOf(path: string): Reach {
  return /^src\/(core|web|survey|actions)\//.test(path) ? 'shown' : 'said'
}

function complaints(file: SourceFile, texts: readonly Text[], reach: Reach): string[] {
  const silent = exempt[file.path]
  if (silent !== undefined && silent.rule === undefined) return []
  return texts.flatMap(({ text, line }) => broken(text, reach)
    .filter(rule => rule.name !== silent?.rule)
    .map(rule => `${file.path}:${line}: ${rule.name} in “${text}”; rather ${rule.instead}`))
}

describe('the lint', () => {
  test.each([
    'Attune detects a rupture.', 'A rupture was detected in session 4', 'Rupture detected', 'Detecting ruptures early',
    'This may be diagnostic of depression.', 'The score diagnoses strain.', 'A low score predicts dropout.', 'Our prediction: dropout',
    'The predictive interval', 'The client is resistant.', 'Your client is angry with you', 'This client was difficult',
    'The alliance is healthy.', 'The bond is broken', 'No rupture this week', 'There are no ruptures',
    'The client was non-compliant.', 'Noncompliance noted', 'Homework compliance was low', 'You must talk about it.',
    'Thank you for answering!', 'Great!', 'Great score this week', 'An excellent alliance', 'Well done.', 'Congratulations, all tens.',
    'The repair failed.', 'Failed', 'Dismissed', 'The alert was dismissed', 'Dismiss this case',
  ])('catches in the product: %s', text => {
    expect(broken(text, 'shown').map(rule => rule.name)).not.toEqual([])
  })

  test.each([
    'Attune detects ruptures.', 'It predicts dropout', 'a diagnostic aid', 'The client is difficult in these weeks.',
    'Your client is hostile', 'non-compliant clients', 'Try it now!', 'The relationship is poor', 'No ruptures were found',
  ])('catches in a document: %s', text => {
    expect(broken(text, 'said').map(rule => rule.name)).not.toEqual([])
  })

  test.each([
    'Lower than usual for this client: ask.', 'Nothing unusual in the check-in', 'Set aside', 'Not settled yet', 'Felt dismissed',
    'Your client told you', 'This may be a strain; it may also be a hard week.', 'Not a rupture', 'The client’s own words',
    'Thank you. That was received.', 'What was that like for you?', 'Repair under way', 'Be on time, be predictable.', 'The client was referred', 'One observation of the client is enough.', '<!doctype html>',
    'It does not diagnose, monitor or predict disease.',
  ])('lets pass in the product: %s', text => {
    expect(broken(text, 'shown')).toEqual([])
  })

  test.each(['The client is told who reads it.', 'The migration failed and nothing was changed.', 'The practice must name a person.', 'posterior predictive variance'])('lets pass in a document: %s', text => {
    expect(broken(text, 'said')).toEqual([])
  })

  test('an allowed sentence does not excuse its neighbours', () => {
    expect(broken('It does not diagnose, monitor or predict disease. It predicts dropout.', 'shown')).not.toEqual([])
  })

  test('reads literals, templates, attributes and JSX text, and leaves import paths, types, ids, comparisons and SQL alone', () => {
    const found = textsOf({ path: 'x.tsx', text: `
      import { a } from './must.ts'
      export { b } from './failed.ts'
      type Stage = 'failed'
      const text = 'one'
      const greeting = \`two \${text} three\`
      const row = { id: 'must', 'key must': 'four', label: 'five' }
      const query = sql\`select must\`
      if (text === 'failed') throw new RangeError('must be one')
      export const Page = () => <p class="must" title="six">seven <b>eight</b>{'nine'}</p>` })
    expect(found.map(({ text }) => text)).toEqual(['one', 'two … three', 'four', 'five', 'six', 'seven', 'eight', 'nine'])
  })

  test('reads prose and leaves code and quoted words alone', () => {
    const found = proseOf({ path: 'x.md', text: 'One `must` two.\n\n```\nfailed\n```\n\nNever “detects a rupture”.\nNor "predicts".' })
    expect(found.map(({ text }) => text)).toEqual(['One two.', 'Never . Nor .'])
  })
})

test('no text of the product breaks a rule', () => {
  const files = productFiles()
  for (const path of Object.keys(exempt)) expect(files.map(file => file.path), 'an exemption for a file that is gone').toContain(path)
  const texts = files.map(file => [file, textsOf(file)] as const)
  expect(texts.flatMap(([, found]) => found).length).toBeGreaterThan(500)
  expect(texts.flatMap(([file, found]) => complaints(file, found, reachOf(file.path)))).toEqual([])
})

test('no document breaks a rule', () => {
  const documents = filesIn('', /\.md$/)
  expect(documents.length).toBeGreaterThan(5)
  expect(documents.flatMap(file => complaints(file, proseOf(file), 'said'))).toEqual([])
})
