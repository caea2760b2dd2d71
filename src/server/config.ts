import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** What a person who runs Attune can choose. Read once, here only; docs/operate.md explains every line. */
export interface Config {
  /** address to listen on */
  readonly host: string
  readonly port: number
  /** whether only this machine can reach us */
  readonly loopback: boolean
  /** how a browser reaches us, without a slash at the end; links and QR codes begin with it */
  readonly publicUrl: string
  /** absolute folder of the data */
  readonly data: string
  /** whether a person chose that folder */
  readonly dataChosen: boolean
  readonly demo: boolean
  /** an external PostgreSQL; null runs a local one inside `data` */
  readonly databaseUrl: string | null
  /** the same database by a login that cannot become its owner; null: by `databaseUrl` */
  readonly databaseRequestsUrl: string | null
  /** the file with the key of private notes; null: in `data` */
  readonly reflectionKey: string | null
  /** folder of the programs of a certain PostgreSQL; null looks for one */
  readonly postgresBin: string | null
  /** most connections to the database at once */
  readonly databaseConnections: number
}

/** One choice: how it is given, what it is when it is not, and what is expected of it. */
export interface Setting {
  readonly flag?: string
  readonly env: string
  /** the default, in words for people */
  readonly otherwise: string
  readonly expected: string
  readonly shape: z.ZodType
  /** a value that must never be shown */
  readonly secret?: true
  /** given without a value as a flag */
  readonly bare?: true
}

const baseUrl = z.url({ protocol: /^https?$/ }).refine((url) => /^\/?$/.test(new URL(url).pathname) && !/[?#@]/.test(url))

/** Every setting there is. */
export const settings = {
  host: {
    flag: '--host',
    env: 'ATTUNE_HOST',
    otherwise: '127.0.0.1',
    expected: 'an address of this machine to listen on, such as 127.0.0.1 (this machine only) or 0.0.0.0 (the network)',
    shape: z.string().regex(/^[\w.:-]+$/),
  },
  port: {
    flag: '--port',
    env: 'ATTUNE_PORT',
    otherwise: '4000',
    expected: 'a whole number from 1 to 65535',
    shape: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(65_535)),
  },
  publicUrl: {
    flag: '--public-url',
    env: 'ATTUNE_PUBLIC_URL',
    otherwise: 'http://localhost:PORT',
    expected: 'the address people use in their browsers, such as https://attune.example.org, without a path',
    shape: baseUrl.transform((url) => new URL(url).origin),
  },
  data: {
    flag: '--data',
    env: 'ATTUNE_DATA',
    otherwise: 'the folder data beside bin',
    expected: 'a folder for everything that is kept',
    shape: z.string().min(1),
  },
  demo: {
    flag: '--demo',
    env: 'ATTUNE_DEMO',
    otherwise: 'false',
    expected: 'true or false',
    shape: z.enum(['true', 'false']).transform((word) => word === 'true'),
    bare: true,
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    otherwise: 'a local PostgreSQL of its own',
    expected: 'the address of a PostgreSQL, such as postgres://user:password@host:5432/attune',
    shape: z.url({ protocol: /^postgres(ql)?$/ }),
    secret: true,
  },
  databaseRequestsUrl: {
    env: 'DATABASE_REQUESTS_URL',
    otherwise: 'DATABASE_URL',
    expected: 'the address of the same database for requests, by a user that is a member of attune_app and of nothing else',
    shape: z.url({ protocol: /^postgres(ql)?$/ }),
    secret: true,
  },
  reflectionKey: {
    env: 'ATTUNE_REFLECTION_KEY',
    otherwise: 'reflection.key in the data folder; to be given where DATABASE_URL is',
    expected: 'the file with the key of private notes, such as /etc/attune/reflection.key; it is made at the first start',
    shape: z.string().min(1),
  },
  postgresBin: {
    env: 'ATTUNE_POSTGRES_BIN',
    otherwise: 'the newest PostgreSQL of the system, else the one that comes with npm',
    expected: 'the folder that holds the programs postgres and initdb',
    shape: z.string().refine((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb'))),
  },
  databaseConnections: {
    env: 'ATTUNE_DATABASE_CONNECTIONS',
    otherwise: '10',
    expected: 'a whole number from 2 to 40',
    shape: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(2).max(40)),
  },
} satisfies Record<string, Setting>

/** The configuration cannot be used; the message lists every problem with what was expected. */
export class ConfigRefused extends Error {}

/** The folder that holds package.json, whether we run from the sources or from dist/. */
export const projectFolder = findProject(dirname(fileURLToPath(import.meta.url)))

/**
 * Reads flags, then the environment, then the defaults.
 *
 * @param words the command line after the program's name
 * @param folder where relative folders begin
 * @throws ConfigRefused with every problem at once
 */
export function readConfig(words: readonly string[], env: NodeJS.ProcessEnv, folder: string): Config {
  const { flags, problems } = readFlags(words)
  const known = new Set(Object.values<Setting>(settings).map((setting) => setting.env))
  for (const name of Object.keys(env))
    if (name.startsWith('ATTUNE_') && !known.has(name))
      problems.push(`${name} is no setting of Attune. Known are: ${[...known].join(', ')}.`)

  const read = <S extends Setting>(setting: S): z.output<S['shape']> | null => {
    const flag = setting.flag === undefined ? undefined : flags.get(setting.flag)
    const value = flag ?? (env[setting.env] || undefined)
    if (value === undefined) return null
    const { data, success } = setting.shape.safeParse(value)
    if (success) return data as z.output<S['shape']>
    const name = flag === undefined ? setting.env : setting.flag
    problems.push(`${name} is ${setting.secret ? 'not readable' : JSON.stringify(value)}; expected ${setting.expected}.`)
    return null
  }

  const host = read(settings.host) ?? settings.host.otherwise
  const port = read(settings.port) ?? Number(settings.port.otherwise)
  const loopback = /^(localhost|127(\.\d+){3}|::1)$/.test(host)
  const demo = read(settings.demo) ?? false
  const databaseUrl = read(settings.databaseUrl)
  const chosen = read(settings.data)
  const reflectionKey = read(settings.reflectionKey)
  const beside = demo && !flags.has(settings.data.flag) ? '-demo' : ''
  const config: Config = {
    host,
    port,
    loopback,
    publicUrl: read(settings.publicUrl) ?? `http://${loopback ? 'localhost' : reachable(host)}:${port}`,
    data: (chosen === null ? join(projectFolder, 'data') : resolve(folder, chosen)) + beside,
    dataChosen: chosen !== null,
    demo,
    databaseUrl,
    databaseRequestsUrl: read(settings.databaseRequestsUrl),
    reflectionKey: reflectionKey === null ? null : resolve(folder, reflectionKey),
    postgresBin: read(settings.postgresBin),
    databaseConnections: read(settings.databaseConnections) ?? Number(settings.databaseConnections.otherwise),
  }
  if (demo && !loopback)
    problems.push('--demo shows invented people to whoever can reach it, so it stays on this machine: leave out --host.')
  if (demo && databaseUrl !== null)
    problems.push('--demo keeps to a database of its own: leave out DATABASE_URL, so that invented people stay away from real ones.')
  if (config.databaseRequestsUrl !== null && databaseUrl === null)
    problems.push('DATABASE_REQUESTS_URL names a database elsewhere for requests; please give DATABASE_URL as well, by which its owner signs in.')
  // Beside a database elsewhere the data folder may be one that is thrown away, and the key with it.
  if (databaseUrl !== null && reflectionKey === null && !demo)
    problems.push(`DATABASE_URL names a database elsewhere, so please say where the key of private notes is to lie: ATTUNE_REFLECTION_KEY, ${settings.reflectionKey.expected}.`)
  if (problems.length > 0) throw new ConfigRefused(problems.join('\n'))
  return config
}

/** The settings as a text for `--help`. */
export function describeSettings(): string {
  return Object.values<Setting>(settings)
    .map(({ flag, env, otherwise, expected, bare }) => {
      const given = flag === undefined ? env : `${flag}${bare ? '' : ' …'}  (or ${env})`
      return `  ${given}\n      ${bare ? '' : `${expected}; `}default: ${otherwise}`
    })
    .join('\n')
}

function readFlags(words: readonly string[]) {
  const flags = new Map<string, string>()
  const problems: string[] = []
  const known = Object.values<Setting>(settings).filter((setting) => setting.flag !== undefined)
  const options = Object.fromEntries(
    known.map(({ flag, bare }) => [flag!.slice(2), { type: bare ? ('boolean' as const) : ('string' as const) }]),
  )
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true, allowPositionals: true })
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    const setting = token.kind === 'option' ? known.find(({ flag }) => flag === token.rawName) : undefined
    if (token.kind === 'positional' || !setting)
      problems.push(
        `${token.kind === 'positional' ? token.value : token.rawName} is not understood. Known are: ${known.map(({ flag }) => flag).join(', ')}.`,
      )
    else if (setting.bare) flags.set(token.rawName, token.value ?? 'true')
    else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      problems.push(`${token.rawName} needs a value: ${setting.expected}.`)
    else flags.set(token.rawName, token.value)
  }
  return { flags, problems }
}

/** When we listen on every address, links need one that others can use: the first of this machine on its network. */
function reachable(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}

function findProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findProject(dirname(folder))
}
