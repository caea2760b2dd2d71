import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { tryPage } from '../web/try-page.tsx'
import { projectFolder } from './config.ts'
import { html } from './reply.ts'

/** What runs anywhere, as scripts/build-portable.mjs writes it. */
const folder = join(projectFolder, 'dist/portable')
const entry = 'web/try/main.js'

/** A module and all that it imports, each with its text, by its path in the folder. */
export function modulesFrom(start: string, read = (path: string) => readFileSync(join(folder, path), 'utf8')): Map<string, string> {
  const found = new Map<string, string>()
  const follow = (path: string): void => {
    if (found.has(path)) return
    const text = read(path)
    found.set(path, text)
    for (const [, to] of text.matchAll(/(?:^|;)(?:import|export)\b[^'"]*?['"](\.[^'"]+)['"]/gm)) follow(posix.join(posix.dirname(path), to!))
  }
  follow(start)
  return found
}

/** Whether a browser that says this takes packed text; `gzip;q=0` is a no (RFC 9110 §12.5.3). */
const takesGzip = (accepts = ''): boolean => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepts)

/** The styles of this page alone, so that no other page carries them. */
const style = readFileSync(new URL('../web/try/try.css', import.meta.url), 'utf8')

/**
 * Try the engine: the page, which holds nothing of any practice and so needs no sign-in, and its modules. A hash of all
 * of them is part of their address, so that they may be cached for good. No page but this one loads them.
 */
export function tryRoutes(app: FastifyInstance): void {
  const modules = modulesFrom(entry)
  const hash = createHash('sha256').update([style, ...modules].flat().join('\0')).digest('hex').slice(0, 12)
  const address = (path: string) => `/assets/modules/${hash}/${path}`
  const page = tryPage({ script: address(entry), modules: [...modules.keys()].map(address), styles: address('try.css') })
  app.get('/try', async (_, reply) => html(reply, { html: page }))
  for (const [path, text] of [...modules, ['try.css', style] as const]) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript'
    const packed = gzipSync(text, { level: 9 })
    app.get(address(path), async (request, reply) => {
      reply.type(`${type}; charset=utf-8`).header('vary', 'accept-encoding').header('cache-control', 'public, max-age=31536000, immutable')
      return takesGzip(request.headers['accept-encoding']?.toString()) ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(text)
    })
  }
}
