import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsIn, type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { type Scene, directField, scene, value } from '../../test/scene.ts'
import { invite } from '../actions/invite.ts'
import { writeGuide } from '../actions/write-guide.ts'
import { type Pin, guideAbout } from '../core/guides/index.ts'
import { interventions } from '../core/repair/interventions/index.ts'
import { settings } from '../core/repair/settings.ts'
import type { SignKind } from '../core/signs/sign.ts'
import { whats } from '../core/source/what.ts'

/** Every page on which something is explained links the guide about it, and what the practice has pinned there. */
let t: TestApp
let ada: Person
let client: Scene
let base: string
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  // Weeks pass here; being signed out is not what this is about.
  await t.everything.query("update login set seen_at = '2100-01-01', expires_at = '2100-01-01'")
  client = await scene(t, ada)
  await client.answered(2, { [directField]: '3' })
  base = `/ruptures/${(await client.rupture()).rupture_id}`
})
afterAll(() => t.close())

const linked = async (path: string) => new Set([...(await t.get(path, ada)).html.matchAll(/href="\/guides\/([^"?]+)"/g)].map(([, id]) => id))
const pinned = async (pin: Pin) => value(await writeGuide(ada.acting(), { guideId: null, seen: 0, title: `Ours on ${pin}`, summary: 'What we do.', body: 'Talk.', sources: '', pins: [pin] })).guideId

test('each source links its guide', async () => {
  const found = await linked(`${base}/source`)
  for (const what of whats) expect([what.id, found.has(guideAbout(`source:${what.id}`)!.id)]).toEqual([what.id, true])
})

test('each way to repair links its guide, and so does each setting and what stands beside them', async () => {
  const found = await linked(`${base}/repair`)
  for (const tool of interventions) expect([tool.id, found.has(guideAbout(`intervention:${tool.id}`)!.id)]).toEqual([tool.id, true])
  for (const topic of ['maps', 'apology', 'cards', 'letter', 'waiting', 'change-of-therapist', 'first-answers'] as const) expect([topic, found.has(guideAbout(`topic:${topic}`)!.id)]).toEqual([topic, true])
  expect(found.has(guideAbout('setting:not-yet')!.id)).toBe(true)
  for (const setting of settings) {
    const field = setting.group === 'nearness' ? 'nearness' : `setting-${setting.group}`
    expect((await t.post(`${base}/settings`, { ...fieldsIn((await t.get(`${base}/repair`, ada)).html, `${base}/settings`), [field]: setting.id }, ada)).status).toBe(303)
    expect([setting.id, (await linked(`${base}/repair`)).has(guideAbout(`setting:${setting.id}`)!.id)]).toEqual([setting.id, true])
  }
})

test('an invitation and a task that is about safety link theirs', async () => {
  const sessionId = await client.session()
  const link = await t.post(`/sessions/${sessionId}/check-ins`, {}, ada)
  expect(link.html).toContain(`/guides/${guideAbout('topic:inviting')!.id}`)
  const worried = await scene(t, ada, 'Worried W.')
  await worried.answered(3, { words: 'Sometimes I want to kill myself.', reader: 'therapist' })
  const { rows: [task] } = await t.everything.query('select task_id from risk_task where therapy_id = $1', [worried.therapyId])
  expect((await linked(`/tasks/${task.task_id}`)).has(guideAbout('topic:safety')!.id)).toBe(true)
})

test('each family of signs that can be noted links its guide', async () => {
  const found = await linked(`/sessions/${await client.session()}/note?guess=skipped`)
  const families: SignKind[] = ['withdrawal', 'confrontation', 'cue', 'marker', 'said-directly']
  for (const kind of families) expect([kind, found.has(guideAbout(`sign:${kind}`)!.id)]).toEqual([kind, true])
})

test('the level of a check-in links what its word means', async () => {
  for (const path of [`/therapies/${client.therapyId}`, `${base}/understand`]) {
    const found = await linked(path)
    expect([path, ['what-the-words-mean', 'when-it-is-much-lower', 'perfect-and-flat-lines', 'when-answers-stop'].some((id) => found.has(id))]).toEqual([path, true])
  }
})

test('a client who has gone quiet brings the guide about that', async () => {
  const quiet = await scene(t, ada, 'Quiet Q.')
  for (let n = 0; n < 6; n += 1) await quiet.answered(5)
  for (let n = 0; n < 3; n += 1) value(await invite(ada.acting(), { sessionId: await quiet.session() }))
  await quiet.session()
  expect((await linked(`/therapies/${quiet.therapyId}`)).has('when-answers-stop')).toBe(true)
})

test('a guide of the practice stands where it is pinned, and nowhere once it is retired', async () => {
  const [source, tool, sign] = [await pinned('source:frame'), await pinned('intervention:hold-limit'), await pinned('sign:cue')]
  const sessionId = await client.session()
  expect((await linked(`${base}/source`)).has(source)).toBe(true)
  expect((await linked(`${base}/repair`)).has(tool)).toBe(true)
  expect((await linked(`/sessions/${sessionId}/note?guess=skipped`)).has(sign)).toBe(true)
  const page = await t.get(`${base}/source`, ada)
  expect(textOf(page.html)).toContain('Guide: Fee, time and contact · Ours on source:frame (of your practice)')
  await t.post(`/guides/own/${source}/retirement`, { retired: 'yes' }, ada)
  expect((await linked(`${base}/source`)).has(source)).toBe(false)
})
