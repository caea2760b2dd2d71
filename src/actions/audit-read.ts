import { inTenant } from '../db/open.ts'
import { type Acting, audit } from './acting.ts'

/** Writes down that this member looked at a client's page, so that who saw what can be answered later. */
export async function auditRead(acting: Acting, input: { therapyId: string }): Promise<void> {
  await inTenant(acting.db, acting, (tx) => audit(tx, acting, 'client read', input.therapyId))
}
