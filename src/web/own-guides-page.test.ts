import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fields, fieldsIn, type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { value } from '../../test/scene.ts'
import { retireGuide, writeGuide } from '../actions/write-guide.ts'
import { inTenant } from '../db/open.ts'
import { ownGuides, pinnedGuides } from '../db/own-guides.ts'

let t: TestApp
let ada: Person
let ben: Person
let elsewhere: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  ben = await t.addMember(ada)
  elsewhere = await t.createPractice()
})
afterAll(() => t.close())

const typed = { title: 'How we handle fees', summary: 'What we agreed on.', body: '# Money\n- instalments first\n\n> Tell me before you stay away.', sources: 'Team meeting' }
const idIn = (to: string) => /^\/guides\/([0-9a-f-]{36})\?/.exec(to)?.[1] ?? ''
const write = async (fields: Fields = {}, who = ada) => t.post('/guides/own/new', { seen: '0', ...typed, ...fields }, who)
const onPage = async (path: string, who: Person) => textOf((await t.get(path, who)).html)

describe('a guide of the practice', () => {
  test('is written by a director, read by everybody in the practice, marked, found and printed like the others', async () => {
    const reply = await write({ pins: ['source:frame', 'sign:gone-quiet'] })
    expect(reply.status).toBe(303)
    const id = idIn(reply.to)
    const page = await t.get(`/guides/${id}`, ben)
    const text = textOf(page.html)
    for (const words of ['How we handle fees', 'Your practice', 'Money', 'instalments first', '“Tell me before you stay away.”', 'Team meeting', 'Written by Dr. Ada Lindqvist on 11 May 2026.']) expect(text).toContain(words)
    expect(page.html).toContain('<h2>Money</h2>')
    expect(await onPage('/guides', ben)).toContain('From your practice 1 How we handle fees')
    expect((await t.get('/guides?q=inst%C3%A4lment', ben)).html).toContain(`/guides/${id}`)
    expect((await t.get('/guides?q=fees', ben)).html).toContain(`/guides/${id}`)
    expect(await inTenant(t.db, ben, (tx) => pinnedGuides(tx, ['sign:gone-quiet']))).toMatchObject([{ id, title: typed.title }])
    expect((await t.post(`/guides/${id}/votes`, { helpful: 'yes' }, ben)).status).toBe(303)
    expect(await onPage(`/guides/${id}`, ada)).toContain('1 of 1 in your practice found this helpful')
  })

  test('is written and changed by nobody else, whatever they send', async () => {
    const id = idIn((await write({ title: 'Whom to call' })).to)
    const before = await t.everything.query('select * from own_guide_version order by guide_id, version')
    for (const path of ['/guides/own/new', `/guides/own/${id}/change`, `/guides/own/${id}/retirement`]) {
      expect((await t.post(path, { ...typed, seen: '1', retired: 'yes' }, ben)).status).toBe(403)
      expect([403, 404].includes((await t.post(path, { ...typed, seen: '1', retired: 'yes' }, elsewhere)).status) || path.endsWith('new')).toBe(true)
    }
    expect(await writeGuide(ben.acting(), { guideId: null, seen: 0, ...typed, pins: [] })).toMatchObject({ ok: false })
    expect(await retireGuide(ben.acting(), { guideId: id, retired: true })).toMatchObject({ ok: false })
    // Also past the actions: the database itself asks who writes.
    await expect(inTenant(t.db, ben, (tx) => tx.insertInto('own_guide').values({ practice_id: ben.practiceId, guide_id: ben.memberId, version: 1, pins: [], folded_title: '', folded_summary: '', folded_text: '', changed_at: t.clock.now }).execute())).rejects.toThrow('row-level security')
    expect(await inTenant(t.db, ben, async (tx) => Number((await tx.updateTable('own_guide').set({ version: 9 }).executeTakeFirst()).numUpdatedRows))).toBe(0)
    await expect(inTenant(t.db, ada, (tx) => sql`update own_guide_version set title = 'x'`.execute(tx))).rejects.toThrow('permission denied')
    expect((await t.everything.query('select * from own_guide_version where practice_id = $1 order by guide_id, version', [ada.practiceId])).rows).toEqual(before.rows)
    expect((await t.get(`/guides/${id}`, elsewhere)).status).toBe(404)
    expect((await t.get('/guides?q=whom+call', elsewhere)).html).not.toContain(id)
  })

  test('keeps every version, and shows the newest', async () => {
    const id = idIn((await write({ title: 'Rooms' })).to)
    t.pass(5)
    const change = await t.post(`/guides/own/${id}/change`, { ...typed, title: 'Rooms and keys', seen: '1', body: 'The key is at the desk.' }, ada)
    expect(change.to).toBe(`/guides/${id}?done=changed`)
    expect(await onPage(`/guides/${id}`, ben)).toContain('The key is at the desk.')
    const versions = await onPage(`/guides/own/${id}/versions`, ada)
    for (const words of ['Version 2, shown now', 'Version 1', 'instalments first', 'The key is at the desk.']) expect(versions).toContain(words)
    expect(await onPage('/guides?q=rooms+instalments', ada)).toContain('No guide holds all of “rooms instalments”.')
  })

  test('two who change it at once: the second is told, loses nothing, and can go on from the newest', async () => {
    const id = idIn((await write({ title: 'Holidays' })).to)
    await t.post(`/guides/own/${id}/change`, { ...typed, title: 'Holidays', seen: '1', body: 'First.' }, ada)
    const late = await t.post(`/guides/own/${id}/change`, { ...typed, title: 'Holidays', seen: '1', body: 'Second.' }, ada)
    expect(late.status).toBe(422)
    expect(textOf(late.html)).toContain('Somebody changed this guide while you were writing')
    const stands = fieldsIn(late.html, `/guides/own/${id}/change`)
    expect(stands).toMatchObject({ body: 'Second.', seen: '2' })
    expect((await t.post(`/guides/own/${id}/change`, stands, ada)).status).toBe(303)
    expect(await onPage(`/guides/own/${id}/versions`, ada)).toContain('First.')
  })

  test('retired it is in no list, no search and beside nothing, and comes back as it was', async () => {
    const id = idIn((await write({ title: 'Zeppelin', pins: 'source:pace' })).to)
    expect((await t.post(`/guides/own/${id}/retirement`, { retired: 'yes' }, ada)).to).toBe(`/guides/${id}?done=retired`)
    for (const path of ['/guides', '/guides/own', '/guides?q=zeppelin']) expect((await t.get(path, ben)).html).not.toContain(id)
    expect(await inTenant(t.db, ben, (tx) => pinnedGuides(tx, ['source:pace']))).toEqual([])
    expect(await onPage(`/guides/${id}`, ben)).toContain('Your practice retired this guide on 11 May 2026.')
    expect((await t.post(`/guides/${id}/votes`, { helpful: 'yes' }, ben)).status).toBe(404)
    expect((await t.get('/guides/own?retired=yes', ada)).html).toContain(id)
    expect((await t.get('/guides/own?retired=yes', ben)).html).not.toContain(id)
    await t.post(`/guides/own/${id}/retirement`, { retired: 'no' }, ada)
    expect((await t.get('/guides?q=zeppelin', ben)).html).toContain(id)
  })

  test.each<[what: string, fields: Record<string, string>, problem: string]>([
    ['no title', { title: ' ' }, 'Please give the guide a title.'], ['no sentence', { summary: '' }, 'Please say in one sentence'],
    ['no text', { body: '\n \n' }, 'Please write the text'], ['only marks', { body: '# \n> \n- ' }, 'There are only marks'],
    ['too long a title', { title: 'ä'.repeat(201) }, 'This has 201 characters; at most 200 fit'],
    ['too long a text', { body: 'ö '.repeat(6_001) }, 'at most 12000 fit'], ['too many sources', { sources: 'x'.repeat(4_001) }, 'at most 4000 fit'],
    ['NUL', { body: 'before\0after' }, 'cannot be stored'], ['an unknown place', { pins: 'source:nothing' }, 'not in the list'],
  ])('%s: refused kindly, with everything kept', async (_, fields, problem) => {
    const count = async () => (await t.everything.query('select count(*)::int as n from own_guide_version')).rows[0].n
    const before = await count()
    for (const look of [{}, { look: 'yes' }] as Fields[]) {
      const reply = await write({ ...fields, ...look })
      expect(reply.status).toBe(422)
      expect(textOf(reply.html)).toContain(problem)
      const stands = fieldsIn(reply.html, '/guides/own/new')
      for (const [name, sent] of Object.entries({ ...typed, ...fields })) if (name !== 'pins') expect([name, stands[name]]).toEqual([name, sent.replaceAll('\0', '\uFFFD')])
    }
    expect(await count()).toBe(before)
  })

  test('can be looked at before it is kept', async () => {
    const reply = await write({ title: 'Only looking', look: 'yes', pins: 'source:pace' })
    expect(reply.status).toBe(200)
    expect(reply.html).toContain('<h2>Money</h2>')
    expect(reply.html).toMatch(/value="source:pace"[^>]*checked|checked[^>]*value="source:pace"/)
    expect(fieldsIn(reply.html, '/guides/own/new')).toMatchObject({ ...typed, title: 'Only looking' })
    expect((await t.get('/guides?q=only+looking', ada)).html).not.toContain('Only looking</bdi>')
  })

  test('what looks like markup stays words, on every page that shows it', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) "><b>&amp;'
    const id = idIn((await write({ title: evil, summary: evil, body: `# ${evil}\n- ${evil}\n> ${evil}\n\n${evil}`, sources: evil })).to)
    for (const path of [`/guides/${id}`, '/guides', '/guides?q=onerror', '/guides/own', `/guides/own/${id}/change`, `/guides/own/${id}/versions`]) {
      const { html } = await t.get(path, ada)
      expect([path, /<script>|<img|<b>|href="javascript/.test(html)]).toEqual([path, false])
      expect([path, textOf(html).includes('<script>alert(1)</script>')]).toEqual([path, path.endsWith('change') ? textOf(html).includes('<script>') : true])
    }
  })
})

describe('what members say about a guide', () => {
  test('goes to the directors with the name, the newest first; its author sees that it was sent, and can take it back', async () => {
    const clara = await t.addMember(ada, { name: 'Clara Meier' })
    const path = '/guides/two-maps'
    const page = await onPage(path, clara)
    expect(page).toContain('The directors of your practice see it with your name')
    expect(page).toContain('Please name no client')
    const first = await t.post(`${path}/comments`, { comment: ' A drawing would help. ' }, clara)
    expect(first.to).toBe(`${path}?done=commented`)
    t.pass(5)
    await t.post(`${path}/comments`, { comment: 'Or <b>two</b>.' }, ben)
    const seen = await t.get(first.to, clara)
    expect(textOf(seen.html)).toContain('What you sent about this guide A drawing would help. Sent on')
    expect(textOf(seen.html)).not.toContain('Or <b>two')
    const received = await t.get('/guides/comments', ada)
    expect(textOf(received.html)).toMatch(/Or <b>two<\/b>\. Member .* A drawing would help\. Clara Meier/)
    expect((await t.get('/guides/comments', ben)).status).toBe(403)
    expect((await t.get('/guides/comments', elsewhere)).html).not.toContain('drawing')
    const visible = (who: Person) => inTenant(t.db, who, async (tx) => (await tx.selectFrom('guide_comment').select('words').execute()).length)
    expect([await visible(clara), await visible(ben), await visible(ada), await visible(elsewhere)]).toEqual([1, 1, 2, 0])

    const removal = /action="(\/guides\/two-maps\/comments\/[0-9a-f-]+\/removal)"/.exec(seen.html)![1]!
    for (const who of [ben, ada, elsewhere]) expect((await t.post(removal, {}, who)).status).toBe(422)
    expect((await t.post(removal, {}, clara)).to).toBe(`${path}?done=taken-back`)
    expect((await t.everything.query("select count(*)::int as n from guide_comment where words like '%drawing%'")).rows[0].n).toBe(0)
    expect((await t.post(removal, {}, clara)).status).toBe(422)
  })

  test.each([['', 'Please write something first'], ['x'.repeat(4_001), 'at most 4000 fit'], ['a\0b', 'cannot be stored']])('%j is refused, and stays in the box', async (comment, problem) => {
    const reply = await t.post('/guides/two-maps/comments', { comment }, ben)
    expect(reply.status).toBe(422)
    expect(textOf(reply.html)).toContain(problem)
    expect(fieldsIn(reply.html, '/guides/two-maps/comments').comment).toBe(comment.replaceAll('\0', '\uFFFD'))
  })

  test('no word of a comment is in the audit', async () => {
    await t.post('/guides/two-maps/comments', { comment: 'Quillwort' }, ben)
    const { rows } = await t.everything.query("select action, data::text as data from audit where action like 'guide comment%'")
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/Quillwort|drawing/)
  })
})

test('a thousand own guides: the library, the search and the pins stay complete and quick', async () => {
  const many = await t.createPractice()
  const acting = many.acting()
  const words = 'the practice agreed on this in spring and looks at it again every autumn with everybody who works here '
  const written = value(await writeGuide(acting, { guideId: null, seen: 0, title: 'Guide', summary: 'One of many.', body: words.repeat(20), sources: '', pins: ['source:pace'] }))
  await t.everything.query(`insert into own_guide select practice_id, md5(n::text)::uuid, 1, pins, ' guide ' || n || ' ', folded_summary, folded_text, changed_at - n * interval '1 minute', null
    from own_guide, generate_series(1, 999) n where guide_id = $1`, [written.guideId])
  await t.everything.query(`insert into own_guide_version select practice_id, md5(n::text)::uuid, 1, 'Guide ' || n, summary, body, sources, written_by, written_at
    from own_guide_version, generate_series(1, 999) n where guide_id = $1`, [written.guideId])
  const timed = async (path: string) => {
    await t.get(path, many)
    const start = performance.now()
    const page = await t.get(path, many)
    return { html: page.html, ms: performance.now() - start }
  }
  const took: [string, number][] = []
  for (const [path, holds] of [['/guides', 'From your practice'], ['/guides/own?page=25', 'Guide 99'], ['/guides?q=autumn+spring', 'These are the 50 closest'], ['/guides?q=guide+777', 'Guide 777'], ['/guides?q=autumn+xylophone', 'Nothing found']] as const) {
    const { html, ms } = await timed(path)
    expect([path, textOf(html).includes(holds)]).toEqual([path, true])
    expect(html.length).toBeLessThan(120_000)
    took.push([path, Math.round(ms)])
  }
  expect((await t.get('/guides/own?page=26', many)).status).toBe(200)
  expect(await inTenant(t.db, many, (tx) => pinnedGuides(tx, ['source:pace', 'sign:cue']))).toHaveLength(3)
  expect(await inTenant(t.db, many, (tx) => ownGuides(tx, { retired: false, offset: 960, limit: 40 }))).toHaveLength(40)
  // A generous limit: it only tells a page that reads every text from one that does not.
  expect(took.filter(([, ms]) => ms > 1_000)).toEqual([])
  if (process.env.SHOW_TIMES) console.log(took)
})
