import { MemoryStorage } from 'botbuilder'
import { beforeEach, describe, expect, it } from 'vitest'
import { StorageDocuments } from '../../../src/teams/access/storage-documents.ts'

/** One storage, and two processes that keep documents in it. */
let storage: MemoryStorage
let one: StorageDocuments
let other: StorageDocuments
beforeEach(() => {
  storage = new MemoryStorage()
  one = new StorageDocuments(storage)
  other = new StorageDocuments(storage)
})

describe('a document', () => {
  it('is not there before it is written', async () => {
    expect(await one.read('a')).toBeNull()
  })

  it('is read as it was written, with its version', async () => {
    expect(await one.write('a', { n: 1, list: [null, 'x'] }, null)).toBe(true)
    expect(await other.read('a')).toEqual({
      value: { n: 1, list: [null, 'x'] },
      etag: expect.any(String) as string,
    })
  })

  it('is made once', async () => {
    await one.write('a', { by: 'one' }, null)
    expect(await other.write('a', { by: 'other' }, null)).toBe(false)
    expect((await one.read('a'))?.value).toEqual({ by: 'one' })
  })

  it('is made once by one process that makes it several times at once', async () => {
    const made = await Promise.all([1, 2, 3].map((n) => one.write('a', { n }, null)))
    expect(made).toEqual([true, false, false])
    expect((await one.read('a'))?.value).toEqual({ n: 1 })
  })

  it('is written over the version that was read and no other', async () => {
    await one.write('a', { n: 1 }, null)
    const first = await one.read('a')
    const same = await other.read('a')
    expect(await one.write('a', { n: 2 }, first?.etag ?? null)).toBe(true)
    expect(await other.write('a', { n: 3 }, same?.etag ?? null)).toBe(false)
    expect((await other.read('a'))?.value).toEqual({ n: 2 })
  })

  it('takes every step of several writers who read again after each conflict', async () => {
    await one.write('a', { n: 0 }, null)
    const add = async (documents: StorageDocuments): Promise<void> => {
      const found = await documents.read('a')
      const { n } = found?.value as { n: number }
      if (!(await documents.write('a', { n: n + 1 }, found?.etag ?? null))) await add(documents)
    }
    await Promise.all([one, other, one, other, one].map(add))
    expect((await one.read('a'))?.value).toEqual({ n: 5 })
  })

  it('can be made again once it was deleted, and not written over what is gone', async () => {
    await one.write('a', { n: 1 }, null)
    const before = await one.read('a')
    await other.delete('a')
    expect(await one.read('a')).toBeNull()
    await other.delete('a')
    expect(await one.write('a', { n: 2 }, null)).toBe(true)
    expect(await one.write('a', { n: 3 }, `${before?.etag ?? ''}9`)).toBe(false)
  })

  it('stands apart from others of the storage', async () => {
    await storage.write({ a: { value: 'not ours', eTag: '*' } })
    expect(await one.read('a')).toBeNull()
  })
})

describe('a storage', () => {
  const refusing = (fault: Error) =>
    new StorageDocuments(
      new (class extends MemoryStorage {
        override write(): Promise<void> {
          return Promise.reject(fault)
        }
      })(),
    )

  it('that refuses a version by its status, as blobs do, has another version', async () => {
    const conflict = Object.assign(new Error('The condition specified was not met'), { statusCode: 412 })
    expect(await refusing(conflict).write('a', {}, '1')).toBe(false)
  })

  it.each([404, 500, 503])('that fails with %i has failed', async (statusCode) => {
    const fault = Object.assign(new Error('no'), { statusCode })
    await expect(refusing(fault).write('a', {}, '1')).rejects.toThrow('no')
    await expect(refusing(fault).write('a', {}, null)).rejects.toThrow('no')
  })
})
