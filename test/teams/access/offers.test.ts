import { afterEach, beforeEach, expect, it } from 'vitest'
import { AccessBench, account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')

let bench: AccessBench
let offer: string
beforeEach(async () => {
  bench = await AccessBench.start()
  offer = await bench.paste(dana)
})
afterEach(() => bench.close())

const answerId = () => [...bench.connector.sent.keys()][0]
const shown = () => JSON.stringify(bench.connector.messages.at(-1)?.body)
const checkAgain = () => bench.post(dana, { value: { verb: 'check-again' }, replyToId: answerId() })
const ask = () => bench.press(dana, { verb: 'request-access', offer, reason: 'a demo', duration: 'PT8H' })

it('what is missing can still be requested once it was checked again', async () => {
  await checkAgain()
  expect(shown()).toContain('Request access')
  expect((await ask()).value).toMatch(/^Sent\./)
})

it('what has been given meanwhile can no longer be requested', async () => {
  const request = await bench.request(dana, offer)
  await bench.pressSignedIn(olivia, { verb: 'approve', request })
  await checkAgain()
  expect(shown()).not.toContain('Request access')
  expect((await ask()).value).toMatch(/do not know this answer any more/)
})
