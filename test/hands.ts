import type { Page } from 'playwright-core'
import type { TestApp } from './app.ts'

/** What a person types or ticks, by field name: one text, or the values ticked. */
export type Typed = Record<string, string | readonly string[]>

/** Somebody at a screen. A journey is written once for these four movements and walked in several ways. */
export interface Hands {
  open(path: string): Promise<void>
  /** Follows the first link whose words contain these. */
  follow(words: string): Promise<void>
  /** Fills in the form whose address ends so, whatever it asks after a question mark, and sends it. */
  send(form: string, typed?: Typed): Promise<void>
  /** Everything the page says, and where it is. */
  page(): Promise<{ words: string; path: string; html: string }>
}

/** A form that came back is a step that did not happen. */
function cameBack(html: string, form: string, path: string): void {
  if (/class="error-summary|class="note wrong/.test(html)) throw new Error(`${form} came back on ${path}: ${/(error-summary|note wrong)[\s\S]{0,800}/.exec(wordsOf(html))?.[0] ?? wordsOf(html).slice(0, 800)}`)
}

const unescape = (text: string) => text
  .replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)"|=([\\w-]+))?(?=[\\s/>])`).exec(tag)
  return found ? unescape(found[1] ?? found[2] ?? '') : undefined
}
const wordsOf = (html: string) => unescape(html.replace(/<(style|script|head)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))

/** The forms of a page with what a browser would send for each as it stands. */
function formsOf(html: string): { action: string; fields: Map<string, string[]>; names: Set<string> }[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const fields = new Map<string, string[]>()
    const names = new Set<string>()
    const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), value])
    for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text']
      if (name === undefined) continue
      names.add(name)
      const ticked = type !== 'radio' && type !== 'checkbox' ? true : attribute(tag, 'checked') !== undefined
      if (ticked) add(name, attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : ''))
    }
    for (const [, tag, text] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
      const name = attribute(tag!, 'name')!
      names.add(name)
      add(name, unescape(text!))
    }
    for (const [, tag, options] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
      const name = attribute(tag!, 'name')!
      names.add(name)
      const all = [...options!.matchAll(/<option\b[^>]*>/g)].map(([o]) => o)
      add(name, attribute(all.find((o) => attribute(o, 'selected') !== undefined) ?? all[0] ?? '', 'value') ?? '')
    }
    // The button that sends the form to its own address, not one beside a field that sends it elsewhere.
    const button = [...form.matchAll(/<button\b[^>]*\sname="[^"]*"[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'formaction') === undefined)
    if (button) add(attribute(button, 'name')!, attribute(button, 'value') ?? '')
    return { action: attribute(/<form\b[^>]*>/.exec(form)![0], 'action') ?? '', fields, names }
  })
}

/** Plain HTTP: no browser at all, as a search for what the pages need from one. */
export function byHttp(t: TestApp): Hands {
  let cookie = ''
  let now = { path: '/', html: '' }
  const who = () => (cookie ? { cookie } : null)
  const land = async (reply: Awaited<ReturnType<TestApp['get']>>, path: string): Promise<void> => {
    if (reply.cookie) cookie = reply.cookie
    if (reply.to) return land(await t.get(reply.to, who()), reply.to)
    now = { path, html: reply.html }
  }
  return {
    open: async (path) => land(await t.get(path, who()), path),
    follow: async (words) => {
      const link = [...now.html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].find(([, , inside]) => wordsOf(inside!).includes(words))
      if (!link) throw new Error(`No link says “${words}” on ${now.path}: ${wordsOf(now.html).slice(0, 1500)}`)
      const to = attribute(`<a${link[1]}>`, 'href')!
      await land(await t.get(to, who()), to)
    },
    send: async (ending, typed = {}) => {
      const form = formsOf(now.html).find((f) => f.action.replace(/\?.*/, '').endsWith(ending) && Object.keys(typed).every((name) => f.names.has(name)))
      if (!form) throw new Error(`No form ${ending} with ${Object.keys(typed).join(', ')} on ${now.path}: ${formsOf(now.html).map((f) => `${f.action}(${[...f.names].join(',')})`).join(' ')}`)
      const fields = Object.fromEntries([...form.fields, ...Object.entries(typed)])
      await land(await t.post(form.action, fields, who()), form.action)
      cameBack(now.html, ending, now.path)
    },
    page: async () => ({ path: now.path.replace(/\?.*/, ''), html: now.html, words: wordsOf(now.html) }),
  }
}

/** A real browser, with or without JavaScript. */
export function byBrowser(page: Page, base: string): Hands {
  const calm = () => page.waitForLoadState('load')
  return {
    open: async (path) => { await page.goto(base + path) },
    follow: async (words) => {
      await page.locator('a', { hasText: words }).first().click()
      await calm()
    },
    send: async (ending, typed = {}) => {
      const names = Object.keys(typed).map((name) => `:has([name="${name}"])`).join('')
      const form = page.locator(`form:is([action$="${ending}"], [action*="${ending}?"])${names}`).first()
      for (const [name, value] of Object.entries(typed)) {
        for (const one of typeof value === 'string' ? [value] : value) {
          const ticks = form.locator(`input[name="${name}"][value="${one}"]:is([type=radio],[type=checkbox])`)
          if (await ticks.count()) {
            // What is folded away has to be opened first, as a person would.
            await ticks.first().evaluate((input) => { for (let e = input.closest('details'); e; e = e.parentElement?.closest('details') ?? null) e.open = true })
            await ticks.first().check({ force: true })
          } else {
            const field = form.locator(`[name="${name}"]:not([type=hidden])`).first()
            await field.evaluate((input) => { for (let e = input.closest('details'); e; e = e.parentElement?.closest('details') ?? null) e.open = true })
            if ((await field.evaluate((e) => e.tagName)) === 'SELECT') await field.selectOption(one)
            else await field.fill(one)
          }
        }
      }
      await Promise.all([page.waitForNavigation(), form.locator('button:not([type=button], [formaction], [hidden])').first().click()])
      await calm()
      cameBack(await page.content(), ending, page.url())
    },
    page: async () => ({
      words: (await page.locator('body').innerText()).replace(/\s+/g, ' '), path: new URL(page.url()).pathname, html: await page.content(),
    }),
  }
}
