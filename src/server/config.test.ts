import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigRefused, describeSettings, projectFolder, readConfig, type Setting, settings } from './config.ts'

const read = (words: string[] = [], env: NodeJS.ProcessEnv = {}) => readConfig(words, env, '/somewhere')
const problems = (words: string[], env: NodeJS.ProcessEnv = {}) => {
  try {
    read(words, env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigRefused)
    return (error as Error).message.split('\n')
  }
  return []
}

describe('what is chosen', () => {
  test('without any choice stays on this machine', () => {
    expect(read()).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      loopback: true,
      publicUrl: 'http://localhost:4000',
      data: join(projectFolder, 'data'),
      demo: false,
      databaseUrl: null,
      reflectionKey: null,
    })
  })

  test('a flag comes before the environment, which comes before the default', () => {
    const env = { ATTUNE_PORT: '5000', ATTUNE_HOST: '::1', DATABASE_URL: 'postgres://a@b/c', ATTUNE_REFLECTION_KEY: 'keys/one' }
    expect(read(['--port', '6000'], env)).toMatchObject({ port: 6000, host: '::1', databaseUrl: 'postgres://a@b/c', reflectionKey: '/somewhere/keys/one' })
    expect(read(['--port=6000'], { ATTUNE_PORT: '' }).port).toBe(6000)
  })

  test('folders begin where the command was given', () => {
    expect(read(['--data', 'here']).data).toBe('/somewhere/here')
  })

  test('the demo keeps away from real data unless its folder is named', () => {
    expect(read(['--demo']).data).toBe(join(projectFolder, 'data-demo'))
    expect(read(['--demo'], { ATTUNE_DATA: '/kept' }).data).toBe('/kept-demo')
    expect(read(['--demo', '--data', '/shown']).data).toBe('/shown')
  })

  test('the public address loses its slash, and follows the host when it is not given', () => {
    expect(read(['--public-url', 'https://attune.example.org/']).publicUrl).toBe('https://attune.example.org')
    expect(read(['--host', '192.168.1.5']).publicUrl).toBe('http://192.168.1.5:4000')
    expect(read(['--host', '0.0.0.0'])).toMatchObject({ loopback: false, publicUrl: expect.not.stringContaining('0.0.0.0') })
  })
})

describe('what is refused', () => {
  test('says every problem at once, with what was expected', () => {
    const said = problems(['--port', '99999', '--color', 'extra', '--public-url', 'ftp://x'], { ATTUNE_PROT: '1' })
    expect(said).toEqual([
      expect.stringMatching(/^--color is not understood\. Known are: --host, --port/),
      expect.stringMatching(/^extra is not understood/),
      expect.stringMatching(/^ATTUNE_PROT is no setting of Attune\. Known are: .*ATTUNE_PORT/),
      '--port is "99999"; expected a whole number from 1 to 65535.',
      expect.stringMatching(/^--public-url is "ftp:\/\/x"; expected the address people use/),
    ])
  })

  test.each([
    [['--port'], /--port needs a value: a whole number/],
    [['--port', '--demo'], /--port needs a value/],
    [['--port', '4e3'], /--port is "4e3"/],
    [['--demo=maybe'], /--demo is "maybe"; expected true or false/],
    [['--host', 'a b'], /--host is "a b"/],
    [['--public-url', 'https://x.org/path'], /without a path/],
  ])('%j', (words, expected) => {
    expect(problems(words)).toEqual([expect.stringMatching(expected)])
  })

  test('never shows the password in an address it cannot read', () => {
    const said = problems([], { DATABASE_URL: 'mysql://user:hidden@host/db' }).join()
    expect(said).toContain('DATABASE_URL is not readable; expected the address of a PostgreSQL')
    expect(said).not.toContain('hidden')
  })

  test('a database elsewhere without a place for the key of private notes', () => {
    expect(problems([], { DATABASE_URL: 'postgres://a@b/c' })).toEqual([expect.stringContaining('ATTUNE_REFLECTION_KEY')])
  })

  test('an address for requests without one for the owner, or a demo with one', () => {
    const [said] = problems([], { DATABASE_REQUESTS_URL: 'postgres://r:hidden@b/c' })
    expect(said).toContain('please give DATABASE_URL as well')
    expect(said).not.toContain('hidden')
    expect(problems([], { DATABASE_REQUESTS_URL: 'postgres://r@b/c', DATABASE_URL: 'postgres://a@b/c', ATTUNE_REFLECTION_KEY: 'k' })).toEqual([])
  })

  test('a demo for others, or on a database of others', () => {
    expect(problems(['--demo', '--host', '0.0.0.0'])).toEqual([expect.stringContaining('leave out --host')])
    expect(problems(['--demo'], { DATABASE_URL: 'postgres://a@b/c' })).toEqual([expect.stringContaining('DATABASE_URL')])
    expect(problems(['--demo', '--host', '127.0.0.2'])).toEqual([])
  })
})

test('docs/operate.md has a line for every setting, and none for what does not exist', () => {
  const text = readFileSync(join(projectFolder, 'docs/operate.md'), 'utf8')
  const lines = [...text.matchAll(/^\| (`--[\w-]+`|–) \| `(\w+)` \| (.+?) \| /gm)].map((line) => line.slice(1))
  expect(lines).toEqual(
    Object.values<Setting>(settings).map(({ flag, env, otherwise }) => [flag ? `\`${flag}\`` : '–', env, otherwise]),
  )
  for (const { env } of Object.values<Setting>(settings)) expect(describeSettings()).toContain(env)
})

test('only the two places that start something hand over the environment', async () => {
  const { globSync } = await import('node:fs')
  const readers = globSync('src/**/*.{ts,tsx}', { cwd: projectFolder }).filter(
    (file) => !/\.test\.tsx?$/.test(file) && /\bprocess\.env\b/.test(readFileSync(join(projectFolder, file), 'utf8')),
  )
  expect(readers.sort()).toEqual(['src/server/reach.ts', 'src/server/serve.ts'])
})
