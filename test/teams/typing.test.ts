import { expect, it } from 'vitest'
import { whileTyping } from '../../src/teams/typing.ts'

it('types before the work begins, and on until it ends', async () => {
  const log: string[] = []
  const often = Promise.withResolvers<undefined>()
  const type = () => {
    if (log.push('typing') === 4) often.resolve(undefined)
    return Promise.resolve()
  }
  const work = async () => {
    log.push('work')
    await often.promise
    return 'answer'
  }
  expect(await whileTyping(type, work, 1)).toBe('answer')
  expect(log.slice(0, 4)).toEqual(['typing', 'work', 'typing', 'typing'])
})

it('ends with the indicator that is under way, so that none follows the answer', async () => {
  const log: string[] = []
  const begun = Promise.withResolvers<undefined>()
  const release = Promise.withResolvers<undefined>()
  const type = async () => {
    if (log.push('begins to type') === 1) return
    begun.resolve(undefined)
    await release.promise
    log.push('has typed')
  }
  const answer = whileTyping(type, () => begun.promise, 1).then(() => log.push('answer'))
  await begun.promise
  release.resolve(undefined)
  await answer
  expect(log.slice(-2)).toEqual(['has typed', 'answer'])
})

it('lets the work begin although nobody takes the indicator', async () => {
  const begun = Promise.withResolvers<undefined>()
  const release = Promise.withResolvers<undefined>()
  const answer = whileTyping(
    () => release.promise,
    () => {
      begun.resolve(undefined)
      return Promise.resolve()
    },
    60_000,
  )
  await begun.promise
  release.resolve(undefined)
  await answer
})

it('stops where the work fails', async () => {
  const log: string[] = []
  const type = () => Promise.resolve(void log.push('typing'))
  const fault = new Error('no answer')
  await expect(whileTyping(type, () => Promise.reject(fault), 60_000)).rejects.toBe(fault)
  expect(log).toEqual(['typing'])
})
