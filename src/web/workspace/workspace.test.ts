import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRuptureByHand } from '../../actions/case-events.ts'
import { places } from '../../core/case/index.ts'
import { type Person, type Reply, type TestApp, fieldsIn, testApp, textOf } from '../../../test/app.ts'
import { type Scene, directField, scene, value } from '../../../test/scene.ts'

let t: TestApp
let ada: Person
let bo: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  bo = await t.addMember(ada, { name: 'Bo Berg', firstName: 'Bo', roles: ['therapist', 'supervisor', 'director'] })
})
afterAll(() => t.close())

/** Weeks pass between sessions, and a sign-in does not last that long. */
async function signInAgain(): Promise<void> {
  for (const who of [ada, bo]) who.cookie = await t.signIn(who)
}

const canary = 'canary-7f3a the tightness in my own chest'

/** Five usual sessions, then a clear dip with words to bring up and two signs. */
async function dipped(who = ada, name = 'Noor A.'): Promise<{ s: Scene; base: string }> {
  const s = await scene(t, who, name)
  for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
  const last = await s.answered([4, 4, 2, 3], { [directField]: '2', words: 'The homework felt like too much and I didn’t know how to say it.', reader: 'therapist', wish: 'bring-up' })
  await signInAgain()
  await s.note(last, [{ signId: 'short-answers', whenWeSpokeOf: 'the homework' }, { signId: 'rushing', whenISaid: 'let us move on' }])
  return { s, base: `/ruptures/${(await s.rupture()).rupture_id}` }
}

/** Sends a form of a page as it stands, with some fields filled in. */
async function send(page: string, action: string, typed: Record<string, string | readonly string[]>, who = ada): Promise<Reply> {
  const shown = await t.get(page, who)
  return t.post(action, { ...fieldsIn(shown.html, action), ...typed }, who)
}

describe('the whole loop', () => {
  it('goes from a dip to repaired, and says at every step where it stands', async () => {
    const { s, base } = await dipped()
    expect((await t.get(base, ada)).to).toBe(`${base}/understand`)
    const understand = await t.get(`${base}/understand`, ada)
    expect(understand.status).toBe(200)
    expect(textOf(understand.html)).toMatch(/Noor A\. +· preparing session 7/)
    expect(textOf(understand.html)).toContain('The homework felt like too much')
    expect((await send(`${base}/understand`, `${base}/acknowledgement`, {})).to).toBe(`${base}/understand?done=acknowledged`)
    expect((await s.rupture()).stage).toBe('acknowledged')

    const reflect = await t.get(`${base}/reflect`, ada)
    const prompts = Object.keys(fieldsIn(reflect.html, `${base}/reflections`)).filter((name) => name.startsWith('words-'))
    expect(prompts.length).toBeGreaterThanOrEqual(4)
    expect((await send(`${base}/reflect`, `${base}/reflections`, { prompt: prompts.map((name) => name.slice(6)), [prompts[0]!]: canary })).to)
      .toBe(`${base}/reflect?done=reflected`)
    expect((await t.get(`${base}/reflect`, ada)).html).toContain(canary)

    expect((await send(`${base}/source`, `${base}/sources`, { source: ['task', 'pace'], form: 'withdrawal' })).to).toBe(`${base}/source?done=source-kept`)
    const open = await t.get(`${base}/open`, ada)
    expect(textOf(open.html)).toMatch(/\d+ words · ends in an open question/)
    expect((await send(`${base}/open`, `${base}/opener`, {})).to).toBe(`${base}/open?done=opener-kept`)
    expect((await send(`${base}/repair`, `${base}/plan`, { plan: ['understand-event:this-session', 'adjust-work:later'], words: 'Slowly.' })).to)
      .toBe(`${base}/repair?done=planned`)
    expect((await send(`${base}/repair`, `${base}/steps`, { intervention: 'understand-event', how: 'She said a little.', next: 'Ask again.' })).to)
      .toBe(`${base}/repair?done=step-noted`)
    await s.session()
    await signInAgain()
    expect((await send(`${base}/follow-up`, `${base}/conversation`, { session: '7', how: 'We talked about the homework.' })).to)
      .toBe(`${base}/follow-up?done=talked`)
    expect((await s.rupture()).stage).toBe('in repair')
    await s.answered([5, 5, 5, 5])
    await signInAgain()
    expect((await s.rupture()).stage).toBe('recovering')
    await s.answered([5, 5, 5, 6])
    await s.answered([5, 5, 5, 6])
    await signInAgain()
    expect((await send(`${base}/follow-up`, `${base}/closing-note`, { learned: 'Ask before giving homework.' })).to)
      .toBe(`${base}/follow-up?done=note-kept`)
    expect(await s.rupture()).toMatchObject({ stage: 'repaired', closed: true })

    const history = textOf((await t.get(`${base}/history`, ada)).html)
    for (const said of ['Confirmed as worth attending to.', 'It may be about “How we work” and “Too fast or too slow”.', 'Kept an opener:',
      'Planned “Understand', 'She said a little.', 'Talked about it in session 7', 'Ask before giving homework.']) expect(history).toContain(said)
    expect(history).not.toContain('canary')
    for (const place of [...places, 'sheet', 'history']) expect((await t.get(`${base}/${place}`, ada)).status).toBe(200)
  })

  it('keeps a reflection from everybody else, on every page', async () => {
    const { base } = await dipped(ada, 'Canary C.')
    const reflect = await t.get(`${base}/reflect`, ada)
    const [box] = Object.keys(fieldsIn(reflect.html, `${base}/reflections`)).filter((name) => name.startsWith('words-'))
    await send(`${base}/reflect`, `${base}/reflections`, { [box!]: canary, prompt: [box!.slice(6)] })
    const others = ['/', '/clients', '/guides', '/settings', ...places.map((place) => `${base}/${place}`), `${base}/sheet`, `${base}/history`]
    for (const path of others) expect((await t.get(path, bo)).html).not.toContain('canary-7f3a')
    for (const path of [`${base}/sheet`, `${base}/history`, `${base}/understand`, '/clients']) expect((await t.get(path, ada)).html).not.toContain('canary-7f3a')
    const seen = await t.everything.query('select count(*)::int as n from audit where data::text like $1', ['%canary%'])
    expect(seen.rows[0].n).toBe(0)
  })

  it('answers 404 to another therapist on every address, and writes nothing', async () => {
    const { s, base } = await dipped(ada, 'Own O.')
    const before = await s.rupture()
    for (const path of ['', ...places.map((place) => `/${place}`), '/sheet', '/history']) expect((await t.get(base + path, bo)).status).toBe(404)
    for (const noun of ['acknowledgement', 'reflections', 'sources', 'opener', 'plan', 'steps', 'conversation', 'change', 'waiting', 'closing-note',
      'was-it-one', 'new-usual', 'set-aside', 'ending', 'reopening']) {
      const reply = await t.post(`${base}/${noun}`, { text: 'x', how: 'x', reason: 'x', learned: 'x', what: 'x', answer: 'yes', source: 'task', prompt: 'a', 'words-a': 'x' }, bo)
      expect(reply.status, noun).toBe(404)
    }
    expect(await s.rupture()).toEqual(before)
    expect((await t.get(`/ruptures/00000000-0000-7000-8000-000000000000/open`, ada)).status).toBe(404)
  })
})

describe('other ways a case goes', () => {
  it('opened by hand, with no check-in at all, has every place and something to do in it', async () => {
    const s = await scene(t, ada, 'Hand H.')
    const session = await s.session()
    await signInAgain()
    await s.note(session, [{ signId: 'short-answers' }])
    const { ruptureId } = value(await openRuptureByHand(ada.acting(), { therapyId: s.therapyId, by: 'by-hand', because: 'A feeling.' }))
    for (const place of [...places, 'sheet', 'history']) {
      const reply = await t.get(`/ruptures/${ruptureId}/${place}`, ada)
      expect(reply.status, place).toBe(200)
      expect(textOf(reply.html), place).not.toMatch(/undefined|NaN|\[object/)
    }
    expect((await t.get(`/ruptures/${ruptureId}/open`, ada)).html).toContain('id="opener-words"')
    expect(textOf((await t.get(`/ruptures/${ruptureId}/understand`, ada)).html)).toContain('You noted “Short answers”.')
  })

  it('steady at a lower level, asks whether this is the new usual; accepted with a reason, it is', async () => {
    const { s, base } = await dipped(ada, 'Plateau P.')
    for (let i = 0; i < 5; i++) await s.answered([4, 4, 3, 3])
    await signInAgain()
    expect(textOf((await t.get(`${base}/follow-up`, ada)).html)).toContain('Accept as the new usual')
    expect((await send(`${base}/follow-up`, `${base}/new-usual`, { reason: '' })).status).toBe(422)
    expect((await send(`${base}/follow-up`, `${base}/new-usual`, { reason: 'More candid now, she said so.' })).to).toBe(`${base}/follow-up?done=new-usual`)
    expect(await s.rupture()).toMatchObject({ stage: 'the new usual', closed: true })
  })

  it('what people write is text and stays text', async () => {
    const { base } = await dipped(ada, '<b>Bold</b> & "Co"')
    const hostile = '</textarea><script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    await send(`${base}/open`, `${base}/opener`, { text: hostile })
    await send(`${base}/repair`, `${base}/plan`, { plan: 'adjust-work:later', words: hostile })
    await send(`${base}/reflect`, `${base}/reflections`, { prompt: 'context', 'words-context': hostile })
    for (const place of [...places, 'open?edit=kept', 'sheet', 'history']) {
      const { html } = await t.get(`${base}/${place}`, ada)
      expect(html, place).not.toMatch(/<script>|<img src=x|<b>Bold/)
      expect(html, place).not.toMatch(/<[^>]* style=/)
    }
  })
})

describe('what is typed', () => {
  it('comes back when setting aside lacks its reason; with one, the case rests and can be reopened', async () => {
    const { s, base } = await dipped(ada, 'Aside A.')
    const bare = await send(`${base}/understand`, `${base}/set-aside`, { reason: '  ' })
    expect(bare.status).toBe(422)
    expect(textOf(bare.html)).toContain('Please give the reason')
    expect((await send(`${base}/understand`, `${base}/set-aside`, { reason: 'She moved house that week.' })).to).toBe(`${base}/follow-up?done=set-aside`)
    expect(await s.rupture()).toMatchObject({ stage: 'set aside', closed: true })
    const closed = textOf((await t.get(`${base}/follow-up`, ada)).html)
    expect(closed).toMatch(/The level before session \d+ was \d\.\d\. /)
    expect(closed).not.toContain('while this is open')
    expect((await send(`${base}/follow-up`, `${base}/was-it-one`, { answer: 'no' })).status).toBe(303)
    expect((await send(`${base}/follow-up`, `${base}/reopening`, { reason: '' })).status).toBe(422)
    expect((await send(`${base}/follow-up`, `${base}/reopening`, { reason: 'It came back.' })).to).toBe(`${base}/follow-up?done=reopened`)
    expect(await s.rupture()).toMatchObject({ stage: 'acknowledged', closed: false })
  })

  it('is kept when it is too long, in every form that takes words', async () => {
    const { s, base } = await dipped(ada, 'Long L.')
    await send(`${base}/repair`, `${base}/plan`, { plan: 'understand-event:this-session' })
    const long = `kept-${'a'.repeat(10_000)}`
    const before = (await s.rupture()).events
    const forms: [string, string, Record<string, string>][] = [
      ['reflect', 'reflections', { prompt: 'just-before', 'words-just-before': long }], ['source', 'sources', { source: 'task', words: long }],
      ['open', 'opener', { text: long }], ['repair', 'plan', { plan: 'understand-event:this-session', words: long }],
      ['repair', 'steps', { intervention: 'understand-event', how: long }], ['follow-up', 'conversation', { session: '6', how: long }],
      ['follow-up', 'change', { session: '6', what: long }], ['follow-up', 'waiting', { reason: long }], ['follow-up', 'set-aside', { reason: long }],
      ['follow-up', 'ending', { how: 'referred', learned: long }],
    ]
    for (const [place, noun, typed] of forms) {
      const reply = await t.post(`${base}/${noun}`, { place, ...typed }, ada)
      expect(reply.status, noun).toBe(422)
      expect(reply.html, noun).toContain(long)
      expect(textOf(reply.html), noun).toContain('Please shorten it')
    }
    expect((await s.rupture()).events).toBe(before)
    expect((await t.post(`${base}/opener`, { text: 'a\0b' }, ada)).status).toBe(422)
  })

  it('is not lost when two tabs write: the second is told, and its words stand on the page', async () => {
    const { s, base } = await dipped(ada, 'Tabs T.')
    const first = fieldsIn((await t.get(`${base}/follow-up`, ada)).html, `${base}/conversation`)
    expect(first.session, 'the session with which it began is not offered as the one of the conversation').toBe('')
    const second = { ...first, session: '6', how: 'From the second tab.' }
    expect((await t.post(`${base}/conversation`, { ...first, how: 'In no session.' }, ada)).status).toBe(422)
    expect((await t.post(`${base}/conversation`, { ...first, session: '6', how: 'From the first tab.' }, ada)).status).toBe(303)
    const told = await t.post(`${base}/conversation`, second, ada)
    expect(told.status).toBe(422)
    expect(textOf(told.html)).toContain('This case has changed')
    expect(told.html).toContain('From the second tab.')
    const again = fieldsIn(told.html, `${base}/conversation`)
    expect((await t.post(`${base}/conversation`, again, ada)).status).toBe(303)
    const events = (await s.rupture()).events
    expect((await t.post(`${base}/conversation`, again, ada)).status, 'sent twice by the same form').toBe(303)
    expect((await s.rupture()).events).toBe(events)

    const box = 'just-before'
    const old = fieldsIn((await t.get(`${base}/reflect`, ada)).html, `${base}/reflections`)
    expect((await t.post(`${base}/reflections`, { ...old, prompt: [box], [`words-${box}`]: 'first thought' }, ada)).status).toBe(303)
    const late = await t.post(`${base}/reflections`, { ...old, prompt: [box], [`words-${box}`]: 'second thought' }, ada)
    expect(late.status).toBe(422)
    expect(late.html).toContain('first thought')
    expect(late.html).toContain('second thought')
    const untouched = await t.post(`${base}/reflections`, { ...old, prompt: [box], [`words-${box}`]: '' }, ada)
    expect(untouched.status, 'an older page with an empty box deletes nothing').toBe(422)
    expect((await t.get(`${base}/reflect`, ada)).html).toContain('first thought')
  })

  it('at the same moment from many tabs is stored once each, and nobody is told it was kept when it was not', async () => {
    const { s, base } = await dipped(ada, 'Race R.')
    const seen = fieldsIn((await t.get(`${base}/follow-up`, ada)).html, `${base}/conversation`)
    const before = (await s.rupture()).events
    const replies = await Promise.all([1, 2, 3, 4].map((n) => t.post(`${base}/conversation`, { ...seen, session: '6', how: `Tab ${n}.` }, ada)))
    expect(replies.map((r) => r.status).toSorted()).toEqual([303, 422, 422, 422])
    expect((await s.rupture()).events).toBe(before + 1)
  })
})

describe('what the client wishes, and what is safe', () => {
  it('words to be read only are quoted in no opener and not on the sheet; a quiet change stands in', async () => {
    const s = await scene(t, ada, 'Quiet Q.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    await s.answered([3, 3, 2, 2], { words: 'Silverfish words about the homework.', reader: 'therapist', wish: 'just-read' })
    await signInAgain()
    const base = `/ruptures/${(await s.rupture()).rupture_id}`
    for (const register of ['tentative', 'plain', 'warm']) {
      for (let variant = 0; variant < 12; variant++) {
        const main = (await t.get(`${base}/open?register=${register}&variant=${variant}`, ada)).html
        expect(textOf(main)).toContain('A quiet change instead of a conversation')
        expect(main).not.toContain('id="opener-words"')
      }
    }
    expect((await t.get(`${base}/sheet`, ada)).html).not.toContain('Silverfish')
    expect((await send(`${base}/open`, `${base}/change`, { session: String((await s.rupture()).onset_session), what: 'No homework for now.' })).to).toBe(`${base}/follow-up?done=changed`)
  })

  it('words without a choice are read, and never quoted in an opener', async () => {
    const s = await scene(t, ada, 'None N.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    await s.answered([3, 3, 2, 2], { words: 'Silverfish again.', reader: 'therapist' })
    await signInAgain()
    const base = `/ruptures/${(await s.rupture()).rupture_id}`
    for (const register of ['tentative', 'plain', 'warm']) {
      const { html } = await t.get(`${base}/open?register=${register}`, ada)
      expect(/id="opener-words">([^<]*)</.exec(html)?.[1]).not.toContain('Silverfish')
    }
    expect((await t.get(`${base}/sheet`, ada)).html).not.toContain('Silverfish')
  })

  it('a risk check stands first on every place and on the sheet, and repair guidance follows', async () => {
    const s = await scene(t, ada, 'Risk R.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    await s.answered([2, 2, 2, 2], { words: 'Sometimes I want to kill myself.', reader: 'therapist', wish: 'bring-up' })
    await signInAgain()
    const base = `/ruptures/${(await s.rupture()).rupture_id}`
    for (const place of [...places, 'sheet']) {
      const text = textOf((await t.get(`${base}/${place}`, ada)).html)
      expect(text.indexOf('Please read first'), place).toBeGreaterThan(0)
      expect(text.indexOf('Please read first'), place).toBeLessThan(text.indexOf('Reason to ask'))
    }
    expect((await t.get(`${base}/open`, ada)).html).toContain('id="opener-words"')
  })

  it('what may be about a boundary gets neither opener nor prompts nor tools, whatever is asked for', async () => {
    const { s, base } = await dipped(ada, 'Edge E.')
    const session = await s.session()
    await signInAgain()
    await s.note(session, [{ signId: 'said-other', clientSaid: 'You touched my leg and I did not want that.' }])
    for (const place of ['open', 'open?register=warm&variant=3&edit=composed', 'reflect', 'repair']) {
      const { html } = await t.get(`${base}/${place}`, ada)
      expect(textOf(html), place).toContain('This one is not for repair talk')
      expect(html, place).not.toMatch(/name="(text|plan|words-[^"]*)"|opener-words/)
    }
    expect(textOf((await t.get(`${base}/sheet`, ada)).html)).toContain('This one is not for repair talk')
  })

  it('a source that is the therapist’s to answer for is kept as such', async () => {
    const { s, base } = await dipped(ada, 'Part P.')
    await send(`${base}/source`, `${base}/sources`, { source: ['culture'], part: 'not decided' })
    const { rows } = await t.everything.query('select data from case_event where rupture_id = $1 and type = $2', [(await s.rupture()).rupture_id, 'source-chosen'])
    expect(rows[0].data.part).toBe('mine to answer for')
    expect((await send(`${base}/source`, `${base}/sources`, { source: [] })).status).toBe(422)
  })

  it('the end of the work closes the case; afterwards everything can be read and nothing is offered', async () => {
    const { s, base } = await dipped(ada, 'End E.')
    expect((await send(`${base}/follow-up`, `${base}/ending`, { learned: 'x' })).status).toBe(422)
    expect((await send(`${base}/follow-up`, `${base}/ending`, { how: 'referred', learned: 'A group suits her better.' })).to).toBe(`${base}/follow-up?done=ended`)
    expect(await s.rupture()).toMatchObject({ stage: 'ended', closed: true })
    for (const place of [...places, 'sheet', 'history']) expect((await t.get(`${base}/${place}`, ada)).status, place).toBe(200)
    expect((await t.get(`${base}/follow-up`, ada)).html).not.toContain('<textarea')
    expect((await t.post(`${base}/conversation`, { session: '6', how: 'x' }, ada)).status).toBe(422)
  })
})
