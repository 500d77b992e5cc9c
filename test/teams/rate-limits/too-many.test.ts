import { afterAll, beforeAll, expect, it } from 'vitest'
import { SAYINGS } from '../../../src/teams/saying.ts'
import { dana, olivia, Workbench } from '../workbench.ts'

let bench: Workbench
beforeAll(async () => {
  bench = await Workbench.start({ rates: { messages: 1, presses: 1, glances: 1 } })
})
afterAll(() => bench.close())

const ERROR = 'Principal does not have access to API/Operation'

it('tells somebody once that they send too much, then stays silent, and asks Azure nothing', async () => {
  for (let count = 0; count < 4; count += 1) await bench.say(ERROR)
  expect(bench.requests).toHaveLength(1)
  const said = bench.connector.messages.map(({ body }) => body.text)
  expect(said.filter((text) => text === SAYINGS['too-many'])).toHaveLength(1)
  expect(bench.connector.messages).toHaveLength(2)
  expect(bench.log.filter(({ event }) => event === 'too-many')).toMatchObject([
    { level: 'warn', fields: { of: 'person', activity: 'message' } },
  ])

  await bench.say(ERROR, { from: olivia })
  expect(bench.requests).toHaveLength(2)
})

it('answers each press, since somebody waits for it', async () => {
  const press = () => bench.execute('check-again', {}, { from: dana })
  await press()
  expect([await press(), await press()].map(({ value }) => value)).toEqual([
    SAYINGS['too-many'],
    SAYINGS['too-many'],
  ])
})

it('answers what shows no sentence with a status', async () => {
  const query = () =>
    bench.post({ type: 'invoke', name: 'composeExtension/query', value: { parameters: [] } })
  expect([(await query()).status, (await query()).status]).toEqual([200, 429])
})
