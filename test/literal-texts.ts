import { lineAt, walk, type Node, type SourceFile } from './source-files.ts'

/** Attributes whose text is read by people, of elements and of our own components. */
const read = new Set([
  'title', 'label', 'placeholder', 'alt', 'hint', 'heading', 'text', 'caption', 'legend', 'note', 'summary', 'empty', 'error', 'action-label',
  'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext',
])
/** Words, and no path of an address. */
const hasWord = (text: string) => /\p{L}{2}/u.test(text) && !/^\/[\w/-]*$/.test(text)
/** Two words or more that begin as a sentence does, or end as one; a template falls into pieces at what is filled in. */
const likeASentence = (text: string) => /^[\s“‘]*\p{Lu}\p{L}*[\s,.?’]/u.test(text) && /\s/.test(text.trim()) || /\p{L}\s.*\p{L}[”’)]?[.?]\s*$/su.test(text)

/**
 * Words that stand in a file instead of in a catalogue: text between tags, attributes that are read, and whole sentences
 * anywhere else. Each with its place.
 */
export function literalTexts(file: SourceFile): string[] {
  const found: string[] = []
  const keep = (text: string, node: Node) => found.push(`${file.path}:${lineAt(file.text, node.start)}: ${text.replace(/\s+/g, ' ').trim()}`)
  walk(file, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.type === 'JSXText') return void (hasWord(String(node.value)) && keep(String(node.value), node))
    const text = textIn(node)
    if (text === null || parent === undefined || /^(Import|Export)/.test(parent.type) || parent.type === 'TSLiteralType') return
    // A string within braces counts as what it would be without them; one that is handed on to a function does not.
    const holder = ancestors.findLast((one) => !['JSXExpressionContainer', 'ConditionalExpression', 'LogicalExpression', 'TemplateLiteral'].includes(one.type))
    const chosenBy = parent.type === 'ConditionalExpression' && parent.test === node
    if (holder?.type === 'JSXAttribute') {
      if (!chosenBy && read.has(String((holder.name as Node).name)) && hasWord(text)) keep(text, node)
    } else if (holder?.type === 'JSXElement' || holder?.type === 'JSXFragment') {
      if (!chosenBy && hasWord(text)) keep(text, node)
    } else if (likeASentence(text)) keep(text, node)
  })
  return found
}

function textIn(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  return node.type === 'TemplateElement' ? (node.value as { cooked: string }).cooked : null
}
