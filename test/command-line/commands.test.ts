import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { requirements } from '../../src/knowledge/requirements.ts'
import { DANA, fabrikam, OPENAI } from './fabrikam.ts'
import { run } from './run.ts'

const GENERIC = 'Principal does not have access to API/Operation'

function lines(output: string): unknown[] {
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
    expect(lines(output)).toMatchObject([
      { id: 1, cause: 'unrecognized' },
      { id: null, error: 'expected a JSON object, found text that is not JSON' },
      { id: 'x', error: 'expected an object with a string `text`, found none' },
      { id: 3, cause: 'missing-role' },
    ])
    expect(status).toBe(0)
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
    expect(lines(output)).toMatchObject([
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
