import type pg from 'pg'

/**
 * Whether the login behind a pool can act as the owner of Attune's tables. Then row-level security and the missing rights of
 * the request role hold against mistakes, but not against a statement that first takes the other role back.
 */
export async function mayActAsOwner(pool: pg.Pool): Promise<boolean> {
  const { rows: [login] } = await pool.query<{ mighty: boolean }>(`
    select coalesce(bool_or(pg_has_role(session_user, relowner, 'member')), false) as mighty
    from pg_class where oid = to_regclass('public.practice')`)
  return login!.mighty
}
