import { beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { LeasedCollection } from '../../src/state/leased-collection.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'

const LEASE = 1_000
const KIND = { name: 'numbers', version: 1, value: z.number(), lifetime: null }

let now: number
let documents: MemoryDocuments
/** one process; its clock may be ahead */
const processOf = (ahead = 0) => new LeasedCollection(documents, KIND, () => new Date(now + ahead), LEASE)
const increment = (value: number) => value + 1

beforeEach(() => {
  now = Date.parse('2026-11-26T08:00:00Z')
  documents = new MemoryDocuments()
})

it('what is added is there for one of those who want it', async () => {
  await processOf().add('a', 1)
  const taken = await Promise.all([1, 2, 3].map(() => processOf().take('a', increment)))
  expect(taken.filter((each) => each !== null)).toMatchObject([{ value: 2 }])
  expect(await processOf().add('a', 5)).toBe(false)
  expect(await processOf().get('a')).toBe(2)
})

it('what is added taken is nobody else’s', async () => {
  expect(await processOf().addTaken('a', 1)).not.toBeNull()
  expect(await processOf().addTaken('a', 2)).toBeNull()
  expect(await processOf().take('a')).toBeNull()
  expect(await processOf().all()).toEqual([{ id: 'a', value: 1, isHeld: true }])
})

it('is another one’s after a lease in which nobody said anything', async () => {
  const lease = await processOf().addTaken('a', 1)
  now += LEASE
  expect(await processOf().all()).toEqual([{ id: 'a', value: 1, isHeld: false }])
  expect(await processOf().take('a')).toMatchObject({ value: 1 })
  if (lease === null) throw new Error('expected a lease, found none')
  expect(await processOf().keep(lease, increment)).toBeNull()
  await processOf().release(lease, 7)
  expect(await processOf().all()).toEqual([{ id: 'a', value: 1, isHeld: true }])
})

it('stays whose it is as long as they say so, and though nobody took it after they were late', async () => {
  const lease = await processOf().addTaken('a', 1)
  if (lease === null) throw new Error('expected a lease, found none')
  for (const wait of [LEASE - 1, LEASE - 1, 3 * LEASE]) {
    now += wait
    expect(await processOf().keep(lease)).toBe(1)
    expect(await processOf().take('a')).toBeNull()
  }
})

it('is free at once when it is released', async () => {
  await processOf().add('a', 1)
  const taken = await processOf().take('a')
  if (taken === null) throw new Error('expected a lease, found none')
  await processOf().release(taken.lease, 9)
  expect(await processOf().take('a')).toMatchObject({ value: 9 })
})

it('belongs to one of two whose clocks differ, who learns of it', async () => {
  const lease = await processOf().addTaken('a', 1)
  expect(await processOf(120_000).take('a')).not.toBeNull()
  if (lease === null) throw new Error('expected a lease, found none')
  expect(await processOf().keep(lease)).toBeNull()
  expect(await processOf().take('a')).toBeNull()
})

it('can be changed by anybody, which leaves it whose it is', async () => {
  const lease = await processOf().addTaken('a', 1)
  expect(await processOf().change('a', increment)).toBe(true)
  expect(await processOf().change('a', () => null)).toBe(false)
  expect(await processOf().change('b', increment)).toBe(false)
  if (lease === null) throw new Error('expected a lease, found none')
  expect(await processOf().keep(lease)).toBe(2)
})

it('is not there once it is gone', async () => {
  const lease = await processOf().addTaken('a', 1)
  await processOf().remove('a')
  if (lease === null) throw new Error('expected a lease, found none')
  expect(await processOf().keep(lease)).toBeNull()
  expect(await processOf().take('a')).toBeNull()
})
