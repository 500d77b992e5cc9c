import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BlobDocuments } from '../../src/state/blob-documents.ts'
import { AZURITE_KEY } from '../azurite.ts'

let broken: Server
let asked = 0
beforeAll(async () => {
  broken = createServer((_, response) => {
    asked += 1
    response.writeHead(503).end()
  }).listen(0, '127.0.0.1')
  await once(broken, 'listening')
})
afterAll(() => broken.close())

it('a store that failed three times is not asked again at once, so that nobody waits for it', async () => {
  const { port } = broken.address() as AddressInfo
  const container = new ContainerClient(`http://127.0.0.1:${port}/account/state`, AZURITE_KEY, {
    retryOptions: { maxTries: 1 },
  })
  const documents = new BlobDocuments(container, { clock: () => new Date(), newId: randomUUID })
  const texts: unknown[] = []
  for (let attempt = 0; attempt < 5; attempt += 1) {
    texts.push(await documents.read('a/1').catch((fault: unknown) => String(fault)))
  }
  expect(asked).toBe(3)
  expect(texts[2]).toMatch(/could not be read: it answered 503$/)
  expect(texts[4]).toMatch(/^StateUnavailableError: .*it failed 3 times just before$/)
})
