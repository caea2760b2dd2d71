import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import helmet from 'helmet'
import { databaseAnswers, isDatabaseAway, isDatabaseBusy } from '../db/open.ts'
import { later } from '../survey/reply.ts'
import { surveyRoutes } from '../survey/routes.ts'
import { signInPage } from '../web/door-pages.tsx'
import { formOf } from '../web/route.ts'
import { routes } from '../web/routes.ts'
import { stylesheet } from '../web/style/index.ts'
import { signedIn } from './auth/sign-in.ts'
import { projectFolder } from './config.ts'
import { doors } from './doors.ts'
import { type AppParts, cookieName, html } from './reply.ts'
import { againPage, sorryPage } from './sorry.tsx'
import { tryRoutes } from './try-routes.ts'

/**
 * Largest request body, in bytes. Forms carry words only; the largest is a page of reflections, where each of several
 * texts may have 4,000 characters, and a character takes up to twelve bytes in a form.
 */
const BODY_LIMIT = 512 * 1024
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * True when a writing request comes from our own pages. Browsers say where a request comes from; one that says so and
 * names another origin is refused. Together with the SameSite cookie this is the protection against forged requests.
 */
function fromOurPages(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return origin === undefined || URL.parse(origin)?.host === request.headers.host
}

/** A form body as fields: a text each, or all of them where a field came several times. */
function fieldsOf(body: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields.get(name)
    if (before === undefined) fields.set(name, value)
    else if (typeof before === 'string') fields.set(name, [before, value])
    else before.push(value)
  }
  return Object.fromEntries(fields)
}

/** Whether the percent signs of an address mean something; one that cannot be read leads nowhere. */
function readable(url: string): boolean {
  try {
    return decodeURIComponent(url.split('?')[0]!) !== ''
  } catch {
    return false
  }
}

/**
 * Lets the rest of a body that is too large run through, at most for ten seconds: answered in the middle of sending, a
 * browser shows a broken connection in place of the page.
 */
async function restOf({ raw }: FastifyRequest): Promise<void> {
  if (!raw.complete) await once(raw.resume(), 'end', { signal: AbortSignal.timeout(10_000) }).catch(() => {})
}

/** Builds the server with all its pages, not yet listening. */
export async function buildApp({ db, config, now, keyring, log }: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    // The longest address that Node takes in at all: any that leads nowhere is answered by a page of ours.
    routerOptions: { maxParamLength: 16_384 },
    rewriteUrl: ({ url = '/' }) => (readable(url) ? url : '/-'),
    // Only the pattern of an address is logged, never the address: it may hold a token (T2). Database errors are logged
    // by their code, because their details may hold a person's words.
    logger: {
      level: 'warn',
      ...(log ? { stream: log } : {}),
      serializers: {
        req: (r: FastifyRequest) => ({ method: r.method, route: r.routeOptions?.url ?? 'unknown' }),
        err: (e: Error & { code?: string }) => ({ type: e.name, code: e.code ?? '', stack: (e.stack ?? '').split('\n').slice(1, 8).join('\n'), message: '' }),
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
  })
  await app.register(cookie)
  // The standard's own reading of a form: malformed percent signs are kept as typed, broken characters become U+FFFD.
  await app.register(formbody, {
    bodyLimit: BODY_LIMIT,
    parser: fieldsOf,
  })
  // Made once: the wrapper for this server makes them anew for every request.
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"], 'style-src': ["'self'"], 'script-src': ["'self'"], 'img-src': ["'self'", 'data:'],
        'form-action': ["'self'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', (request, reply, next) => protect(request.raw, reply.raw, () => next()))
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (request.method !== 'GET' && request.method !== 'HEAD' && !fromOurPages(request)) {
      await html(reply, { html: sorryPage('other-site'), status: 403 })
    }
  })
  app.setNotFoundHandler((_, reply) => html(reply, { html: sorryPage('not-found'), status: 404 }))
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (isDatabaseAway(error) || isDatabaseBusy(error)) return again('away', reply.header('retry-after', '5'), 503)
    const whose = { toClient: isClients(request) }
    if (error.code === '22021' || error.code === '22P05') return html(reply, { html: sorryPage('unreadable', whose), status: 400 })
    const status = error.statusCode ?? 500
    if (status === 413) return restOf(request).then(() => html(reply, { html: sorryPage('too-large', whose), status }))
    if (status < 500) return html(reply, { html: sorryPage('unreadable', whose), status })
    request.log.error({ err: error, req: request }, 'a request could not be answered')
    return again('ours', reply, 500)
  })

  app.get('/health', async (_, reply) => {
    const ok = await databaseAnswers(db)
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'the database does not answer' })
  })
  const asset = (type: string, body: string) => async (_: FastifyRequest, reply: FastifyReply) =>
    reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body)
  app.get('/assets/style.css', asset('text/css; charset=utf-8', stylesheet))
  app.get('/assets/island.js', asset('text/javascript; charset=utf-8',
    readFileSync(join(projectFolder, 'dist/src/web/island.js'), 'utf8')))
  app.get('/favicon.ico', async (_, reply) => reply.code(204).send())

  surveyRoutes(app, { db, now, publicUrl: config.publicUrl })
  await doors(app, { db, config, now, keyring })
  tryRoutes(app)

  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const params = request.params as Record<string, string>
        const token = request.cookies[cookieName(config.publicUrl)]
        const viewer = token ? await signedIn(db, token, now()) : null
        if (!viewer) return askToSignIn(request, reply)
        const shaped = Object.entries(params).every(([name, value]) => !name.endsWith('Id') || uuid.test(value))
        if (!shaped) return html(reply, { html: sorryPage('not-found'), status: 404 })
        if (!route.roles.some((role) => viewer.roles.includes(role))) return html(reply, { html: sorryPage('not-yours'), status: 403 })
        const query = Object.fromEntries(Object.entries(request.query as Record<string, unknown>)
          .flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])))
        return html(reply, await route.handle({
          db, keyring, now: now(), viewer, params, query, form: formOf(request.body), publicUrl: config.publicUrl,
        }))
      },
    })
  }
  return app
}

/** Whether a client's page is asked for, where nobody has an account. */
const isClients = (request: FastifyRequest): boolean => /^\/c(\/|\?|$)/.test(request.url)

/** The page for what went wrong on this side: what was sent stays on it, and can be sent again as it was. */
function again(why: 'away' | 'ours', reply: FastifyReply, status: number): FastifyReply {
  const { request } = reply
  if (isClients(request)) return later(reply, status)
  return html(reply, { html: againPage(why, request.method === 'POST' ? { path: request.url, body: request.body } : null), status })
}

/** A signed-out visitor is shown the door; what they had typed travels along, so that an idle hour loses nothing. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === 'GET' && request.routeOptions.url === '/') return html(reply, { to: '/welcome' })
  const carried = request.method === 'POST' ? { path: request.url, body: request.body } : { path: request.url, body: null }
  return html(reply, { html: signInPage({ carried }), status: 401 })
}
