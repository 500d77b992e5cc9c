import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AuditUnavailableError } from '../../src/audit/audit-log.ts'
import { BlobAuditLog } from '../../src/audit/blob-audit-log.ts'
import { BlobDocuments } from '../../src/state/blob-documents.ts'
import { StateUnavailableError } from '../../src/state/state-unavailable.ts'
import { record } from '../audit/sample-records.ts'
import { AZURITE_KEY } from '../azurite.ts'
import { STORAGE_FAULTS, type StorageFault } from './storage-faults.ts'

let server: Server
let answer: StorageFault['answer'] = () => undefined
beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => answer(outgoing))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
})

function container(): ContainerClient {
  const { port } = server.address() as AddressInfo
  return new ContainerClient(`http://127.0.0.1:${port}/devstoreaccount1/it`, AZURITE_KEY, {
    retryOptions: { maxTries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 1 },
  })
}

/** New for each thing that is asked: after some failures in a row nothing is asked for a while. */
const documents = () => new BlobDocuments(container(), { clock: () => new Date(), newId: randomUUID })
const audit = () => new BlobAuditLog(container(), () => undefined)

it.each(STORAGE_FAULTS)('a storage that answers $name is away, and nothing else', async (fault) => {
  ;({ answer } = fault)
  const asked = {
    read: () => documents().read('a/1'),
    list: () => documents().keys('a'),
    append: () => audit().append(record(1)),
    look: () => Array.fromAsync(audit().since(new Date(0))),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const away = await ask().catch((error: unknown) => error)
    const kind = name === 'read' || name === 'list' ? StateUnavailableError : AuditUnavailableError
    expect(away, name).toBeInstanceOf(kind)
    expect(away instanceof Error && away.message, name).toMatch(fault.told)
    expect(away instanceof Error && away.message, name).not.toContain('sub-secret')
  }
})
