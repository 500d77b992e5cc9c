import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BOT, dana, PERSONAL, TENANT, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const OTHER = '7e5a0000-0000-4000-8000-000000000002'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

describe('somebody of another tenant', () => {
  const cases: readonly (readonly [sentence: string, fields: Readonly<Record<string, unknown>>])[] = [
    ['by the conversation', { conversation: { ...PERSONAL, tenantId: OTHER } }],
    ['by the channel data', { channelData: { tenant: { id: OTHER } } }],
    ['by their own account, in a channel that is shared with them', { from: { ...dana, tenantId: OTHER } }],
    ['by saying nothing of a tenant', { conversation: { id: PERSONAL.id }, channelData: {} }],
  ]
  it.each(cases)('%s is refused, and nothing else', async (_, fields) => {
    await bench.say(ERROR, fields)
    expect(bench.connector.calls).toMatchObject([
      { body: { text: 'I answer only people of the organization that runs me.' } },
    ])
    expect(bench.requests).toEqual([])
    expect(bench.log).toEqual([{ level: 'warn', event: 'other-tenant', fields: { activity: 'message' } }])
  })

  it('is not welcomed', async () => {
    await bench.post({ type: 'installationUpdate', action: 'add', channelData: { tenant: { id: OTHER } } })
    expect(bench.connector.calls).toEqual([])
  })
})

it('answers the tenant in any case of its id', async () => {
  await bench.say(ERROR, { conversation: { ...PERSONAL, tenantId: TENANT.toUpperCase() }, channelData: null })
  expect(bench.requests).toHaveLength(1)
})

it('answers any tenant where none is configured', async () => {
  const open = await Workbench.start({ tenantId: null })
  await open.say(ERROR, { conversation: { ...PERSONAL, tenantId: OTHER } })
  expect(open.requests).toHaveLength(1)
  await open.close()
})

describe('bots', () => {
  it.each([
    ['itself', BOT],
    ['another by its id', { id: '28:another-bot', name: 'Alerts' }],
    ['another by its role', { ...dana, role: 'bot' }],
    ['a skill', { ...dana, role: 'skill' }],
  ])('%s is not answered', async (_, from) => {
    await bench.say(ERROR, { from })
    await bench.press('sent-1', { verb: 'check-again' }, { from })
    expect(bench.connector.calls).toEqual([])
    expect(bench.requests).toEqual([])
  })
})

it.each(['messageReaction', 'messageDelete', 'typing', 'endOfConversation', 'future'])(
  'takes %s without a word',
  async (type) => {
    expect((await bench.post({ type, text: ERROR })).status).toBe(200)
    expect(bench.connector.calls).toEqual([])
  },
)

it('says that it has no invokes', async () => {
  expect((await bench.post({ type: 'invoke', name: 'task/fetch', value: {} })).status).toBe(501)
})

describe('a card that somebody sends', () => {
  const CARD = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }
  const MARKUP = { contentType: 'text/html', content: '<attachment id="1"></attachment>' }
  const FILE = { contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} }

  it('alone, as a message extension inserts it, is not answered', async () => {
    await bench.say('', { attachments: [CARD, MARKUP] })
    expect(bench.connector.calls).toEqual([])
  })

  it.each([
    ['with words', ERROR, [CARD, MARKUP]],
    ['beside a file', '', [CARD, FILE]],
  ])('%s is', async (_, text, attachments) => {
    await bench.say(text, { attachments })
    expect(bench.connector.messages).toHaveLength(1)
  })
})
