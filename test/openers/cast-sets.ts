import { clients, members } from '../../src/cli/cast.ts'
import { type CastClient, type Visit, answersFor } from '../../src/cli/course.ts'
import { type TherapyRecord, gatherEvidence, judgeRecord } from '../../src/core/case/index.ts'
import { opensAt } from '../../src/core/case/record.ts'
import { findInstrument } from '../../src/core/instruments/index.ts'
import type { Instrument } from '../../src/core/instruments/manifest.ts'
import type { WhatId } from '../../src/core/source/what.ts'
import { findSign } from '../../src/core/signs/catalogue.ts'
import type { EvidenceSet } from './evidence-sets.ts'

const DAY = 86_400_000
const START = Date.parse('2026-01-05T09:00:00Z')

/** The demo's clients as the core sees them after each session that gives something to open; no database is needed. */
export function castSets(): EvidenceSet[] {
  return clients.flatMap((client) => client.sessions.flatMap((entry, i): EvidenceSet[] => {
    const visit = visitOf(entry)
    const speaks = visit.signs || visit.words || (visit.direct ?? 0) >= 2 || (visit.fell && visit.fell.length > 0)
    if (!speaks || visit.reader === 'someone-else' || visit.wish === 'just-read') return []
    const record = recordAfter(client, i + 1)
    const chosen = visit.then?.find((deed) => deed.type === 'source-chosen')
    const data = chosen?.type === 'source-chosen' ? chosen.data : null
    return [{
      name: `the demo: ${client.name}, after session ${i + 1}`, input: gatherEvidence(record, opensAt(record)), clientName: client.name, therapistName: record.therapistName,
      how: {
        setting: client.setting, ...(data ? { source: data.sources[0] as WhatId, form: data.form, ending: data.sources.includes('ending') } : {}),
      },
    }]
  }))
}

const visitOf = (entry: CastClient['sessions'][number]): Visit => entry !== null && typeof entry === 'object' ? entry : { mean: entry }

function recordAfter(client: CastClient, upTo: number): TherapyRecord {
  const instrument = findInstrument(client.instrument)
  if (!instrument) throw new Error(`No instrument is called ${client.instrument}.`)
  const dateOf = (session: number): string => new Date(START + session * client.every * DAY).toISOString().slice(0, 10)
  const visits = client.sessions.slice(0, upTo).map(visitOf)
  const base: TherapyRecord = {
    instrument, therapistName: members.find((one) => one.email === client.therapist)?.firstName ?? '', cases: [],
    signs: visits.flatMap((visit, i) => (visit.signs ?? []).map(({ sign, ...more }, n) => (
      { ...more, noteId: `session-${i + 1}-note-${n + 1}`, signId: sign, kind: findSign(sign)!.kind, session: i + 1, date: dateOf(i + 1) }))),
    sessions: visits.map((visit, i) => {
      const items = itemsOf(client, instrument, visit, i + 1)
      return {
        number: i + 1, date: dateOf(i + 1), asked: visit.mean !== undefined || visit.rows !== undefined,
        answer: items && {
          at: `${dateOf(i + 1)}T12:00:00.000Z`, on: dateOf(i + 1), items, verdict: null,
          words: visit.words ? { text: visit.words, reader: visit.reader ?? 'therapist', wish: visit.wish ?? 'none' } : null,
        },
      }
    }),
  }
  const verdicts = judgeRecord(base)?.verdicts
  return { ...base, sessions: base.sessions.map((s) => s.answer ? { ...s, answer: { ...s.answer, verdict: verdicts?.get(s.number) ?? null } } : s) }
}

function itemsOf(client: CastClient, instrument: Instrument, visit: Visit, session: number): Record<string, number | null> | null {
  if (visit.rows) return Object.fromEntries(instrument.items.map((item, i) => [item.id, visit.rows![i] ?? null]))
  if (visit.mean === undefined || visit.mean === null) return null
  return answersFor(instrument, { mean: visit.mean, direct: visit.direct ?? 0, fell: visit.fell ?? [], leans: client.leans, session })
}
