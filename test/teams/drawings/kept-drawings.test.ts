import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { KeptDrawings, LIFETIME } from '../../../src/teams/drawings/kept-drawings.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255])

let now: number
let documents: MemoryDocuments
let kept: KeptDrawings

beforeEach(() => {
  now = 1
  const clock = () => new Date(now)
  documents = new MemoryDocuments(clock)
  kept = new KeptDrawings(documents, clock)
})

describe('a drawing that is kept', () => {
  it('is found by its token, in any process', async () => {
    const token = await kept.keep(PNG)
    const other = new KeptDrawings(documents, () => new Date(now))
    expect(await other.find(token)).toEqual(PNG)
  })

  it('has a token of 128 bits and more, and another one each time', async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, () => kept.keep(PNG)))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/)
  })

  it('is gone after its time, and not before, however often it is looked at', async () => {
    const token = await kept.keep(PNG)
    now += LIFETIME - 1
    expect(await kept.find(token)).toEqual(PNG)
    now += 1
    expect(await kept.find(token)).toBeNull()
  })

  it.each(['', 'a', '../turns/x', 'x'.repeat(33)])('is not looked for by %j', async (token) => {
    expect(await kept.find(token)).toBeNull()
  })
})
