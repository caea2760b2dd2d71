import type { Acting, Tx } from './acting.ts'

/** The running therapy with that id, if it belongs to the acting therapist; a therapist works only on own therapies. */
export async function ownTherapy(tx: Tx, acting: Acting, therapyId: string) {
  const own = await everOwnTherapy(tx, acting, therapyId)
  return own?.ended_at === null ? own : undefined
}

/** The same, whether it is running or has ended: what is the client's own stays theirs. */
export async function everOwnTherapy(tx: Tx, acting: Acting, therapyId: string) {
  return tx.selectFrom('therapy')
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .innerJoin('client', (join) => join.onRef('client.practice_id', '=', 'therapy.practice_id')
      .onRef('client.client_id', '=', 'therapy.client_id'))
    .selectAll('therapy')
    .select(['practice.time_zone as practice_zone', 'client.name as client_name'])
    .where('therapy_id', '=', therapyId).where('therapist_id', '=', acting.memberId).executeTakeFirst()
}
