import type { TokenCredential } from '@azure/core-auth'
import type { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditLine } from '../../src/audit/audit-line.ts'
import { AuditUnavailableError, type UnreadableLine } from '../../src/audit/audit-log.ts'
import { BlobAuditLog } from '../../src/audit/blob-audit-log.ts'
import { Azurite } from '../azurite.ts'
import { all, guid, record } from './sample-records.ts'

const EVER = new Date(0)
const BLOCKS = 3

let azurite: Azurite
let container: ContainerClient
let unreadable: UnreadableLine[] = []
let count = 0

const open = () => new BlobAuditLog(container, (line) => unreadable.push(line))
const names = async (of: ContainerClient) => (await all(of.listBlobsFlat())).map(({ name }) => name)

beforeAll(async () => {
  azurite = await Azurite.start({ blocksPerBlob: BLOCKS })
})
afterAll(() => azurite.close())

async function emptyContainer(): Promise<void> {
  count += 1
  container = await azurite.container(`audit-${count}`)
  unreadable = []
}

describe('an audit log in a container of Azure Storage', () => {
  beforeAll(emptyContainer)

  test('keeps a day in an append blob', async () => {
    const log = open()
    await log.append(record(1))
    await log.append(record(2))
    const blob = container.getAppendBlobClient('2026/11/25.jsonl')
    const { blobType, contentType } = await blob.getProperties()
    expect({ blobType, contentType }).toEqual({
      blobType: 'AppendBlob',
      contentType: 'application/x-ndjson',
    })
    expect((await blob.downloadToBuffer()).toString()).toBe(auditLine(record(1)) + auditLine(record(2)))
    expect(await all(log.since(EVER))).toEqual([record(1), record(2)])
  })

  test('takes the next blob when one is full, and so does a process that starts then', async () => {
    for (let number = 3; number <= 7; number += 1) await open().append(record(number))
    const lasting = open()
    for (let number = 8; number <= 11; number += 1) await lasting.append(record(number))
    expect(await names(container)).toEqual([
      '2026/11/25-2.jsonl',
      '2026/11/25-3.jsonl',
      '2026/11/25-4.jsonl',
      '2026/11/25.jsonl',
    ])
    const ids = (await all(open().since(EVER))).map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: 11 }, (_, index) => guid(index + 1)))
  })

  test('appends to the day of the record, and hands out what is of a time', async () => {
    const log = open()
    await log.append(record(20, '2026-11-26T00:00:00.000Z'))
    await log.append(record(21, '2026-11-24T23:59:59.999Z'))
    const ids = async (since: string, until: string) =>
      (await all(log.since(new Date(since), new Date(until)))).map(({ id }) => id)
    expect(await ids('2026-11-26', '2026-11-27')).toEqual([guid(20)])
    expect(await ids('2026-11-24', '2026-11-25')).toEqual([guid(21)])
    expect(await ids('2026-11-24', '2026-11-26')).toHaveLength(12)
  })
})

describe('an audit log that several replicas append to', () => {
  beforeAll(emptyContainer)

  test('has every record once, though they all begin the day at once', async () => {
    const replicas = Array.from({ length: 8 }, open)
    await Promise.all(replicas.map((replica, number) => replica.append(record(number))))
    const ids = (await all(open().since(EVER))).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => guid(index)))
    expect(unreadable).toEqual([])
  })
})

describe('an audit log that holds more than records', () => {
  beforeAll(emptyContainer)

  test('passes over other blobs, and tells lines that are no records', async () => {
    await open().append(record(1))
    await container.getAppendBlobClient('2026/11/25.jsonl').appendBlock('{"version":\n', 12)
    await container.getBlockBlobClient('2026/11/notes.txt').upload('x', 1)
    await open().append(record(2))
    expect(await all(open().since(EVER))).toEqual([record(1), record(2)])
    expect(unreadable).toEqual([{ place: '2026/11/25.jsonl', line: 2, why: 'torn' }])
  })
})

describe('an audit log without its container', () => {
  test('says what was tried and what was answered', async () => {
    const log = new BlobAuditLog(azurite.missingContainer('none'), () => undefined)
    const answers = await Promise.allSettled([log.append(record(1)), all(log.since(EVER))])
    expect(answers).toEqual(
      ['written to', 'read'].map((tried) => ({
        status: 'rejected',
        reason: expect.objectContaining({
          name: AuditUnavailableError.name,
          message: expect.stringMatching(
            new RegExp(String.raw`/none could not be ${tried}: it answered 404 \(ContainerNotFound\)$`),
          ) as unknown,
        }) as unknown,
      })),
    )
  })
})

describe('an audit log that an identity of Entra ID opens', () => {
  let secure: Azurite
  beforeAll(async () => {
    secure = await Azurite.start({ blocksPerBlob: BLOCKS, tokens: true })
    await secure.container('audit')
  })
  afterAll(() => secure.close())

  test('takes its token for Azure Storage', async () => {
    const asked: unknown[] = []
    const log = new BlobAuditLog(secure.containerFor('audit', storageToken(asked)), () => undefined)
    await log.append(record(1))
    expect(await all(log.since(EVER))).toEqual([record(1)])
    expect(new Set(asked.flat())).toEqual(new Set(['https://storage.azure.com/.default']))
  })

  test('says that nobody could sign in', async () => {
    const nobody: TokenCredential = {
      getToken: () =>
        Promise.reject(Object.assign(new Error('tried everything'), { name: 'CredentialUnavailableError' })),
    }
    const log = new BlobAuditLog(secure.containerFor('audit', nobody), () => undefined)
    await expect(log.append(record(1))).rejects.toThrow(/: Azure did not let this identity sign in$/)
  })
})

/** What Azurite looks at of a token: who issued it, for whom, and for how long. */
function storageToken(asked: unknown[]): TokenCredential {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    aud: 'https://storage.azure.com',
    iss: `https://sts.windows.net/${guid(1)}/`,
    nbf: now - 60,
    iat: now - 60,
    exp: now + 600,
  }
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.${part({})}`
  return {
    getToken: (scopes) => {
      asked.push(scopes)
      return Promise.resolve({ token, expiresOnTimestamp: Date.now() + 600_000 })
    },
  }
}
