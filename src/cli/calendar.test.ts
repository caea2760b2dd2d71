import { expect, test } from 'vitest'
import { dayIn } from '../db/local-day.ts'
import { sessionsOf } from './calendar.ts'
import { clients } from './cast.ts'

const HOUR = 3_600_000
const zone = 'Europe/Zurich'
// Eight days that hold a weekend and the night in which the clock goes back, at every second hour of the day in turn.
const hours = Array.from({ length: 15 }, (_, i) => new Date(Date.parse('2026-10-20T00:20:00Z') + i * 14 * HOUR))

test('whenever a demo starts, its sessions lie behind it in order, and the planned ones before it', () => {
  for (const now of hours) for (const client of clients) {
    const { held, next } = sessionsOf(client, now, zone)
    expect(held).toHaveLength(client.sessions.length)
    expect(held.every((at, i) => at < now && (i === 0 || at > held[i - 1]!)), `${client.name} at ${now.toISOString()}`).toBe(true)
    expect(next === null || next > now, `${client.name} at ${now.toISOString()}`).toBe(true)
    expect(next === null).toBe(client.next === null)
  }
})

test('somebody comes today unless the day is over, and nobody is asked to come on a weekend but today', () => {
  for (const now of hours) {
    const today = dayIn(now, zone)
    const planned = clients.flatMap((client) => sessionsOf(client, now, zone).next ?? [])
    const evening = now.getTime() > Date.parse(`${today}T18:30:00Z`) || dayIn(new Date(now.getTime() + 4 * HOUR), zone) !== today
    expect(evening || planned.some((at) => dayIn(at, zone) === today), now.toISOString()).toBe(true)
    for (const at of planned.filter((one) => dayIn(one, zone) !== today)) expect([0, 6]).not.toContain(at.getUTCDay())
  }
})
