import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { unlessAborted } from '../../../src/snapshot/azure/unless-aborted.ts'

const never = new Promise<never>(() => undefined)

it('comes to what the work comes to, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController()
  expect(await unlessAborted(Promise.resolve('done'), signal)).toBe('done')
  await expect(unlessAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it.each([
  ['while the work goes on', (ending: AbortController) => unlessAborted(never, ending.signal)],
  ['before it begins', (ending: AbortController) => unlessAborted(never, (ending.abort(), ending.signal))],
])('rejects where the signal aborts %s', async (_, begin) => {
  const ending = new AbortController()
  const outcome = begin(ending)
  ending.abort()
  await expect(outcome).rejects.toMatchObject({ name: 'AbortError' })
})
