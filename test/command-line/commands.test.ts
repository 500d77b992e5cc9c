import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { requirements } from '../../src/knowledge/requirements.ts'
import { DANA, fabrikam, OPENAI } from './fabrikam.ts'
import { run, runWith } from './run.ts'

const GENERIC = 'Principal does not have access to API/Operation'

function linesOf(output: string): unknown[] {
  return output
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

describe('rolecall read', () => {
  test('prints what one error says', async () => {
    const { status, output } = await run(['read'], GENERIC)
    expect(JSON.parse(output)).toMatchObject({
      cause: 'missing-role',
      plane: 'data',
      operations: [],
      more: [],
    })
    expect(status).toBe(0)
  })

  test('text that is no error is unrecognized', async () => {
    expect(await run(['read'], 'good morning')).toMatchObject({ status: 1 })
  })

  test('answers each line in order, and a bad line stops nothing', async () => {
    const input = ['{"id":1,"text":"hello"}', 'not json', '{"id":"x"}', `{"id":3,"text":"${GENERIC}"}`].join(
      '\n',
    )
    const { status, output } = await run(['read', '--jsonl'], input)
    expect(linesOf(output)).toMatchObject([
      { id: 1, cause: 'unrecognized' },
      { id: null, error: 'expected a JSON object, found text that is not JSON' },
      { id: 'x', error: '/text: expected a string' },
      { id: 3, cause: 'missing-role' },
    ])
    expect(status).toBe(0)
  })
})

describe('rolecall read of what is no plain text', () => {
  const error = `${GENERIC}. Endpoint: https://aoai-contoso.openai.azure.com/`

  test.each([
    ['UTF-16 as Windows PowerShell writes it', Buffer.from(`\uFEFF${error}`, 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${error}`)],
    ['UTF-8 in pieces that split characters', Buffer.from(`Zugriff verweigert für “mich”: ${error}`)],
  ])('%s is read', async (_name, bytes) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, index) =>
      bytes.subarray(index * 3, index * 3 + 3),
    )
    const { output } = await runWith(['read'], Readable.from(pieces))
    expect(JSON.parse(output)).toMatchObject({
      cause: 'missing-role',
      endpoint: 'aoai-contoso.openai.azure.com',
      notes: [],
    })
  })

  test('binary data is passed over with a note', async () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 197) % 256))
    const { status, output } = await runWith(['read'], Readable.from([bytes]))
    expect(JSON.parse(output)).toMatchObject({ cause: 'unrecognized', notes: [{ code: 'binary' }] })
    expect(status).toBe(1)
  })

  test('of an endless log both ends are kept and the middle is let go', async () => {
    function* log() {
      for (let line = 0; line < 60_000; line++)
        yield Buffer.from(`INFO request ${line} took 12 ms on host-7\n`)
      yield Buffer.from(error)
    }
    const { output } = await runWith(['read'], Readable.from(log()))
    expect(JSON.parse(output)).toMatchObject({ cause: 'missing-role', notes: [{ code: 'cut' }] })
  })

  test('a line without an end is refused by its id, and the next one answered', async () => {
    function* lines() {
      yield Buffer.from('{"id":"endless","text":"')
      for (let piece = 0; piece < 300; piece++) yield Buffer.from('x'.repeat(32_768))
      yield Buffer.from(`"}\n{"id":2,"text":"${GENERIC}"}\n`)
    }
    const { output } = await runWith(['read', '--jsonl'], Readable.from(lines()))
    expect(linesOf(output)).toMatchObject([
      { id: 'endless', error: 'expected a line of at most 8,000,000 characters, found a longer one' },
      { id: 2, cause: 'missing-role' },
    ])
  })
})

describe('rolecall evaluate', () => {
  test('tells for each line whether the roles allow the operation', async () => {
    const reader = { actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }
    const input = [
      { id: 1, roles: [reader], operation: 'Microsoft.Search/searchServices/read', isDataAction: false },
      { id: 2, roles: [reader], operation: 'Microsoft.Search/searchServices/read', isDataAction: true },
      { id: 3, roles: 'none', operation: 'x', isDataAction: true },
    ]
    const { output } = await run(
      ['evaluate', '--jsonl'],
      input.map((line) => JSON.stringify(line)).join('\n'),
    )
    expect(linesOf(output)).toMatchObject([
      { id: 1, allowed: true },
      { id: 2, allowed: false },
      { id: 3, error: expect.stringMatching(/^\/roles: /) as string },
    ])
  })
})

describe('rolecall requirements', () => {
  test('prints every row', async () => {
    const { output } = await run(['requirements', '--format', 'json'])
    const rows = z.array(
      z.object({
        id: z.string(),
        operations: z.array(z.object({ name: z.string(), isDataAction: z.boolean() })),
      }),
    )
    expect(rows.parse(JSON.parse(output)).map(({ id }) => id)).toEqual(requirements.map(({ id }) => id))
  })

  test('prints them for people', async () => {
    const { output } = await run(['requirements'])
    expect(output).toContain('troubleshooting/openai-contributor: Cognitive Services OpenAI Contributor')
  })
})

describe('bad usage and bad files', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
    await writeFile(join(folder, 'broken.json'), '{"tenantId": ')
    await writeFile(join(folder, 'wrong.json'), JSON.stringify({ ...fabrikam(), users: [{ id: 7 }] }))
    await writeFile(join(folder, 'good.json'), JSON.stringify(fabrikam()))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each([
    ['an unknown command', ['diagnoze'], /unknown command/],
    ['an unknown option', ['diagnose', '--loud'], /unknown option/],
    ['an unknown format', ['diagnose', '--format', 'xml'], /text, json, card/],
    ['a check without its resource', ['check', 'access', '--as', DANA], /--on/],
    [
      'a malformed ARM id',
      ['diagnose', '--as', DANA, '--on', '/subscriptions/nope'],
      /--on: .*subscription GUID/,
    ],
    ['a resource that cannot be one', ['diagnose', '--as', DANA, '--on', 'a b'], /--on: /],
    [
      'an operation that cannot be one',
      ['check', 'operation', 'read it', '--on', OPENAI, '--as', DANA],
      /expected an operation/,
    ],
    ['an empty principal', ['diagnose', '--as', ' ', '--on', OPENAI], /--as: /],
    [
      'a tenant file that is not there',
      ['diagnose', '--as', DANA, '--tenant', '/nowhere.json'],
      /--tenant: .*ENOENT/,
    ],
  ])('%s ends with one line and status 2', async (_, args, message) => {
    const { status, errors, output } = await run(args, GENERIC)
    expect(status).toBe(2)
    expect(errors).toMatch(message)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(output).toBe('')
  })

  test.each([
    ['a tenant file that is no JSON', 'broken.json', /line 1/],
    ['a tenant file of the wrong shape', 'wrong.json', /\/users\/0/],
  ])('%s says where', async (_, file, message) => {
    const { status, errors } = await run(['diagnose', '--as', DANA, '--tenant', join(folder, file)], GENERIC)
    expect({ status, lines: errors.trim().split('\n').length }).toEqual({ status: 2, lines: 1 })
    expect(errors).toMatch(message)
  })

  test.each(['text', 'card'])('the answer is printed as %s', async (format) => {
    const args = [
      'diagnose',
      '--as',
      DANA,
      '--on',
      OPENAI,
      '--tenant',
      join(folder, 'good.json'),
      '--format',
      format,
    ]
    const { status, output } = await run(args, GENERIC)
    expect(output).toContain('Cognitive Services User')
    expect(status).toBe(0)
  })

  test('help is an answer', async () => {
    const { status, output } = await run(['--help'])
    expect(status).toBe(0)
    expect(output).toContain('diagnose')
  })
})
