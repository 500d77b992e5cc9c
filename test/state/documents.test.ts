import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BlobDocuments } from '../../src/state/blob-documents.ts'
import type { Documents } from '../../src/state/documents.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { Azurite } from '../azurite.ts'

let azurite: Azurite
let containers = 0
let now: Date
const clock = () => now

beforeAll(async () => {
  azurite = await Azurite.start()
})
afterAll(() => azurite.close())
beforeEach(() => {
  now = new Date('2026-11-26T08:00:00Z')
})

/** Two processes that keep documents in one place. */
type Pair = readonly [one: Documents, other: Documents]

describe.each([
  [
    'memory',
    (): Promise<Pair> => {
      const documents = new MemoryDocuments(clock)
      return Promise.resolve([documents, documents])
    },
  ],
  [
    'a container of Azure Storage',
    async (): Promise<Pair> => {
      const container = await azurite.container(`state-${(containers += 1)}`)
      const open = () => new BlobDocuments(container, { clock, newId: randomUUID })
      return [open(), open()]
    },
  ],
])('a document in %s', (_, open) => {
  let one: Documents
  let other: Documents
  beforeEach(async () => {
    ;[one, other] = await open()
  })

  it('is not there before it is written', async () => {
    expect(await one.read('a/1')).toBeNull()
    await one.delete('a/1')
  })

  it('is read as it was written, in every script', async () => {
    const value = { n: 1, list: [null, 'x'], name: 'Zoë 東京 🙂' }
    expect(await one.write('a/1', value, null)).toBe(true)
    expect(await other.read('a/1')).toEqual({ value, etag: expect.any(String) as string })
  })

  it('is made by one of several who make it at once', async () => {
    const made = await Promise.all([one, other, one, other].map((by, n) => by.write('a/1', { n }, null)))
    expect(made.filter((isMade) => isMade)).toHaveLength(1)
    expect((await one.read('a/1'))?.value).toEqual({ n: made.indexOf(true) })
  })

  it('is written over the version that was read and no other', async () => {
    await one.write('a/1', { n: 1 }, null)
    const first = await one.read('a/1')
    const same = await other.read('a/1')
    expect(await one.write('a/1', { n: 2 }, first?.etag ?? null)).toBe(true)
    expect(await other.write('a/1', { n: 3 }, same?.etag ?? null)).toBe(false)
    expect((await other.read('a/1'))?.value).toEqual({ n: 2 })
  })

  it('takes every step of several writers who read again after each conflict', async () => {
    await one.write('a/1', { n: 0 }, null)
    const add = async (documents: Documents): Promise<void> => {
      const found = await documents.read('a/1')
      const { n } = found?.value as { n: number }
      if (!(await documents.write('a/1', { n: n + 1 }, found?.etag ?? null))) await add(documents)
    }
    await Promise.all([one, other, one, other, one].map(add))
    expect((await one.read('a/1'))?.value).toEqual({ n: 5 })
  })

  it('is put over whatever is there', async () => {
    await one.put('a/1', { n: 1 })
    await other.put('a/1', { n: 2 })
    expect((await one.read('a/1'))?.value).toEqual({ n: 2 })
  })

  it('can be made again once it was deleted, and not written over what is gone', async () => {
    await one.write('a/1', { n: 1 }, null)
    const before = await one.read('a/1')
    await other.delete('a/1')
    expect(await one.read('a/1')).toBeNull()
    expect(await one.write('a/1', { n: 3 }, before?.etag ?? '')).toBe(false)
    expect(await one.write('a/1', { n: 2 }, null)).toBe(true)
  })

  it('is as if it had been deleted once it has expired', async () => {
    await one.write('a/1', { n: 1 }, null, new Date('2026-11-26T09:00:00Z'))
    now = new Date('2026-11-26T08:59:59Z')
    expect((await other.read('a/1'))?.value).toEqual({ n: 1 })
    expect(await other.write('a/1', { n: 2 }, null)).toBe(false)
    now = new Date('2026-11-26T09:00:00Z')
    expect(await other.read('a/1')).toBeNull()
    const made = await Promise.all([one, other].map((by) => by.write('a/1', { n: 2 }, null)))
    expect(made.filter((isMade) => isMade)).toHaveLength(1)
    expect((await one.read('a/1'))?.value).toEqual({ n: 2 })
  })

  it('is listed with the others of its folder', async () => {
    await Promise.all(['a/1', 'a/2', 'ab/1', 'b/1'].map((key) => one.put(key, {})))
    expect((await other.keys('a')).toSorted()).toEqual(['a/1', 'a/2'])
    expect(await other.keys('c')).toEqual([])
  })
})

describe('a container of Azure Storage', () => {
  it('that is not there says so, and names itself', async () => {
    const documents = new BlobDocuments(azurite.missingContainer('nowhere'), { clock, newId: randomUUID })
    const fault = { name: 'StateUnavailableError' }
    await expect(documents.read('a/1')).rejects.toMatchObject({
      ...fault,
      message: expect.stringMatching(
        /^the state in \S+\/nowhere could not be read: it answered 404 \(ContainerNotFound\)$/,
      ) as string,
    })
    await expect(documents.write('a/1', {}, null)).rejects.toMatchObject(fault)
    await expect(documents.delete('a/1')).rejects.toMatchObject(fault)
    await expect(documents.keys('a')).rejects.toMatchObject(fault)
  })

  it('holds what somebody else put there without failing over it', async () => {
    const container = await azurite.container('foreign')
    const documents = new BlobDocuments(container, { clock, newId: randomUUID })
    await container.getBlockBlobClient('a/1.json').upload('not JSON', 8)
    const found = await documents.read('a/1')
    expect(found?.value).toBeNull()
    expect(await documents.write('a/1', { n: 1 }, found?.etag ?? null)).toBe(true)
  })
})
