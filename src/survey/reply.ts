import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderAsked, renderClosed, renderLater, surveyCsp, surveyLanguages } from './index.ts'
import { wordsIn } from './parse.ts'

export type Query = Record<string, unknown>
export const queryOf = (request: FastifyRequest): Query => (request.query ?? {}) as Query
export const bodyOf = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>

/** The language chosen on the page; null = none, or one that we do not speak. */
export function chosenLanguage(query: Query): string | null {
  return typeof query.lang === 'string' && surveyLanguages.includes(query.lang) ? query.lang : null
}

/** For pages that know nobody: the language chosen, else the first that the browser asks for and we speak, else English. */
export function strangersLanguage(request: FastifyRequest): string {
  const asked = String(request.headers['accept-language'] ?? '').split(',').map((one) => one.split(';')[0]?.trim().split('-')[0] ?? '')
  return chosenLanguage(queryOf(request)) ?? asked.find((tag) => surveyLanguages.includes(tag)) ?? 'en'
}

export function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).header('content-security-policy', surveyCsp).header('x-robots-tag', 'noindex').type('text/html; charset=utf-8').send(html)
}

/** The page for what cannot be used; with the words of what was sent by it, which the sender would otherwise lose. */
export function closed(reply: FastifyReply, sent?: Record<string, unknown>): FastifyReply {
  return send(reply, 404, renderClosed({ language: strangersLanguage(reply.request), ...(sent && { unkept: wordsIn(sent) }) }))
}

/** The answer to whoever asked to see their check-ins, whatever the link. */
export function asked(reply: FastifyReply): FastifyReply {
  return send(reply, 200, renderAsked({ language: strangersLanguage(reply.request) }))
}

/** The page that keeps what was sent while nothing can be stored, and sends it again. */
export function later(reply: FastifyReply, status: number): FastifyReply {
  const { request } = reply
  const sent = Object.entries(bodyOf(request)).flatMap(([name, value]) =>
    [value].flat().filter((one) => typeof one === 'string').map((one): [string, string] => [name, one]))
  return send(reply, status, renderLater({ language: strangersLanguage(request), sent: request.method === 'POST' ? sent : null }))
}
