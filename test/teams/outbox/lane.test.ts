import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Lane } from '../../../src/teams/outbox/lane.ts'

/** What waits in a lane: something sent, or an update of one of a few messages. */
const operations = fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }), { maxLength: 30 })

/** Carries them out while the lane is held up, and says what was done and what each came to. */
async function carriedOut(messageIds: readonly (string | null)[]) {
  const lane = new Lane<number>()
  const done: number[] = []
  const gate = Promise.withResolvers<number>()
  const first = lane.run(() => gate.promise)
  const results = messageIds.map((messageId, index) => {
    const work = () => Promise.resolve(done.push(index)).then(() => index)
    return messageId === null ? lane.run(work) : lane.update(messageId, work)
  })
  gate.resolve(-1)
  await first
  return { done, results: await Promise.all(results) }
}

it('does one after the other, in the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(operations, async (messageIds) => {
      const { done } = await carriedOut(messageIds)
      expect(done).toEqual(done.toSorted((left, right) => left - right))
    }),
  )
})

it('does of the updates of a message the newest alone, and everything else', async () => {
  await fc.assert(
    fc.asyncProperty(operations, async (messageIds) => {
      const { done, results } = await carriedOut(messageIds)
      const newest = (index: number) => {
        const id = messageIds[index]
        return id == null ? index : messageIds.lastIndexOf(id)
      }
      const indexes = messageIds.map((_, index) => index)
      expect(done).toEqual(indexes.filter((index) => newest(index) === index))
      expect(results).toEqual(indexes.map(newest))
    }),
  )
})

it('does an update though one of the same message is under way', async () => {
  const lane = new Lane<string>()
  const gate = Promise.withResolvers<string>()
  const first = lane.update('a', () => gate.promise)
  await Promise.resolve()
  const second = lane.update('a', () => Promise.resolve('second'))
  gate.resolve('first')
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
})

it('goes on after what fails, and tells its author alone', async () => {
  const lane = new Lane<string>()
  const failing = lane.update('a', () => Promise.reject(new Error('refused')))
  const next = lane.run(() => Promise.resolve('sent'))
  await expect(failing).rejects.toThrow('refused')
  expect(await next).toBe('sent')
  expect(lane.isBusy).toBe(false)
})
