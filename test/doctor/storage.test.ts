import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BlobAuditLog } from '../../src/audit/blob-audit-log.ts'
import type { Outcome } from '../../src/doctor/check.ts'
import { storageChecks } from '../../src/doctor/quick-checks.ts'
import { keptReadiness } from '../../src/doctor/readiness.ts'
import { storageExaminations } from '../../src/doctor/storage/storage-examinations.ts'
import { record } from '../audit/sample-records.ts'
import { Azurite } from '../azurite.ts'

const URL_OF = { kind: 'container', url: 'https://stcontoso.blob.core.windows.net/rolecall' } as const
const IDENTITY = '1d000000-0000-4000-8000-000000000001'

let azurite: Azurite
beforeAll(async () => {
  azurite = await Azurite.start({ blocksPerBlob: 3 })
})
afterAll(() => azurite.close())

async function examined(what: 'state' | 'audit', container: ContainerClient): Promise<Outcome> {
  const config = { state: URL_OF, audit: URL_OF }
  const examination = storageExaminations(config, () => Promise.resolve(container), IDENTITY).find(
    ({ id }) => id === what,
  )
  if (examination === undefined) throw new Error(`there is no check of ${what}`)
  return examination.examine(new AbortController().signal)
}

async function namesIn(container: ContainerClient): Promise<readonly string[]> {
  return (await Array.fromAsync(container.listBlobsFlat())).map(({ name }) => name)
}

describe('a container that takes what is written', () => {
  test('of state is left as it was', async () => {
    const container = await azurite.container('state')
    expect(await examined('state', container)).toMatchObject({ status: 'ok' })
    expect(await namesIn(container)).toEqual([])
  })

  test('of audit records gets one line more, which is no record, and however often', async () => {
    const container = await azurite.container('audit')
    const log = new BlobAuditLog(container, (line) => {
      throw new Error(`${line.place} is not passed over`)
    })
    await log.append(record(1, '2026-11-25T09:00:00.000Z'))
    for (let time = 0; time < 5; time += 1) {
      expect(await examined('audit', container)).toMatchObject({ status: 'ok' })
    }
    expect(await namesIn(container)).toEqual(['2026/11/25.jsonl', 'doctor/probe.txt'])
    expect(await Array.fromAsync(log.since(new Date('2026-11-25T00:00:00Z')))).toHaveLength(1)
  })
})

describe('a container that does not', () => {
  test('is not there: it is to be made', async () => {
    expect(await examined('state', azurite.missingContainer('nowhere'))).toMatchObject({
      status: 'failed',
      found: 'could not write: it answered 404 (ContainerNotFound)',
      fix: {
        commands: ['az storage container create --account-name stcontoso --name rolecall --auth-mode login'],
      },
    })
  })

  test('does not answer', async () => {
    const { container, close } = await storageAnswering(refusing(403, 'AuthorizationFailure'))
    close()
    expect(await examined('audit', container)).toMatchObject({
      status: 'failed',
      found: 'no answer',
      means: 'No request for access can be approved.',
    })
  })

  test.each([
    [
      403,
      'AuthorizationPermissionMismatch',
      /Storage Blob Data Contributor/,
      `--assignee-object-id ${IDENTITY}`,
    ],
    [403, 'AuthorizationFailure', /network rules/, 'az storage account show --name stcontoso'],
    [503, 'ServerBusy', /Run it again/, 'az storage account show'],
  ])('answers %i %s', async (status, code, cure, command) => {
    const { container, close } = await storageAnswering(refusing(status, code))
    const outcome = await examined('state', container)
    close()
    expect(outcome).toMatchObject({
      status: 'failed',
      found: `could not write: it answered ${status} (${code})`,
      fix: { text: expect.stringMatching(cure) as string },
    })
    expect('fix' in outcome && outcome.fix.commands.join('\n')).toContain(command)
  })
})

test('a container that gives back something else is told', async () => {
  const { container, close } = await storageAnswering(({ method }, response) => {
    const body = method === 'GET' ? 'a page of a proxy' : ''
    const status = method === 'GET' ? 200 : method === 'PUT' ? 201 : 202
    response.writeHead(status, { etag: '"1"', 'content-length': body.length })
    response.end(body)
  })
  const outcome = await examined('state', container)
  close()
  expect(outcome).toMatchObject({ status: 'failed', found: 'what was written came back changed' })
})

describe('a directory for audit records', () => {
  const examineDirectory = (path: string) => {
    const open = () => Promise.reject(new Error('no container is configured'))
    const [, audit] = storageExaminations({ state: null, audit: { kind: 'directory', path } }, open, null)
    return audit?.examine(new AbortController().signal)
  }

  test('is made where it is not there, and left empty', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-doctor-'))
    expect(await examineDirectory(join(folder, 'audit'))).toMatchObject({ status: 'ok' })
    expect(await readdir(join(folder, 'audit'))).toEqual([])
    await rm(folder, { recursive: true })
  })

  test('that is a file is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-doctor-'))
    await writeFile(join(folder, "it's"), '')
    expect(await examineDirectory(join(folder, "it's"))).toMatchObject({
      status: 'failed',
      found: 'the directory cannot be written to (EEXIST)',
      fix: { commands: [`ls -ld '${folder}/it'\\''s'`] },
    })
    await rm(folder, { recursive: true })
  })
})

describe('what a probe of a running Rolecall is told', () => {
  test.each(['state', 'audit'] as const)('storage of %s that is away, by its name alone', async (which) => {
    const sound = await azurite.container(`sound-${which}`)
    const missing = azurite.missingContainer(`missing-${which}`)
    const places = {
      state: { kind: 'container', url: 'https://stcontoso.blob.core.windows.net/state' },
      audit: { kind: 'container', url: 'https://stcontoso.blob.core.windows.net/audit' },
    } as const
    const readiness = keptReadiness({
      checks: storageChecks(places, ({ url }) => Promise.resolve(url.endsWith(which) ? missing : sound)),
      clock: () => new Date(0),
      onMissing: () => undefined,
    })
    const { ready, checks } = await readiness()
    expect(ready).toBe(false)
    expect(Object.entries(checks).filter(([, answer]) => answer !== 'ok')).toEqual([
      [
        which,
        expect.stringMatching(/^The storage of [a-z ]+ does not answer, or does not let Rolecall in\.$/),
      ],
    ])
  })
})

/** Azure Storage as it refuses whatever is asked of it. */
function refusing(status: number, code: string): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' })
    response.end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`)
  }
}

async function storageAnswering(listener: RequestListener) {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const container = new ContainerClient(`http://127.0.0.1:${port}/rolecall`, undefined, {
    retryOptions: { maxTries: 1 },
  })
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { container, close }
}
