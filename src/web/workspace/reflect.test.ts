import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeMember } from '../../actions/change-member.ts'
import { recordCaseEvent } from '../../actions/case-events.ts'
import { type Keyring, keyringOf, newKey, noKeys } from '../../db/sealed-words.ts'
import { replyForms } from '../../core/practise/family.ts'
import { buildApp } from '../../server/app.ts'
import { type Fields, type Person, type TestApp, fieldsIn, testApp, textOf } from '../../../test/app.ts'
import { directField, scene, value } from '../../../test/scene.ts'

let t: TestApp
let ada: Person
let base: string
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  base = await dipped('Noor A.')
})
afterAll(() => t.close())

/** Five usual sessions, a dip, and signs with a moment. */
async function dipped(name: string, fields: Fields = {}): Promise<string> {
  const s = await scene(t, ada, name)
  for (let i = 0; i < 5; i++) await s.answered(5)
  const last = await s.answered([4, 4, 1, 2], { [directField]: '2', ...fields })
  ada.cookie = await t.signIn(ada)
  await s.note(last, [{ signId: 'body-closed', whenISaid: 'That is your old pattern' }, { signId: 'irritation' }])
  return `/ruptures/${(await s.rupture()).rupture_id}`
}

async function send(page: string, action: string, typed: Fields) {
  const { html } = await t.get(page, ada)
  return t.post(action, { ...fieldsIn(html, action), ...typed }, ada)
}
const keep = (words: string, at = base) => send(`${at}/reflect`, `${at}/reflections`, { prompt: 'context', 'words-context': words })
const shown = async (path: string) => textOf((await t.get(path, ada)).html)

/** The same database, met by a server that holds other keys. */
async function withKeys<T>(keyring: Keyring, work: (get: (path: string) => Promise<string>, post: (path: string, fields: Fields) => Promise<{ status: number; html: string }>) => Promise<T>): Promise<T> {
  const app = await buildApp({ db: t.db, config: { publicUrl: 'http://localhost:8080', demo: false, loopback: true }, keyring, now: () => t.clock.now })
  const headers = { cookie: ada.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  try {
    return await work(
      async (path) => {
        const reply = await app.inject({ method: 'GET', url: path, headers: { cookie: ada.cookie } })
        expect([path, reply.statusCode]).toEqual([path, 200])
        return reply.body
      },
      async (path, fields) => {
        const payload = new URLSearchParams(Object.entries(fields).flatMap(([name, given]) => [given].flat().map((one) => [name, one] as [string, string]))).toString()
        const reply = await app.inject({ method: 'POST', url: path, headers, payload })
        return { status: reply.statusCode, html: reply.body }
      },
    )
  } finally {
    await app.close()
  }
}

describe('a lost or wrong key', () => {
  it.each([['lost', () => noKeys], ['another', () => keyringOf([newKey()])]] as const)('%s: it is said calmly, every other page stands, and the note is there again once the key is', async (_, keys) => {
    await keep('I was tired and moved on.')
    await withKeys(keys(), async (get, post) => {
      const page = await get(`${base}/reflect`)
      expect(textOf(page)).toMatch(/You kept a note here on \d+ \w+\. It is locked with a key that this server does not have just now\. Nothing is lost/)
      expect(page).not.toContain('I was tired')
      for (const place of ['understand', 'source', 'open', 'repair', 'follow-up', 'history', 'sheet', 'practise']) expect(await get(`${base}/${place}`)).not.toMatch(/undefined|\[object/)
      // Sent as the page stands, with another box filled in: the locked note is not touched.
      const filled = { ...fieldsIn(page, `${base}/reflections`), prompt: ['context', 'just-before'], 'words-just-before': 'Something new.', 'words-context': 'Written over it.' }
      const refused = await post(`${base}/reflections`, filled)
      expect(refused.status).toBe(422)
      expect(textOf(refused.html)).toContain('It stays as it is until its key is back.')
      const kept = await post(`${base}/reflections`, { ...filled, prompt: 'just-before' })
      expect(kept.status).toBe(keys().writes === null ? 422 : 303)
      if (kept.status === 422) {
        expect(textOf(kept.html)).toContain('the key for private notes is not on this server')
        expect(textOf(kept.html)).toContain('Something new.')
      }
    })
    expect(await shown(`${base}/reflect`)).toContain('I was tired and moved on.')
  })

  it('without any key nothing is asked to be written, and the questions remain to think through', async () => {
    await withKeys(noKeys, async (get) => {
      const page = await get(`${base}/reflect`)
      expect(textOf(page)).toContain('Private notes cannot be kept just now')
      expect(page).not.toMatch(/<textarea/)
      expect(textOf(page)).toContain('What else was happening that week')
    })
  })

  it('a locked note is its author’s to delete, and only by ticking so', async () => {
    const other = await dipped('Bo B.')
    await keep('Away with it.', other)
    await withKeys(keyringOf([newKey()]), async (get, post) => {
      const fields = fieldsIn(await get(`${other}/reflect`), `${other}/reflections`)
      expect(Object.keys(fields)).not.toContain('words-context')
      await post(`${other}/reflections`, { ...fields, prompt: 'context' })
      expect(textOf(await get(`${other}/reflect`))).toContain('Nothing is lost')
      expect((await post(`${other}/reflections`, { ...fields, prompt: 'context', 'words-context': '' })).status).toBe(303)
      expect(textOf(await get(`${other}/reflect`))).not.toContain('Nothing is lost')
    })
  })
})

describe('sharing one note', () => {
  it('is not offered where nobody accompanies the therapist, and says what to do when tried all the same', async () => {
    await keep('Mine.')
    expect(await shown(`${base}/reflect`)).not.toContain('Share this one')
    const { rows: [row] } = await t.everything.query("select written_at from reflection where prompt_id = 'context' order by written_at desc limit 1")
    const reply = await t.post(`${base}/shared-reflections`, { entry: 'context', was: row.written_at.toISOString() }, ada)
    expect([reply.status, textOf(reply.html).includes('Nobody is named as your supervisor yet.')]).toEqual([422, true])
  })

  it('keeps what was typed before it asks, and shares nothing until it is said yes to', async () => {
    const ruth = await t.addMember(ada, { name: 'Ruth Amsel', roles: ['supervisor'] })
    value(await changeMember(ada.acting(), { memberId: ada.memberId, roles: ['director', 'therapist'], supervisorId: ruth.memberId }))
    const asked = await t.post(`${base}/sharing`, { ...fieldsIn((await t.get(`${base}/reflect`, ada)).html, `${base}/reflections`),
      prompt: ['context', 'felt-in-body'], 'words-context': 'Typed just now.', 'words-felt-in-body': 'This too.', entry: 'context' }, ada)
    expect(asked.to).toBe(`${base}/reflect?share=context#share`)
    expect(await shown(`${base}/reflect?share=context`)).toMatch(/Share this note with Ruth Amsel\?.*Typed just now\..*You can take it back at any time\./)
    expect(await t.get('/shared-reflections', ruth)).toMatchObject({ status: 200, html: expect.not.stringContaining('Typed just now.') })
    expect(await shown(`${base}/reflect`)).toContain('This too.')
    expect((await send(`${base}/reflect?share=context`, `${base}/shared-reflections`, {})).to).toBe(`${base}/reflect?done=shared`)
    expect(await shown(`${base}/reflect`)).toMatch(/Shared with Ruth Amsel since \d+ \w+\. Take it back/)
    expect(textOf((await t.get('/shared-reflections', ruth)).html)).toContain('What else was going on around us? Dr. Ada Lindqvist, shared')
  })
})

describe('practising', () => {
  const countAll = async () => {
    const { rows } = await t.everything.query(`select relname, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text as n
      from pg_class c join pg_namespace s on s.oid = c.relnamespace where s.nspname = 'public' and c.relkind = 'r' and relname not in ('audit', 'login') order by 1`)
    return JSON.stringify(rows)
  }

  it.each(replyForms)('in the form of %s: a reply from this case, the answer back with hints and three others, and nothing stored', async (form) => {
    const before = await countAll()
    const page = await t.get(`${base}/practise?form=${form}`, ada)
    expect(textOf(page.html)).toContain('hat is your old pattern')
    const typed = 'I’m sorry, but <b>that</b> was the plan. Did it hurt?'
    const compared = await t.post(`${base}/practise`, { ...fieldsIn(page.html, `${base}/practise`), answer: typed }, ada)
    expect(compared.status).toBe(200)
    expect(fieldsIn(compared.html, `${base}/practise`)).toMatchObject({ answer: typed, form })
    expect(textOf(compared.html)).toMatch(/Validated\?.*Owned a part\?.*Asked openly\?.*A “but” comes after the apology.*It may end with a closed question/)
    expect(compared.html.match(/<ul class="models">.*?<\/ul>/s)![0].match(/<li/g)).toHaveLength(3)
    expect(compared.html).not.toContain('<b>that</b>')
    expect(await countAll()).toBe(before)
  })

  it('said aloud only: three others and the checklist, no hints, nothing to keep', async () => {
    const compared = await send(`${base}/practise`, `${base}/practise`, {})
    expect(textOf(compared.html)).toContain('Three other ways')
    expect(textOf(compared.html)).not.toMatch(/second look|Keep as a private note/)
    expect((await t.post(`${base}/rehearsals`, { form: 'withdrawal', turn: '0', answer: '  ' }, ada)).status).toBe(422)
  })

  it('kept twice, there are two private notes under Reflect, each with the reply it answers', async () => {
    for (const answer of ['First answer. What was it like?', 'Second answer. What was it like?']) {
      const compared = await send(`${base}/practise?form=confrontation&turn=1`, `${base}/practise`, { answer })
      const kept = await t.post(`${base}/rehearsals`, fieldsIn(compared.html, `${base}/rehearsals`), ada)
      expect(kept.to).toBe(`${base}/practise?form=confrontation&turn=1&done=rehearsal-kept`)
    }
    const page = await shown(`${base}/reflect`)
    expect(page.match(/From practising: they speak up/g)).toHaveLength(2)
    for (const words of ['I: First answer.', 'I: Second answer.', 'They: ']) expect(page).toContain(words)
  })

  it('another reply is another, whatever the address says', async () => {
    const replies = new Set<string>()
    for (const turn of ['0', '1', '2', '-4', '9999999', 'x', '1.5']) replies.add(/class="opener reply">(.*?)<\/p>/.exec((await t.get(`${base}/practise?turn=${turn}&form=__proto__`, ada)).html)![1]!)
    expect(replies.size).toBeGreaterThanOrEqual(3)
  })

  it('takes any text back, however long or odd', async () => {
    for (const answer of ['x'.repeat(50_000), 'a\0b', '\ud800', '"><script>alert(1)</script>']) {
      const compared = await t.post(`${base}/practise`, { form: 'agreement', turn: '0', answer }, ada)
      expect(compared.status).toBe(200)
      expect(compared.html).not.toContain('<script>alert')
    }
    expect((await t.post(`${base}/rehearsals`, { form: 'agreement', turn: '0', answer: 'x'.repeat(50_000) }, ada)).status).toBe(422)
  })

  it('is not offered in a boundary case', async () => {
    const other = await dipped('Cem C.')
    value(await recordCaseEvent(ada.acting(), { ruptureId: other.split('/')[2]!, event: { type: 'source-chosen', data: { sources: ['boundary'], form: null, part: 'mine to answer for', words: '' } } }))
    for (const path of ['practise', 'practise?form=agreement', 'reflect']) {
      const page = await shown(`${other}/${path}`)
      expect(page).toContain('This one is not for repair talk')
      expect(page).not.toMatch(/might say|A minute first|What would you say/)
    }
    expect(textOf((await t.post(`${other}/practise`, { form: 'withdrawal', answer: 'x' }, ada)).html)).not.toContain('Three other ways')
    expect((await t.post(`${other}/rehearsals`, { form: 'withdrawal', answer: 'x' }, ada)).to).toBe('')
  })
})
