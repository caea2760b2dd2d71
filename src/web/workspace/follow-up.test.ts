import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, fieldsIn, testApp, textOf } from '../../../test/app.ts'
import { type Scene, scene } from '../../../test/scene.ts'

let t: TestApp
let ada: Person
let s: Scene
let base: string

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  s = await scene(t, ada)
  for (let i = 0; i < 7; i++) await s.answered([5, 5, 5, 5])
  await s.answered([3, 3, 3, 3])
  ada.cookie = await t.signIn(ada)
  base = `/ruptures/${(await s.rupture()).rupture_id}`
})
afterAll(() => t.close())

const html = async (path: string) => (await t.get(path, ada)).html
const words = async (path: string) => textOf(await html(path))
/** Sends a form of the case as it stands on its page. */
const send = async (noun: string, fields: Record<string, string> = {}) =>
  t.post(`${base}/${noun}`, { ...fieldsIn(await html(`${base}/follow-up`), `${base}/${noun}`), ...fields }, ada)
const events = async () => (await t.everything.query(
  'select type, by_member, data from case_event where rupture_id = $1 order by number', [base.split('/').at(-1)])).rows

describe('the follow-up of a case', () => {
  it('says what is missing, and that a low answer alone brings no question', async () => {
    const page = await words(`${base}/follow-up`)
    expect(page).toContain('A strain may have begun after session 8: the check-in was')
    expect(page).toContain('A conversation about it, or a change of the work.')
    expect(page).toContain('A low answer alone never brings one.')
  })

  it('offers three things to note at most, and the rest behind one line; what came back stands open', async () => {
    const page = await html(`${base}/follow-up`)
    const summaries = [...page.matchAll(/<details class="disclosure"( open)?><summary>([^<]+)<\/summary>/g)].map((one) => `${one[1] ? 'open ' : ''}${one[2]}`)
    const noting = summaries.slice(summaries.indexOf('I changed the work'))
    expect(noting.slice(0, 3)).toEqual(['I changed the work', 'I am waiting on purpose', 'Something else to note'])
    expect(page.match(/class="button primary"/g)).toHaveLength(1)
    const back = await send('set-aside', { reason: ' ' })
    expect(back.status).toBe(422)
    expect(back.html).toMatch(/<details class="disclosure" open><summary>Something else to note/)
    expect(back.html).toMatch(/<details class="disclosure" open><summary>Set it aside/)
  })

  it('after a logged conversation, asks the client in the next check-in, and shows what they answered', async () => {
    expect((await send('conversation', { session: '8', how: 'She said that the pace was too fast.' })).status).toBe(303)
    expect(await words(`${base}/follow-up`)).toContain('The next check-in asks how far it is put right for them, and says why.')
    await s.answered([4, 4, 4, 4], { 'ask-resolved': '1' })
    ada.cookie = await t.signIn(ada)
    const page = await words(`${base}/follow-up`)
    expect(page).toContain('How far is it put right? A little. session 9')
    expect(page).toContain('Look again in session 10')
    expect((await events()).find((event) => event.type === 'client-resolved')).toMatchObject({ by_member: null, data: { session: 9, steps: 1 } })
    expect(await words(`${base}/history`)).toContain('Asked after session 9, the client called it a little put right.')
  })

  it('a chosen skip is an answer, and is not asked again', async () => {
    await s.answered([5, 5, 5, 5], { 'ask-resolved': 'skip' })
    ada.cookie = await t.signIn(ada)
    const page = await words(`${base}/follow-up`)
    expect(page).toContain('They chose not to say. session 10')
    expect(page).not.toContain('The next check-in asks')
  })

  it('the closing asks for more than one thing, says who reads it, and keeps it all with the case', async () => {
    await s.answered([5, 5, 5, 5])
    ada.cookie = await t.signIn(ada)
    expect(await words(`${base}/follow-up`)).toContain('so may whoever may see this client’s record after you')
    const long = await send('closing-note', { learned: 'Slower.', 'note-agreed': 'x'.repeat(5000) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('x'.repeat(5000))
    expect((await send('closing-note', { learned: 'Slower.', 'note-agreed': 'A sign for stop.', 'note-earlier': ' ' })).status).toBe(303)
    expect((await events()).at(-1)).toMatchObject({ type: 'closing-note', data: { learned: 'Slower.', notes: { agreed: 'A sign for stop.' } } })
    expect((await s.rupture()).stage).toBe('repaired')
    const page = await words(`${base}/follow-up`)
    expect(page).toContain('The repair in sentences')
    expect(page).toContain('A short look back is offered from session 17.')
    expect(await words(`${base}/history`)).toContain('What was learned: Slower. Agreed: A sign for stop.')
  })
})

describe('the look back', () => {
  it('is not asked before six sessions, then quietly on Today and on the client’s page', async () => {
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 5])
    ada.cookie = await t.signIn(ada)
    expect(await words(`/therapies/${s.therapyId}`)).not.toContain('A short look back')
    expect(await words('/?show=quiet')).not.toContain('look back')
    await s.answered([5, 5, 5, 5])
    ada.cookie = await t.signIn(ada)
    const client = await words(`/therapies/${s.therapyId}`)
    expect(client).toContain('A short look back Has what you agreed on held?')
    expect(client).toContain('You wrote then: A sign for stop.')
    expect(await words('/')).toContain('Repaired after session 11: a short look back, if you like.')
    expect(await html('/')).not.toContain('is-alert')
  })

  it('takes “looked” alone, keeps the case closed, and is not asked again', async () => {
    const case_ = await html(`${base}/follow-up`)
    expect(case_.indexOf('id="look-back"'), 'the question stands first').toBeLessThan(case_.indexOf('The repair in sentences'))
    expect(case_.match(/class="button primary"[^>]*>([^<]+)/g), 'and nothing asks to open it again').toEqual([expect.stringContaining('Looked')])
    const page = await html(`/therapies/${s.therapyId}`)
    const sent = await t.post(`${base}/look-back`, fieldsIn(page, `${base}/look-back`), ada)
    expect(sent.to).toBe(`${base}/follow-up?done=looked-back`)
    expect((await events()).at(-1)).toMatchObject({ type: 'looked-back', data: { session: 17, held: 'unsaid', words: '' } })
    expect((await s.rupture()).stage).toBe('repaired')
    expect(await words(`/therapies/${s.therapyId}`)).not.toContain('A short look back')
    expect(await words('/?show=quiet')).not.toContain('look back')
    expect(await words(`${base}/follow-up`)).toContain('Looked at again on')
    expect(await words(`${base}/history`)).toContain('Looked at again, after session 17.')
  })

  it('belongs to this therapist, and to a repaired case', async () => {
    const ben = await t.addMember(ada)
    expect((await t.post(`${base}/look-back`, {}, ben)).status).toBe(404)
    expect((await send('reopening', { reason: 'It came up again.' })).status).toBe(303)
    const refused = await send('look-back', { held: 'no' })
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain('A look back belongs to a strain that was repaired.')
  })
})

describe('questions that were left alone', () => {
  it('were asked: the page says that no answer came, and why no more are asked', async () => {
    const other = await scene(t, ada, 'Sami L.')
    for (let i = 0; i < 7; i++) await other.answered([5, 5, 5, 5])
    await other.answered([3, 3, 3, 3])
    const place = `/ruptures/${(await other.rupture()).rupture_id}/follow-up`
    ada.cookie = await t.signIn(ada)
    const talked = fieldsIn(await html(place), place.replace('follow-up', 'conversation'))
    expect((await t.post(place.replace('follow-up', 'conversation'), { ...talked, session: '8', how: 'He said little.' }, ada)).status).toBe(303)
    expect(await words(place)).toContain('No answer about it so far. The next check-in asks how far it is put right for them')
    for (let i = 0; i < 3; i++) await other.answered([4, 4, 4, 4])
    ada.cookie = await t.signIn(ada)
    const page = await words(place)
    expect(page).toContain('No answer about it so far. Questions about it come only after their own word or a conversation you logged, and with three check-ins at most.')
    expect(page).not.toContain('been asked yet')
  })
})

describe('a wish to talk where no case is open', () => {
  it('is asked about in the next check-in; that it was not talked about stands on Today and on the client’s page', async () => {
    const other = await scene(t, ada, 'Yuki T.')
    for (let i = 0; i < 4; i++) await other.answered([5, 5, 4, 5])
    await other.answered([5, 5, 4, 5], { words: 'I would like to speak about the breaks.', reader: 'therapist', wish: 'bring-up' })
    await other.answered([5, 5, 4, 5], { 'ask-talked-about': '0' })
    ada.cookie = await t.signIn(ada)
    const said = 'Asked whether you got to talk about it, Yuki answered: not at all'
    expect(await words('/')).toContain(said)
    expect(await words(`/therapies/${other.therapyId}`)).toContain(said)
    const { rows } = await t.everything.query('select answers from response where therapy_id = $1 order by session_number desc limit 1', [other.therapyId])
    expect(rows[0].answers.asked).toEqual({ 'talked-about': 0 })
    await other.answered([5, 5, 4, 5], { 'ask-talked-about': '4' })
    ada.cookie = await t.signIn(ada)
    expect(await words('/')).not.toContain('Yuki answered')
  })
})
