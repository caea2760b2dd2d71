import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { refused } from '../actions/acting.ts'
import { createPractice, practiceProblems } from '../actions/create-practice.ts'
import { join, joining } from '../actions/join.ts'
import { demoCast } from '../db/demo-cast.ts'
import { joinPage, resumePage, setUpPage, setUpValues, signInPage, startPage } from '../web/door-pages.tsx'
import { formOf } from '../web/route.ts'
import { hashPassword, passwordProblem } from './auth/password.ts'
import { signIn, signOut, signedIn, startLogin } from './auth/sign-in.ts'
import { type AppParts, cookieName, cookieOptions, html } from './reply.ts'

/** The pages in front of the sign-in: the start, creating the practice, signing in and out, and joining. */
export async function doors(app: FastifyInstance, { db, config, now }: AppParts): Promise<void> {
  const enter = (reply: FastifyReply, token: string) =>
    reply.setCookie(cookieName(config.publicUrl), token, cookieOptions(config.publicUrl))
  const practiceExists = async () =>
    (await db.selectFrom('setup_code').select(sql`1`.as('one')).where('used_at', 'is not', null).executeTakeFirst()) !== undefined

  app.get('/welcome', async (_, reply) => {
    if (config.demo) return html(reply, { html: startPage({ cast: await demoCast(db) }) })
    return html(reply, (await practiceExists()) ? { html: signInPage({}) } : { to: '/set-up' })
  })

  app.get('/set-up', async (_, reply) => {
    if (await practiceExists()) return html(reply, { to: '/welcome' })
    return html(reply, { html: setUpPage({ values: setUpValues(formOf({})), problems: {} }) })
  })

  app.post('/set-up', async (request, reply) => {
    const form = formOf(request.body)
    const values = setUpValues(form)
    if (values.suggestedFor !== null) {
      return html(reply, { html: setUpPage({ values: { ...values, problems: {} }, problems: {} }), status: values.suggestedFor === '' ? 422 : 200 })
    }
    const password = form.text('password')
    const weak = passwordProblem(password, [values.email, values.practiceName, values.name])
    const problems = {
      ...practiceProblems({ ...values.practice, director: values.director }), ...values.problems, ...(weak ? { password: weak } : {}),
    }
    const outcome = Object.keys(problems).length > 0 ? refused(problems) : await createPractice(db, now(), {
      ...values.practice, director: { ...values.director, passwordHash: await hashPassword(password) },
    })
    if (!outcome.ok) return html(reply, { html: setUpPage({ values, problems: outcome.problems }), status: 422 })
    return html(enter(reply, await startLogin(db, outcome.value.practiceId, outcome.value.memberId, now())), { to: '/' })
  })

  app.post('/sign-in', async (request, reply) => {
    const form = formOf(request.body)
    const email = form.text('email')
    const carried = form.has('resume-path') ? { path: form.text('resume-path'), body: parsed(form.text('resume-body')) } : undefined
    const result = await signIn(db, { email, password: form.text('password'), address: request.ip, now: now() })
    if (result.kind === 'too-many') {
      const page = signInPage({ email, problem: 'too-many', minutes: Math.ceil(result.retryAfterSeconds / 60), ...(carried ? { carried } : {}) })
      return html(reply.header('retry-after', String(result.retryAfterSeconds)), { html: page, status: 429 })
    }
    if (result.kind === 'refused') {
      return html(reply, { html: signInPage({ email, problem: 'refused', ...(carried ? { carried } : {}) }), status: 422 })
    }
    enter(reply, result.token)
    if (carried?.body && isLocalPath(carried.path)) return html(reply, { html: resumePage(carried) })
    return html(reply, { to: carried && isLocalPath(carried.path) ? carried.path : '/' })
  })

  app.post('/sign-out', async (request, reply) => {
    const token = request.cookies[cookieName(config.publicUrl)]
    const member = token ? await signedIn(db, token, now()) : null
    if (token && member) await signOut(db, member, token)
    return html(reply.clearCookie(cookieName(config.publicUrl), cookieOptions(config.publicUrl)), { to: '/welcome' })
  })

  app.get('/join/:token', async (request, reply) => {
    const { token } = request.params as { token: string }
    return html(reply, { html: joinPage({ who: await joining(db, token, now()), token, problems: {} }) })
  })

  app.post('/join/:token', async (request, reply) => {
    const { token } = request.params as { token: string }
    const who = await joining(db, token, now())
    const password = formOf(request.body).text('password')
    const weak = who ? passwordProblem(password, [who.email, who.name]) : null
    if (!who || weak) return html(reply, { html: joinPage({ who, token, problems: weak ? { password: weak } : {} }), status: 422 })
    const outcome = await join(db, now(), { token, passwordHash: await hashPassword(password) })
    if (!outcome.ok) return html(reply, { html: joinPage({ who: null, token, problems: {} }), status: 422 })
    return html(enter(reply, await startLogin(db, who.practiceId, who.memberId, now())), { to: '/' })
  })

  // One click in, only where the people are invented and only this machine can reach us.
  if (config.demo && config.loopback) {
    app.post('/demo-sign-in', async (request, reply) => {
      const member = (await demoCast(db)).find((m) => m.memberId === formOf(request.body).text('member'))
      if (!member) return html(reply, { to: '/welcome' })
      return html(enter(reply, await startLogin(db, member.practiceId, member.memberId, now())), { to: '/' })
    })
  }
}

/** Only a path of our own: never another site, whatever the form says. Read as browsers do, who leave out tabs and line ends. */
function isLocalPath(path: string): boolean {
  return path.startsWith('/') && URL.parse(path, 'http://here.invalid')?.origin === 'http://here.invalid'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

