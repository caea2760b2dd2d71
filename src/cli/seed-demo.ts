import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Kysely } from 'kysely'
import type { Acting } from '../actions/acting.ts'
import { addMember } from '../actions/add-member.ts'
import { createPractice } from '../actions/create-practice.ts'
import { join } from '../actions/join.ts'
import { setPracticeVoice } from '../actions/practice-voice.ts'
import { updatePractice } from '../actions/update-practice.ts'
import { commentOnGuide } from '../actions/comment-on-guide.ts'
import { voteGuide } from '../actions/vote-guide.ts'
import { writeGuide } from '../actions/write-guide.ts'
import type { Database } from '../db/schema.ts'
import type { Keyring } from '../db/sealed-words.ts'
import { voiceWords } from '../core/voice/index.ts'
import { clients, director, guideVotes, members, practice } from './cast.ts'
import { guideComments, ownGuides } from './cast-guides.ts'
import { kept } from './outcome.ts'
import { type World, replayTherapy } from './replay.ts'

const DAY = 86_400_000
/** The practice is older than its longest therapy. */
const OPEN_DAYS = 300
/** Therapies replayed at once; each waits for the database most of its time. */
const AT_ONCE = 6

/**
 * Fills an empty database with one invented practice by doing what its people did over the past months: every row
 * goes through the action that a real one goes through, at its own past time. The same `now` gives the same story;
 * only ids, links and the password are new.
 * @param code a set-up code that was issued and not used
 * @param keyring what the private notes of the story are sealed with
 * @returns what to tell the person who started it
 * @throws Error when an action refuses a step, with what it said; the database then holds a part of the story
 */
export async function seedDemo(db: Kysely<Database>, now: Date, code: string, keyring: Keyring): Promise<readonly string[]> {
  // Nobody needs it where one click signs in; an installation that was filled by hand is not left with a known one.
  const password = randomBytes(9).toString('base64url')
  const world = await gather(db, now, keyring, { code, passwordHash: await hash(password) })
  const waiting = [...clients]
  const replayRest = async (): Promise<void> => {
    for (let client = waiting.shift(); client; client = waiting.shift()) await replayTherapy(world, client)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, replayRest))
  return [
    `${practice.practiceName} and everybody in it are invented, down to every word they say.`,
    `With bin/start --demo one click signs you in as any of them; with a password, ${members[1].email} and ${password} do.`,
  ]
}

/** The practice with its people, their supervision, who is on duty, and what they found helpful to read. */
async function gather(db: Kysely<Database>, now: Date, keyring: Keyring, secrets: { code: string; passwordHash: string }): Promise<World> {
  const { code, passwordHash } = secrets
  const began = new Date(now.getTime() - OPEN_DAYS * DAY)
  const { practiceId, memberId: directorId } = kept(await createPractice(db, began, {
    ...practice, code, demo: true, director: { ...director, passwordHash, alsoTherapist: false },
  }))
  const acting: Acting = { db, practiceId, memberId: directorId, now: began }
  const ids = new Map([[director.email, directorId]])
  for (const [i, member] of members.entries()) {
    const supervisorId = member.supervisor === null ? null : idOf(ids, member.supervisor)
    // A day apart, so that they are listed in this order.
    const joined = new Date(began.getTime() + (i + 1) * DAY)
    const { memberId, token } = kept(await addMember({ ...acting, now: joined }, { ...member, roles: [...member.roles], supervisorId }))
    kept(await join(db, joined, { token, passwordHash }))
    ids.set(member.email, memberId)
  }
  const [supervisor] = members
  const supervisorId = idOf(ids, supervisor.email)
  kept(await updatePractice({ ...acting, now: new Date(began.getTime() + (members.length + 1) * DAY) }, { ...practice, onDuty: [directorId, supervisorId], acknowledgeMinutes: 30, recipientId: supervisorId }))
  kept(await setPracticeVoice({ ...acting, now: new Date(began.getTime() + (members.length + 1) * DAY) }, { candid: voiceWords('en').candid, ownView: true }))
  for (const [email, guideId, helpful] of guideVotes) {
    kept(await voteGuide({ ...acting, memberId: idOf(ids, email), now: new Date(now.getTime() - 30 * DAY) }, { guideId, helpful }))
  }
  for (const { versions, pins } of ownGuides) {
    let guideId: string | null = null
    for (const [i, typed] of versions.entries()) {
      const at = new Date(now.getTime() - (90 - 30 * i) * DAY)
      guideId = kept(await writeGuide({ ...acting, now: at }, { guideId, seen: i, ...typed, pins })).guideId
    }
  }
  for (const { email, guideId, words, daysAgo } of guideComments) {
    kept(await commentOnGuide({ ...acting, memberId: idOf(ids, email), now: new Date(now.getTime() - daysAgo * DAY) }, { guideId, words }))
  }
  return { db, keyring, now, practiceId, timeZone: practice.timeZone, directorId, therapistId: (email) => idOf(ids, email) }
}

function idOf(ids: ReadonlyMap<string, string>, email: string): string {
  const id = ids.get(email)
  if (!id) throw new Error(`Nobody in the cast has the address ${email}.`)
  return id
}
