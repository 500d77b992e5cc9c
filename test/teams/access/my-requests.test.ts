import { afterAll, beforeAll, expect, it } from 'vitest'
import { AccessBench, account, type Account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const sam = account('Sam')

let bench: AccessBench
let request: string
beforeAll(async () => {
  bench = await AccessBench.start()
  request = await bench.request(dana, await bench.paste(dana))
})
afterAll(() => bench.close())

const last = () => JSON.stringify(bench.connector.messages.at(-1)?.body)
const asks = async (who: Account) => {
  await bench.post(who, { text: 'my requests', textFormat: 'plain' })
  return last()
}

it('whoever asked for access is told how it stands, and who was asked', async () => {
  expect(await asks(dana)).toMatch(/You asked for.*I have asked .*Olivia Lindqvist.*Open until/)
})

it('whoever can grant it is told that it waits for them, gets it on a card, and decides there', async () => {
  expect(await asks(olivia)).toMatch(/Waiting for you.*Dana Okafor asks for/)
  await bench.press(olivia, { verb: 'bring-request', request })
  const brought = bench.connector.messages.at(-1)
  expect(JSON.stringify(brought?.body)).toContain(`"verb":"deny","request":"${request}"`)
  const [replyToId] = [...bench.connector.sent].at(-1) ?? ['']
  const on = { replyToId, conversation: { id: brought?.conversationId, conversationType: 'personal' } }
  const answer = await bench.press(olivia, { verb: 'deny', request, note: 'no need' }, {}, on)
  expect(JSON.stringify(answer.value)).toContain(`${olivia.name} denied this`)
  expect(await asks(dana)).toContain('Their note: no need')
  expect(await asks(olivia)).not.toContain('Waiting for you')
})

it('nobody else is told of it, nor brought it', async () => {
  expect(await asks(sam)).not.toContain('Dana')
  const answer = await bench.press(sam, { verb: 'bring-request', request })
  expect(answer.value).toBe('I do not know this request any more.')
})

it('nothing is told of it where others read along', async () => {
  await bench.mention(dana, 'my requests')
  expect(last()).toContain('Ask me in our own chat.')
})
