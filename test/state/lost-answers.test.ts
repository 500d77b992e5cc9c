import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { BlobDocuments } from '../../src/state/blob-documents.ts'
import { Azurite, AZURITE_KEY } from '../azurite.ts'

let azurite: Azurite
let between: Server
let documents: BlobDocuments
/** how many answers to writes are still to be lost after Azurite gave them */
let toLose: number
let writes: number

beforeAll(async () => {
  azurite = await Azurite.start()
  const container = await azurite.container('lost-answers')
  const { host, pathname } = new URL(container.url)
  between = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    if (method === 'PUT') writes += 1
    const onward = request(`http://${host}${url}`, { method, headers }, (answer) => {
      if (method === 'PUT' && toLose > 0) {
        toLose -= 1
        answer.resume().on('end', () => outgoing.destroy())
        return
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const { port } = between.address() as AddressInfo
  const through = new ContainerClient(`http://127.0.0.1:${port}${pathname}`, AZURITE_KEY, {
    retryOptions: { maxTries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 1 },
  })
  documents = new BlobDocuments(through, { clock: () => new Date(), newId: randomUUID })
})
beforeEach(() => {
  toLose = 0
  writes = 0
})
afterAll(async () => {
  between.close()
  between.closeAllConnections()
  await azurite.close()
})

it('whoever made a document knows it, though the answer was lost and the second try found it there', async () => {
  toLose = 1
  expect(await documents.write('a/1', { n: 1 }, null)).toBe(true)
  expect(writes).toBe(2)
  expect(await documents.write('a/1', { n: 2 }, null)).toBe(false)
})

it('whoever wrote over a version knows it, though the second try found another one', async () => {
  await documents.write('a/2', { n: 1 }, null)
  const before = await documents.read('a/2')
  toLose = 1
  expect(await documents.write('a/2', { n: 2 }, before?.etag ?? '')).toBe(true)
  expect((await documents.read('a/2'))?.value).toEqual({ n: 2 })
  expect(await documents.write('a/2', { n: 3 }, before?.etag ?? '')).toBe(false)
})
