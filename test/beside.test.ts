import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { recordSession } from '../src/actions/record-session.ts'
import type { Saying } from '../src/core/case/index.ts'
import { seedDemo } from '../src/cli/seed-demo.ts'
import { findGuide } from '../src/core/guides/index.ts'
import { allianceCheckinLong } from '../src/core/instruments/alliance-checkin-long.ts'
import { randomFrom } from '../src/core/worlds/random.ts'
import { addSettings } from '../src/db/engine-settings.ts'
import { inTenant } from '../src/db/open.ts'
import { rowField } from '../src/survey/view.ts'
import { words } from '../src/web/words/beside.ts'
import { routes } from '../src/web/routes.ts'
import { answer } from './answering-practice.ts'
import { type Person, type TestApp, testApp, textOf } from './app.ts'
import { scene, value } from './scene.ts'

/** Everything beside the level (engine §3), as the clients of the demo show it on their pages. */
let t: TestApp
const cookies: Record<string, { cookie: string }> = {}
/** The page of each client as their therapist sees it, by the client's name. */
const pages = new Map<string, { html: string; text: string; therapyId: string }>()
const rows = async (sql: string) => (await t.everything.query(sql)).rows

beforeAll(async () => {
  t = await testApp({ demo: true })
  t.clock.now = new Date('2026-11-23T07:40:00Z')
  await seedDemo(t.db, t.clock.now, await t.setUpCode(), t.keyring)
  for (const { member_id, first_name } of await rows('select member_id, first_name from member')) {
    const { cookie } = await t.post('/demo-sign-in', { member: member_id })
    cookies[first_name] = { cookie }
  }
  for (const { therapy_id, name, first_name } of await rows(`select therapy_id, client.name, first_name from therapy
    join client using (practice_id, client_id) join member on member_id = therapist_id`)) {
    const { html } = await t.get(`/therapies/${therapy_id}`, cookies[first_name])
    pages.set(name, { html, text: textOf(html), therapyId: therapy_id })
  }
}, 90_000)
afterAll(() => t?.close())

/** Where each is seen, and words of its sentence. One part of the form needs norms, which a small practice has none of. */
const seen: Record<Exclude<Saying['about'], 'level' | 'subscale'>, readonly [client: string, sentence: RegExp]> = {
  slide: ['Marek W.', /Slow slide Slowly lower than in earlier sessions: the last three ratings average 3\.9, five earlier ones in a row 5\.2\./],
  direct: ['Daniel O.', /The direct question Asked whether something between you felt off, your client chose “some”\./],
  low: ['Ηλίας Π.', /Low, without having come down At least two of the last three ratings are below 2\.2/],
  'started-low': ['Priya S.', /A low start Both first ratings are below 2\.2\./],
  flat: ['ლუკა პ.', /One answer throughout The same answer was chosen in every row, 3 forms in a row\..*“All good” is a fine answer\./],
  perfect: ['J. M.', /The highest each time The highest possible rating, 3 times in a row\./],
  'gone-quiet': ['J. M.', /Gone quiet The last two check-ins were not answered, after 4 of 4 before them were\./],
}

describe('each stands on a client’s page of the demo, under its name, with how it is found', () => {
  it.each(Object.entries(seen))('%s', (about, [client, sentence]) => {
    const kind = about as keyof typeof seen
    const { text } = pages.get(client)!
    expect(text).toMatch(sentence)
    expect(text).toContain(words.how.rules[kind])
    expect(text).toContain(findGuide(words.guides[kind])!.title)
  })
  it('the names of all that are shown anywhere are those above', () => {
    const shown = Object.entries(words.names).filter(([, name]) => [...pages.values()].some(({ html }) => html.includes(`<h3>${name}</h3>`)))
    expect(shown.map(([kind]) => kind).sort()).toEqual(Object.keys(seen).sort())
  })
  it('what fell most stands before the list of sessions, the direct question last and upwards', () => {
    const { html, text } = pages.get('Daniel O.')!
    expect(html.indexOf('class="fell"')).toBeGreaterThan(0)
    expect(html.indexOf('class="fell"')).toBeLessThan(html.indexOf('class="session-list"'))
    const fell = text.slice(text.indexOf('What fell most'), text.indexOf('Usual is the middle'))
    expect([...fell.matchAll(/usually (\S+) ((?:[↓↑] clearly \w+: )?\S+)/g)].map(([, usual, now]) => `${usual}: ${now}`)).toEqual(['4: ↓ clearly lower: 0', '4: ↓ clearly lower: 1', '5: 4', 'nothing: some'])
  })
  it('the guide beside it is about what is said, not about the level', () => {
    expect(pages.get('Marek W.')!.text, 'nor one about another rule').not.toContain('Perfect and flat lines')
    const asideOf = (name: string) => /To read, 2 minutes: (.{16})/.exec(pages.get(name)!.text)?.[1]
    expect(['Marek W.', 'Ηλίας Π.', 'ლუკა პ.', 'J. M.', 'Daniel O.'].map(asideOf))
      .toEqual(['What “lower than', 'What “lower than', 'Perfect and flat', 'When answers sto', 'When it is much '])
    expect(asideOf('Søren B.'), 'nothing unusual, and nothing flat about it').toBe('What “lower than')
  })
  it('one card says how sure it is and what to read; while a rating of a repair is still low, it promises nothing', () => {
    const good = (name: string) => pages.get(name)!.text.split('Good to know').slice(1).map((rest) => rest.split(/What .{1,20} hears back/)[0])
    expect(good('Daniel O.')).toEqual([' Of ten cards like this, about two turn out to be chance. It is a reason to ask, not an answer. To read, 2 minutes: When it is much lower '])
    expect(good('J. M.')).toEqual([expect.stringMatching(/^ Nothing unusual in the check-in is no promise that all is well.* To read, 2 minutes: When answers stop $/)])
    expect(good('Priya S.'), 'a low start is asked about above').toEqual([expect.stringMatching(/^ What you notice yourself counts as much as any number\. To read/)])
    expect(good('Elif K.'), 'still lower than before').toEqual([expect.stringMatching(/^ To read/)])
    expect(pages.get('Elif K.')!.text).toContain('Still lower: 3.0')
  })
  it('what an earlier check-in said stays on its point and in the table', () => {
    expect(pages.get('J. M.')!.text).toContain('Session 4, 14 October: 6.0, as usual (4.9 to 6.0); the highest three times')
    expect(pages.get('Ηλίας Π.')!.html).toMatch(/Session 7[^<]*; low for a while/)
    expect(pages.get('Noor A.')!.text).not.toMatch(/low for a while|a low start|one answer throughout|three times/)
  })
  it('says of which session, where the latest ones have no answer', () => {
    expect(pages.get('J. M.')!.text).toContain('What the check-in says latest answer: session 4 6.0 is within')
    expect(pages.get('Noor A.')!.text).not.toContain('What the check-in says latest answer')
  })
  it('the rating alone has no name, and its rule stands below', () => {
    expect(pages.get('Noor A.')!.text).toMatch(/What the check-in says 3\.8 is clearly lower than usual/)
    expect(pages.get('Noor A.')!.text).toContain(words.how.rules.level)
  })
})

/** Clients with three guesses about sessions whose answers their therapist may read. */
let guessed: Set<string>
beforeAll(async () => {
  guessed = new Set((await rows(`select client.name from session_note n join session s using (practice_id, session_id)
    join therapy using (practice_id, therapy_id) join client using (practice_id, client_id) join response r on r.session_id = s.session_id
    where guess is not null and r.score is not null and r.held_from is null group by client.name having count(*) >= 3`)).map(({ name }) => name))
})

describe('guess and answer', () => {
  it('a low answer that was hard to see, and guesses that moved against the answers', () => {
    expect(pages.get('K.')!.text).toMatch(/For session 7 you guessed 4\.5, above your average here \(4\.3\); the answer was 3\.8, below what is usual for them/)
    expect(pages.get('Elif K.')!.text).toMatch(/moved against each other: in the last three sessions with both, you guessed 0\.9 higher than they answered, before that 0\.1 lower/)
    expect(pages.get('Marek W.')!.text).toMatch(/moved against each other: in the last three sessions with both, you guessed 0\.9 higher/)
  })
  it('is shown from three sessions with both a guess and an answer on, and nowhere else', () => {
    for (const [name, { text }] of pages) expect([name, text.includes(words.dyad.heading)]).toEqual([name, guessed.has(name)])
    expect(pages.get('Noor A.')!.text).toContain('Over 4 sessions with both, you guessed 0.1 higher than they answered on average.')
    expect(guessed.has('Priya S.')).toBe(false)
  })
  it('neither a supervisor, nor a director, nor a colleague reads any of it', async () => {
    const { therapyId } = pages.get('K.')!
    for (const who of ['Johanna', 'Ruth', 'Ben']) {
      expect((await t.get(`/therapies/${therapyId}`, cookies[who])).status, who).not.toBe(200)
      for (const { method, path } of routes) {
        if (method !== 'GET' || path.includes(':')) continue
        const { html } = await t.get(path, cookies[who])
        expect(html, `${who} at ${path}`).not.toContain('above your average here')
      }
    }
  })
})

describe('a guess made after a look at the answer', () => {
  it('is kept and named, but not counted; one made with the answer there, unseen, is', async () => {
    const practice = await testApp()
    const ada = await practice.createPractice()
    const { therapyId, answered } = await scene(practice, ada)
    const again = async () => ({ cookie: await practice.signIn(ada) })
    const note = async (sessionId: string, guess: string) => {
      const who = await again()
      practice.pass(1)
      expect((await practice.post(`/sessions/${sessionId}/note`, { step: 'guess', guess }, who)).status).toBe(303)
      practice.pass(1)
      return textOf((await practice.get(`/sessions/${sessionId}/note`, who)).html)
    }
    for (const guess of ['5', '4', '5']) {
      const sessionId = await answered(5)
      // Only her own look counts, not that of somebody else.
      await practice.everything.query(`insert into audit values ($1, gen_random_uuid(), $2, null, 'client read', $3, '{}')`, [ada.practiceId, practice.clock.now, therapyId])
      expect(await note(sessionId, guess)).not.toContain('before this guess')
    }
    // The client's page was open since the answer came.
    const fourth = await answered(5)
    practice.pass(1)
    await practice.get(`/therapies/${therapyId}`, await again())
    expect(await note(fourth, '2')).toContain('The answer was on a page that you had opened before this guess, so it is not counted beside the others.')
    // The guess was skipped, the answer read, and the form opened again.
    const fifth = await answered(5)
    practice.pass(1)
    const asked = await practice.get(`/sessions/${fifth}/note`, await again())
    expect(asked.html, 'the question itself shows nothing').not.toContain('The check-in: 5.0')
    await practice.get(`/sessions/${fifth}/note?guess=skipped`, await again())
    expect(await note(fifth, '1')).toContain('not counted beside the others')
    const { text } = await practice.get(`/therapies/${therapyId}`, await again()).then(({ html }) => ({ text: textOf(html) }))
    expect(text).toContain('Over 3 sessions with both, you guessed 0.3 lower than they answered on average.')
    expect(text).toContain('2 guesses came after a look at the answer, and are not counted.')
    await practice.close()
  })
  it('Today shows the answer too: opened since it came, by the same person, it tells the guess apart', async () => {
    const practice = await testApp()
    const ada = await practice.createPractice()
    const colleague = await practice.addMember(ada, { roles: ['therapist'] })
    const { therapyId, session, answered } = await scene(practice, ada)
    const today = async (who: Person) => {
      practice.pass(1)
      expect((await practice.get('/', { cookie: await practice.signIn(who) })).status).toBe(200)
    }
    const looks = async () => (await practice.everything.query("select member_id, subject_id from audit where action = 'today read'")).rows
    const seenFirst = async (sessionId: string) => {
      const who = { cookie: await practice.signIn(ada) }
      practice.pass(1)
      expect((await practice.post(`/sessions/${sessionId}/note`, { step: 'guess', guess: '4' }, who)).status).toBe(303)
      practice.pass(1)
      return textOf((await practice.get(`/sessions/${sessionId}/note`, who)).html).includes('before this guess')
    }
    await today(ada)
    expect(await looks(), 'nothing to be seen yet').toEqual([])
    const first = await answered(5)
    await today(colleague)
    expect(await looks(), 'nothing of this client is on a colleague’s page').toEqual([])
    expect(await seenFirst(first), 'Today was opened before the answer came').toBe(false)
    const second = await answered(5)
    await today(ada)
    await today(ada)
    expect(await looks(), 'once for what is new').toEqual([{ member_id: ada.memberId, subject_id: ada.memberId }])
    expect(await seenFirst(second)).toBe(true)
    const third = await answered(5)
    expect(await seenFirst(third), 'the look was at an earlier answer').toBe(false)
    const fourth = await answered(5)
    await today(ada)
    expect(await seenFirst(fourth)).toBe(true)
    expect(await looks()).toHaveLength(2)
    // The answer about an earlier session comes last, and joins the line on Today.
    const fifth = await session()
    const late = value(await invite(ada.acting(), { sessionId: fifth })).token
    practice.pass(60)
    const { sessionId: sixth } = value(await recordSession(ada.acting(), { therapyId, heldAt: practice.clock.now, kind: 'held', secondThatDay: true }))
    const answering = { therapyId, level: 4, random: randomFrom(1) }
    await answer(ada.acting(), value(await invite(ada.acting(), { sessionId: sixth })).token, answering)
    await today(ada)
    practice.pass(1)
    await answer(ada.acting(), late, answering)
    await today(ada)
    expect(await seenFirst(fifth)).toBe(true)
    await practice.close()
  })
})

describe('one part of the form, once a practice has norms for it', () => {
  it('is named in words on the client’s page and on Today, and opens nothing', async () => {
    const practice = await testApp()
    const ada = await practice.createPractice()
    await inTenant(practice.looking.owner, { practiceId: ada.practiceId, memberId: null }, (tx) => addSettings(tx, ada.practiceId, {
      instrumentId: allianceCheckinLong.id, instrumentVersion: allianceCheckinLong.version, number: 1, madeAt: practice.clock.now.toISOString(),
      limits: null, norms: null, subscales: { bond: { mean: 4.6, sdBetween: 1.1, sdWithin: 0.5 } }, restsOn: { ratings: 500, clients: 120, flags: 0, alerts: 0 },
    }))
    const { therapyId } = value(await addClient(ada.acting(), {
      name: 'Noor A.', language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: allianceCheckinLong.id, setting: 'in-person', startedOn: '2026-05-11',
    }))
    const usual = [5, 4, 5, 4, 4, 5, 4]
    for (const rows of [usual, usual, usual, usual, usual, [2, 5, 5, 5, 5, 2, 5]]) {
      practice.pass(7 * 24 * 60)
      const { sessionId } = value(await recordSession(ada.acting(), { therapyId, heldAt: practice.clock.now, kind: 'held', secondThatDay: false }))
      const { token } = value(await invite(ada.acting(), { sessionId }))
      practice.pass(60)
      const page = await practice.get(`/c/${token}?questions`)
      const typed = Object.fromEntries(allianceCheckinLong.items.map((item, i) => [rowField(item.id), String(rows[i] ?? 0)]))
      expect((await practice.post(`/c/${token}`, { key: /name="key" value="([^"]+)"/.exec(page.html)![1]!, ...typed })).status).toBe(200)
    }
    const again = { cookie: await practice.signIn(ada) }
    const text = textOf((await practice.get(`/therapies/${therapyId}`, again)).html)
    expect(text).toMatch(/4\.1 is within the .* One part of the form The part about the bond is lower than usual for this client: 2\.0, where about 5\.0 was expected\. Worth a question; a short scale by itself is not much evidence\./)
    expect(text).toContain(words.how.rules.subscale)
    expect(textOf((await practice.get('/', again)).html)).toContain('Lower than usual in one part: the bond .')
    expect((await practice.everything.query('select 1 from rupture')).rowCount).toBe(0)
    await practice.close()
  })
})
