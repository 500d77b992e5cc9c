import { once } from 'node:events'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { FileAuditLog } from '../../src/audit/file-audit-log.ts'
import { accessRequestedRecord, requestDecidedRecord } from '../../src/audit/access-request-records.ts'
import type { AuditRecord } from '../../src/audit/audit-record.ts'
import { askedAboutOtherRecord, diagnosedRecord } from '../../src/audit/diagnosis-records.ts'
import { context, GRANT, guid, record } from '../audit/sample-records.ts'
import { answered, DANA, OLIVIA, OPENAI, verdict } from '../reply/fixtures/build.ts'
import { twoMissing } from '../reply/fixtures/diagnoses.ts'
import { run } from './run.ts'

const BOT = { actor: { id: null, kind: 'bot' }, conversation: null, subjectId: null, scope: null } as const

const IDENTITY = { id: guid(7), type: 'ServicePrincipal', name: 'hub-contoso' } as const
const HUB_ASKED_ABOUT = askedAboutOtherRecord(
  answered({ verdicts: [verdict('missing', {}, [], { assignee: IDENTITY })] }),
  context({ id: guid(5), at: new Date('2026-11-25T09:20:00Z') }),
)

/** An old request expires. Dana is refused, asks for access for two, gets it, and asks about the hub. */
const RECORDS: readonly AuditRecord[] = [
  requestDecidedRecord(
    { decision: 'expired', why: null, reason: null, grants: [], until: null },
    context({ ...BOT, id: guid(1), at: new Date('2026-11-23T08:00:00Z') }),
  ),
  diagnosedRecord(twoMissing, context({ id: guid(2), at: new Date('2026-11-25T09:00:00Z') })),
  accessRequestedRecord(
    { grants: [GRANT, { ...GRANT, principalId: guid(8) }], duration: 'PT8H', reason: 'index the manuals' },
    context({ id: guid(3), at: new Date('2026-11-25T09:05:00Z') }),
  ),
  record(4, '2026-11-25T09:10:00.000Z'),
  ...(HUB_ASKED_ABOUT === null ? [] : [HUB_ASKED_ABOUT]),
]

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
  const log = new FileAuditLog(directory, () => undefined)
  for (const each of RECORDS) await log.append(each)
})
afterAll(() => rm(directory, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
})

async function found(...args: readonly string[]): Promise<readonly unknown[]> {
  const { status, output } = await run(['audit', '--from', directory, '--format', 'json', ...args])
  expect(status).toBe(0)
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

describe('rolecall audit', () => {
  test('prints JSON lines as they were recorded', async () => {
    expect(await found('--since', '2026-11-01')).toEqual(RECORDS)
  })

  test('prints when, who, what, where, why and the ids, a record a line', async () => {
    const { output } = await run(['audit', '--from', directory, '--since', '2026-11-01'])
    const [expired, diagnosed, asked, granted, about, ...rest] = output.trimEnd().split('\n')
    expect(rest).toEqual([])
    expect(expired).toBe(
      `2026-11-23T08:00:00.000Z request-decided: by Rolecall; expired; diagnosis diagnosis-1; request request-1; record ${guid(1)}`,
    )
    expect(diagnosed).toContain(
      'answered, missing-role, azure-openai; troubleshooting/openai-contributor missing;',
    )
    expect(diagnosed).toContain('correlation 0f8fad5b-d9cb-469f-a165-70867728950e')
    expect(about).toContain(`; allowed; asked about ${IDENTITY.id}; `)
    expect(asked).toMatch(/ access-requested: by \S+ on \S+aoai-contoso in channel [0-9a-f]{32};/)
    expect(asked).toContain('; PT8H; reason: index the manuals;')
    expect(granted).toContain(`granted: by ${OLIVIA.id} about ${DANA.id} on ${OPENAI.id} in channel `)
    expect(granted).toContain(
      `; Cognitive Services OpenAI User (${GRANT.roleId}) to ${DANA.id} until 2026-11-25T17:12:03.000Z; assignment `,
    )
  })

  test.each([
    { args: ['--since', '2026-11-25'], ids: [2, 3, 4, 5] },
    { args: ['--since', '2026-11-25T10:05:00+01:00'], ids: [3, 4, 5] },
    { args: ['--since', '2026-11-01', '--until', '2026-11-25T09:05:00Z'], ids: [1, 2] },
    { args: ['--since', '2026-11-01', '--event', 'granted', '--event', 'diagnosed'], ids: [2, 4] },
    { args: ['--since', '2026-11-01', '--event', 'granted', 'diagnosed'], ids: [2, 4] },
    { args: ['--since', '2026-11-01', '--principal', OLIVIA.id.toUpperCase()], ids: [4] },
    { args: ['--since', '2026-11-01', '--principal', DANA.id], ids: [2, 3, 4, 5] },
    { args: ['--since', '2026-11-01', '--principal', guid(7)], ids: [5] },
    { args: ['--since', '2026-11-01', '--principal', guid(8)], ids: [3] },
  ])('with $args prints only those', async ({ args, ids }) => {
    expect(await found(...args)).toMatchObject(ids.map((id) => ({ id: guid(id) })))
  })

  test.each(['90m', '12h', '2d', 'PT12H', 'P2D'])('looks back %s', async (since) => {
    const recent = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
    try {
      const log = new FileAuditLog(recent, () => undefined)
      const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
      await log.append(record(1, ago(49)))
      await log.append(record(2, ago(1)))
      const { output } = await run(['audit', '--from', recent, '--since', since, '--format', 'json'])
      expect(
        output
          .trimEnd()
          .split('\n')
          .map((line): unknown => JSON.parse(line)),
      ).toMatchObject([{ id: guid(2) }])
    } finally {
      await rm(recent, { recursive: true })
    }
  })

  test('reads where ROLECALL_AUDIT says', async () => {
    vi.stubEnv('ROLECALL_AUDIT', directory)
    const { output } = await run(['audit', '--since', '2026-11-24', '--event', 'granted'])
    expect(output).toContain(`record ${guid(4)}`)
  })

  test('tells what it passed over', async () => {
    const torn = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
    try {
      await new FileAuditLog(torn, () => undefined).append(record(1))
      await appendFile(join(torn, '2026-11-25.jsonl'), '{"version":1,"id')
      const { status, output, errors } = await run(['audit', '--from', torn, '--since', '2026-11-01'])
      expect(output).toContain(`record ${guid(1)}\n`)
      expect(errors).toBe(
        `rolecall: ${join(torn, '2026-11-25.jsonl')}, line 2: expected a record, found a part of one; passed over\n`,
      )
      expect(status).toBe(0)
    } finally {
      await rm(torn, { recursive: true })
    }
  })

  test.each([
    { name: 'no time', args: [], says: /--since/ },
    {
      name: 'a time that is none',
      args: ['--since', 'yesterday'],
      says: /^rolecall: --since: expected a time/,
    },
    { name: 'a day that there is not', args: ['--since', '2026-02-30'], says: /--since: expected/ },
    { name: 'a time without its zone', args: ['--since', '2026-11-25T09:00:00'], says: /--since: expected/ },
    { name: 'an end before the start', args: ['--since', '1d', '--until', '2d'], says: /--until: expected/ },
    {
      name: 'an end at the start',
      args: ['--since', '2026-11-25', '--until', '2026-11-25'],
      says: /--until: expected/,
    },
    { name: 'an end that is none', args: ['--since', '1d', '--until', 'now'], says: /--until: expected/ },
    {
      name: 'an unknown event',
      args: ['--since', '1d', '--event', 'revoked'],
      says: /diagnosed, asked-about-other/,
    },
    {
      name: 'a principal that is no id',
      args: ['--since', '1d', '--principal', 'dana'],
      says: /--principal: expected/,
    },
    {
      name: 'another place',
      args: ['--since', '1d', '--from', 'https://example.com/x'],
      says: /--from: expected/,
    },
    {
      name: 'a directory that there is not',
      args: ['--since', '1d', '--from', '/nowhere/at/all'],
      says: /\/nowhere\/at\/all could not be read: ENOENT/,
    },
  ])('$name is bad usage', async ({ args, says }) => {
    const { status, output, errors } = await run(['audit', '--from', directory, ...args])
    expect(errors).toMatch(says)
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
    expect(output).toBe('')
    expect(status).toBe(2)
  })

  test('neither place is bad usage, and so is a wrong environment', async () => {
    vi.stubEnv('ROLECALL_AUDIT', '')
    expect(await run(['audit', '--since', '1d'])).toMatchObject({
      status: 2,
      errors: 'rolecall: expected --from or ROLECALL_AUDIT, found neither\n',
    })
    vi.stubEnv('ROLECALL_AUDIT', 'https://example.com/x')
    expect((await run(['audit', '--since', '1d'])).errors).toMatch(/ROLECALL_AUDIT: expected https/)
  })
})

describe('rolecall audit of a container', () => {
  let identity: Server
  beforeAll(async () => {
    // the endpoint of a managed identity, as App Service offers it, that gives nobody a token
    identity = createServer((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"statusCode":400,"message":"no"}')
    })
    identity.listen(0, '127.0.0.1')
    await once(identity, 'listening')
  })
  afterAll(() => {
    identity.close()
  })

  test('that cannot be opened is unreachable', async () => {
    const address = identity.address()
    if (address === null || typeof address === 'string') throw new Error('expected a port')
    vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${address.port}/msi/token`)
    vi.stubEnv('IDENTITY_HEADER', 'header')
    vi.stubEnv('AZURE_CLIENT_ID', guid(9))
    const url = 'https://stcontoso.blob.core.windows.net/audit'
    const { status, errors } = await run(['audit', '--since', '1d', '--from', url])
    expect(errors).toBe(
      `rolecall: the audit log in ${url} could not be read: Azure did not let this identity sign in\n`,
    )
    expect(status).toBe(3)
  })
})
