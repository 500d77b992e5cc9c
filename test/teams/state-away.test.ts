import { afterEach, beforeEach, expect, it } from 'vitest'
import { welcomeCard } from '../../src/reply/guide/guide-card.ts'
import type { Documents } from '../../src/state/documents.ts'
import { StateUnavailableError } from '../../src/state/state-unavailable.ts'
import { SAYINGS } from '../../src/teams/saying.ts'
import { twoMissing } from '../reply/fixtures/diagnoses.ts'
import { BOT, dana, summaryOf, THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

const away = () => Promise.reject(new StateUnavailableError('the state could not be read: no answer'))
const AWAY: Documents = { read: away, write: away, put: away, delete: away, keys: away }

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start({ documents: AWAY })
})
afterEach(() => bench.close())

it('an error is answered, though nothing of it can be remembered', async () => {
  await bench.say(ERROR)
  expect(bench.connector.messages.map(({ body }) => body.summary)).toEqual([summaryOf(twoMissing)])
  expect(new Set(bench.log.map(({ event }) => event))).toContain('state-away')
})

it('who asks to check again is told why that cannot be', async () => {
  await bench.say('check again')
  expect(bench.lastWords).toBe(SAYINGS['memory-away'])
})

it('who comes is welcomed', async () => {
  await bench.post({ type: 'conversationUpdate', membersAdded: [dana, BOT] })
  expect(bench.lastWords).toBe(welcomeCard().fallbackText)
})

it('what needs a record is refused in words, with a way on', async () => {
  const answer = await bench.execute(
    'view-case',
    { case: '00000000-0000-4000-8000-000000000001' },
    { conversation: THREAD },
  )
  expect(JSON.stringify(answer)).toMatch(/cannot get at what I remember just now.*Try again in a few minutes/)
})
