import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenAt, pastedJson } from './pasted-json.ts'

const problemOf = (text: string) => {
  const read = pastedJson(text)
  return read.ok ? 'none' : read.problem
}
const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a pasted text that is no JSON', () => {
  it.each([
    ['{\n  "a": "x"\n  "b": "y"\n}', 'Line 3, column 3: a comma or a closing bracket was expected, and “"” stands there.'],
    ['{\r\n  "a": "x",\r\n}', 'Line 3, column 1: the comma before this closing bracket is one too many.'],
    ['{ “a”: 1 }', 'Line 1, column 3: “ stands here. JSON knows straight quotation marks only: "'],
    ["{ 'a': 1 }", 'Line 1, column 3: \' stands here. JSON knows straight quotation marks only: "'],
    ['{ "a": "one\ntwo" }', 'Line 1, column 8: the text that begins here is not closed on the same line'],
    ['{ "a" "x" }', 'Line 1, column 7: a colon was expected'],
    ['{ "a": x }', 'Line 1, column 8: a text in straight quotation marks or an opening bracket was expected, and “x” stands there.'],
    ['{ "a": 1', 'Line 1, column 9: the text ends here, and a comma or a closing bracket was expected. Was all of it pasted?'],
    ['{ "a": 1 } }', 'Line 1, column 12: nothing more was expected; the text was complete before, and “}” stands there.'],
    ['{ "a": 1 ]', 'Line 1, column 10: a comma or a closing bracket was expected, and “]” stands there.'],
    ['{\u00a0"a": 1 }', 'Line 1, column 2: a name in straight quotation marks or “}” was expected, and a character that cannot be seen stands there.'],
    ['{ "😀": "x" "y" }', 'Line 1, column 12:'],
    ['  \n', 'Please paste the text here.'],
  ])('%j is answered with the place and what to do', (text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })

  it('reads what is one, also after the mark that some editors put first', () => {
    expect(pastedJson('\uFEFF{"a":[1,-0.5e3,true,null,"\\u00e9\u0085"]}')).toEqual({ ok: true, value: { a: [1, -500, true, null, 'é\u0085'] } })
  })

  it('finds a place in exactly those texts that are none', () => {
    const changed = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', ']', ':', '\n', '\\', '0', '-', 'x', '“')).map(([text, n, put]) => {
      const at = n % (text.length + 1)
      return text.slice(0, at) + put + text.slice(at + 1)
    })
    fc.assert(fc.property(fc.oneof(fc.json(), changed, fc.string()), (text) => {
      expect(brokenAt(text) === null).toBe(isJson(text))
    }), { numRuns: 1_000 })
  })
})
