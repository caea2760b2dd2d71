import type { VNode } from 'preact'
import { type TherapyRecord, calledBy, foldCase, gatherEvidence } from '../core/case/index.ts'
import { type SuggestedChange, suggestedChanges } from '../core/voice/index.ts'
import type { ClientsVoice } from '../db/clients-voice.ts'
import type { StoredSession, TherapyView } from '../db/therapy-view.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { words } from './words/voice.ts'

/** A session with an answer that this therapist may see, and what was wished for its words. */
export interface AnsweredSession { session: StoredSession; wish: 'bring-up' | 'just-read' | 'none' | null }

/** Answered sessions, the latest first. */
export function answeredSessions(view: TherapyView): AnsweredSession[] {
  return view.sessions.flatMap((session) => {
    const response = session.checkIns.findLast((c) => c.response?.words)?.response ?? session.checkIns.findLast((c) => c.response)?.response
    return response ? [{ session, wish: response.words?.wish ?? null }] : []
  }).toReversed()
}

/** Sentences to begin from, from what the open case is taken to be about and the rows that fell. */
export function suggestionsFor(view: TherapyView, record: TherapyRecord): SuggestedChange[] {
  const rupture = view.ruptures.find((r) => !r.closed) ?? null
  const evidence = gatherEvidence(record, rupture?.onset ?? null)
  return suggestedChanges({
    sources: (rupture && foldCase(rupture.events).source?.sources) ?? [], fell: evidence.checkIn?.fell.map((row) => row.facet) ?? [],
    language: view.clientLanguage,
  })
}

/** On the client's page: what waits to be said, in one tap. */
export function VoiceCard({ view, record, voice, boundary }: { view: TherapyView; record: TherapyRecord; voice: ClientsVoice; boundary: boolean }): VNode | null {
  const w = words.card
  const called = calledBy(view.clientName)
  const path = `/therapies/${view.therapyId}`
  if (view.endedAt) {
    return !voice.ownView ? null : (
      <Card small heading={words.view.heading} id="voice">
        <p>{voice.askedAt ? w.asked(called) : w.ended} <a href={`${path}/voice#view`}>{w.make}</a></p>
      </Card>
    )
  }
  const [latest] = answeredSessions(view)
  const isTold = (kind: 'discussed' | 'changed') => latest !== undefined && voice.told.some((n) => n.kind === kind && n.sessionId === latest.session.sessionId)
  const due = latest?.wish === 'bring-up' && !isTold('discussed') && !boundary ? latest.session : null
  const [first] = suggestionsFor(view, record)
  const open = view.ruptures.some((r) => !r.closed)
  const suggested = first && latest && !boundary && !isTold('changed') && (open || latest.wish === 'just-read') ? first : null
  const asked = voice.askedAt !== null && voice.ownView
  return (
    <Card small heading={w.heading(called)} id="voice">
      {asked && <p>{w.asked(called)} <a href={`${path}/voice#view`}>{w.make}</a></p>}
      {due && (
        <form method="post" action={`${path}/told`}>
          <input type="hidden" name="sessionId" value={due.sessionId} />
          <p>{w.due(called, due.number)}</p>
          <Actions><Button name="kind" value="discussed">{w.talked}</Button></Actions>
        </form>
      )}
      {suggested && latest && (
        <form method="post" action={`${path}/told`}>
          <input type="hidden" name="sessionId" value={latest.session.sessionId} />
          <input type="hidden" name="words" value={suggested.text} />
          <p>{w.changed} <q lang={view.clientLanguage}>{suggested.text}</q></p>
          <Actions><Button name="kind" value="changed">{w.tell}</Button></Actions>
        </form>
      )}
      {!due && !suggested && !asked && <p>{w.nothing}</p>}
      <p><LinkButton href={`${path}/voice`} kind="quiet">{w.more}</LinkButton></p>
    </Card>
  )
}
