import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SAYINGS } from '../../../src/teams/saying.ts'
import { dana, PERSONAL, Workbench } from '../workbench.ts'

const PARTNER = '7e5a0000-0000-4000-8000-000000000002'
const ERROR = 'Principal does not have access to API/Operation'
const IN_PARTNER = {
  conversation: { ...PERSONAL, tenantId: PARTNER },
  channelData: { tenant: { id: PARTNER } },
}

let bench: Workbench
beforeAll(async () => {
  bench = await Workbench.start({ allowedTenantIds: [PARTNER] })
})
beforeEach(() => {
  bench.connector.calls.length = 0
})
afterAll(() => bench.close())

describe('somebody of a tenant that is let in', () => {
  it('is answered about roles in general', async () => {
    await bench.say('what can Azure AI Developer do?', IN_PARTNER)
    expect(bench.lastWords).toContain('Azure AI Developer')
  })

  it.each([
    ['an error', ERROR],
    ['a question about their access', 'what can I do on aoai-contoso?'],
    ['what went on in the conversation', 'digest'],
    ['hello', 'hi'],
  ])('is told, asked or asking “%s”, that their Azure is not read', async (_, text) => {
    await bench.say(text, IN_PARTNER)
    expect(bench.connector.calls).toMatchObject([{ body: { text: SAYINGS['azure-of-another-tenant'] } }])
  })

  it('is told the same in a channel of the own tenant', async () => {
    await bench.sayInThread(ERROR, { from: { ...dana, tenantId: PARTNER } })
    expect(bench.connector.calls).toMatchObject([{ body: { text: SAYINGS['azure-of-another-tenant'] } }])
  })

  it('presses a button in vain, also one that would decide a request', async () => {
    const answer = await bench.execute('decide', { id: 'any', decision: 'approve' }, IN_PARTNER)
    expect(answer.value).toBe(SAYINGS['azure-of-another-tenant'])
    await bench.press('sent-1', { verb: 'check-again' }, IN_PARTNER)
    expect(bench.lastWords).toBe(SAYINGS['azure-of-another-tenant'])
  })

  it('finds roles beside the message box', async () => {
    const value = { parameters: [{ name: 'query', value: 'Reader' }] }
    const body = await bench.invoke('composeExtension/query', value, IN_PARTNER)
    expect(JSON.stringify(body)).toContain('Search Index Data Reader')
  })

  it.each(['composeExtension/fetchTask', 'composeExtension/submitAction'])(
    'gets no diagnosis through %s',
    async (name) => {
      const body = await bench.invoke(name, { commandId: 'diagnose' }, IN_PARTNER)
      expect(body).toEqual({ task: { type: 'message', value: SAYINGS['azure-of-another-tenant'] } })
    },
  )

  it.each(['signin/tokenExchange', 'signin/verifyState', 'message/submitAction'])(
    'gets nowhere with %s',
    async (name) => {
      const response = await bench.post({ type: 'invoke', name, value: {}, ...IN_PARTNER })
      expect(response.status).toBe(501)
    },
  )

  it('is neither looked up nor recorded nor welcomed', async () => {
    await bench.say(ERROR, IN_PARTNER)
    await bench.post({ type: 'installationUpdate', action: 'add', ...IN_PARTNER })
    expect(bench.requests).toEqual([])
    expect(await bench.records()).toEqual([])
    expect(bench.connector.messages).toHaveLength(1)
  })
})
