import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FairQueue } from '../../../src/snapshot/azure/fair-queue.ts'

const run = () => Promise.resolve()

/** The parties in the order in which their runs are taken out. */
function orderOf(parties: readonly string[]): readonly (string | undefined)[] {
  const queue = new FairQueue()
  const owners = new Map<unknown, string>()
  for (const party of parties) {
    const own = () => run()
    owners.set(own, party)
    queue.enqueue(own, { party })
  }
  return parties.map(() => owners.get(queue.dequeue()))
}

it('lets parties take turns, however much one of them has queued', () => {
  expect(orderOf(['a', 'a', 'a', 'a', 'b', 'c', 'b'])).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a'])
})

it('no party is ever more than one turn ahead of another that waits', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }), (parties) => {
      const order = orderOf(parties)
      const left = (party: string, from: number) => order.slice(from).filter((each) => each === party).length
      for (const [at] of order.entries()) {
        const served = (party: string) => order.slice(0, at).filter((each) => each === party).length
        const waiting = ['a', 'b', 'c'].filter((party) => left(party, at) > 0)
        for (const one of waiting)
          for (const other of waiting) {
            expect(Math.abs(served(one) - served(other))).toBeLessThanOrEqual(1)
          }
      }
    }),
  )
})

it('gives everything out, each once, and within a party in the order in which it came', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }), (parties) => {
      const queue = new FairQueue()
      const given = parties.map((party, index) => ({ party, index, run: () => run() }))
      for (const each of given) queue.enqueue(each.run, { party: each.party })
      expect(queue.size).toBe(parties.length)
      const taken = parties.map(() => {
        const next = queue.dequeue()
        return given.find((each) => each.run === next)
      })
      for (const party of ['a', 'b', 'c']) {
        const indexes = taken.flatMap((each) => (each?.party === party ? [each.index] : []))
        expect(indexes).toEqual(given.flatMap((each) => (each.party === party ? [each.index] : [])))
      }
      expect([queue.size, queue.dequeue()]).toEqual([0, undefined])
    }),
  )
})

it('forgets what is taken back, and the turn of a party that has nothing left', () => {
  const queue = new FairQueue()
  const [first, second] = [() => run(), () => run()]
  queue.enqueue(first, { party: 'a' })
  queue.enqueue(second, { party: 'b' })
  queue.remove(first)
  expect([queue.size, queue.filter({ party: 'a' })]).toEqual([1, []])
  expect(queue.dequeue()).toBe(second)
})
