import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Documents, StoredDocument } from '../../src/state/documents.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { RequestStore } from '../../src/access-requests/request-store.ts'
import { HOUR, after, idOf, NOW, offerWith, requestOf } from '../builders/access-requests.ts'

const numbered = (number: number) => requestOf({ id: idOf(`request ${number}`) })
const denied = { kind: 'expired', at: NOW.toISOString() } as const

const storeOver = (documents: Documents) => new RequestStore(documents, () => NOW)

async function idsOfLive(store: RequestStore): Promise<readonly string[]> {
  return (await store.listLive()).map(({ request }) => request.id)
}

describe('documents in memory', () => {
  it('are written over the version that was read, and over no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b'), { maxLength: 20 }), async (keys) => {
        const documents = new MemoryDocuments()
        for (const [index, key] of keys.entries()) {
          const before = await documents.read(key)
          expect(await documents.write(key, { index }, before?.etag ?? null)).toBe(true)
          expect(await documents.write(key, { stale: true }, before?.etag ?? null)).toBe(false)
          expect(await documents.write(key, { stale: true }, 'never')).toBe(false)
          expect((await documents.read(key))?.value).toEqual({ index })
        }
      }),
    )
  })

  it('are not changed by who holds what was read or written', async () => {
    const documents = new MemoryDocuments()
    const value = { list: [1] }
    await documents.write('a', value, null)
    value.list.push(2)
    expect((await documents.read('a'))?.value).toEqual({ list: [1] })
  })

  it('begin anew after they were deleted', async () => {
    const documents = new MemoryDocuments()
    await documents.write('a', 1, null)
    const { etag } = (await documents.read('a')) ?? { etag: '' }
    await documents.delete('a')
    expect(await documents.read('a')).toBeNull()
    expect(await documents.write('a', 2, etag)).toBe(false)
    expect(await documents.write('a', 2, null)).toBe(true)
  })
})

describe('requests', () => {
  it('are read as they were stored, by their id in any case', async () => {
    const store = storeOver(new MemoryDocuments())
    await store.create(requestOf())
    expect((await store.get(idOf('request').toUpperCase()))?.request).toEqual(requestOf())
  })

  it.each(['', '../offer', idOf('unknown')])('are none by the id %j', async (id) => {
    const store = storeOver(new MemoryDocuments())
    await store.create(requestOf())
    expect(await store.get(id)).toBeNull()
  })

  it('are created once', async () => {
    const store = storeOver(new MemoryDocuments())
    const outcomes = await Promise.all([1, 2, 3].map((n) => store.create(requestOf({ reason: `${n}` }))))
    expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'ok'])
    expect(await idsOfLive(store)).toEqual([idOf('request')])
  })

  it('are replaced by one of those who read the same version', async () => {
    const store = storeOver(new MemoryDocuments())
    await store.create(requestOf())
    const { etag = '' } = (await store.get(idOf('request'))) ?? {}
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((reason) => store.replace(requestOf({ reason }), etag)),
    )
    expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'ok'])
  })

  it('are all listed while they are live, however many come and go at once', async () => {
    const store = storeOver(new MemoryDocuments())
    const numbers = Array.from({ length: 30 }, (_, number) => number)
    await Promise.all(numbers.map((number) => store.create(numbered(number))))
    await Promise.all(
      numbers
        .filter((number) => number % 2 === 0)
        .map(async (number) => {
          const found = await store.get(numbered(number).id)
          await store.replace({ ...numbered(number), status: denied }, found?.etag ?? '')
        }),
    )
    const odd = numbers.filter((number) => number % 2 === 1)
    expect((await idsOfLive(store)).toSorted()).toEqual(odd.map((number) => numbered(number).id).toSorted())
  })

  it('are never missing from the list, whichever write is the last one before a crash', async () => {
    for (let last = 0; last < 3; last += 1) {
      const documents = new MemoryDocuments()
      const crashing = storeOver(crashingAfter(last, documents))
      await crashing.create(requestOf()).catch(() => null)
      const store = storeOver(documents)
      const isThere = (await store.get(idOf('request'))) !== null
      expect(await idsOfLive(store)).toEqual(isThere ? [idOf('request')] : [])
    }
  })

  const damaged: readonly (readonly [sentence: string, value: unknown])[] = [
    ['of another version', { ...requestOf(), version: 2 }],
    ['that lost a part', { ...requestOf(), status: undefined }],
    ['that are no JSON any more', null],
  ]
  it.each(damaged)('%s are found unreadable, and hide no other', async (_, value) => {
    const documents = new MemoryDocuments()
    const store = storeOver(documents)
    await store.create(requestOf())
    await store.create(numbered(1))
    await documents.put(`access-requests/${idOf('request')}`, value)
    expect(await store.find(idOf('request'))).toMatchObject({ kind: 'unreadable' })
    expect(await store.get(idOf('request'))).toBeNull()
    expect(await idsOfLive(store)).toEqual([numbered(1).id])
  })

  it('that cannot be read are told without a word of theirs', async () => {
    const documents = new MemoryDocuments()
    await documents.put(`access-requests/${idOf('request')}`, { ...requestOf(), status: { kind: 'secret' } })
    const found = await storeOver(documents).find(idOf('request'))
    expect(found).toEqual({ kind: 'unreadable', why: 'invalid_union at status.kind' })
  })
})

describe('offers', () => {
  it('are kept by their diagnosis, the last one of each', async () => {
    const store = storeOver(new MemoryDocuments())
    const later = offerWith({ createdAt: after(HOUR).toISOString() })
    await store.putOffer(offerWith())
    await store.putOffer(later)
    expect(await store.getOffer(later.diagnosisId.toUpperCase())).toEqual(later)
    expect(await store.getOffer(idOf('another diagnosis'))).toBeNull()
    expect(await store.getOffer('no id')).toBeNull()
  })

  it('that cannot be read are none, and can be made anew', async () => {
    const documents = new MemoryDocuments()
    const store = storeOver(documents)
    await documents.put(`access-offers/${idOf('diagnosis')}`, { version: 0 })
    expect(await store.getOffer(idOf('diagnosis'))).toBeNull()
    await store.putOffer(offerWith())
    expect(await store.getOffer(idOf('diagnosis'))).toEqual(offerWith())
  })
})

/** Takes so many writes and fails from then on. */
function crashingAfter(writes: number, documents: Documents): Documents {
  let left = writes
  return new (class extends MemoryDocuments {
    override read(key: string): Promise<StoredDocument | null> {
      return documents.read(key)
    }
    override write(...written: Parameters<MemoryDocuments['write']>): Promise<boolean> {
      left -= 1
      return left < 0 ? Promise.reject(new Error('crashed')) : documents.write(...written)
    }
  })()
}
