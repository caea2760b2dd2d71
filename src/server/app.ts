import fastify, { type FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { databaseAnswers } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import type { Config } from './config.ts'

/** Builds the server with all its pages, not yet listening. */
export async function buildApp({ db }: { db: Kysely<Database>; config: Config; now: () => Date }): Promise<FastifyInstance> {
  const app = fastify()
  app.get('/health', async (_request, reply) => {
    const ok = await databaseAnswers(db)
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'the database does not answer' })
  })
  return app
}
