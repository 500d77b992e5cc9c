import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sampleError } from '../../builders/requests.ts'
import { AccessBench, account, TENANT_ID, type Account } from '../access/access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const sam = account('Sam')

/** A chat of people, which the bot is not in. */
const CHAT = { id: '19:4711@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT_ID }

const card = z.looseObject({
  actions: z.array(z.looseObject({ type: z.string(), title: z.string(), data: z.unknown().optional() })),
})
const task = z.object({
  task: z.union([
    z.object({ type: z.literal('message'), value: z.string() }),
    z.object({ type: z.literal('continue'), value: z.looseObject({ card: z.object({ content: card }) }) }),
  ]),
})

let bench: AccessBench
beforeEach(async () => {
  bench = await AccessBench.start()
  bench.connector.refuse = ({ conversationId }) => (conversationId === CHAT.id ? 403 : null)
})
afterEach(() => bench.close())

interface Shown {
  /** all that is shown and sent back by it */
  readonly words: string
  /** what a button of the dialog sends back */
  readonly press: (title: string) => unknown
}

/** What the dialog comes to for who chooses the command on a message of `author`, or presses a button there. */
async function dialog(who: Account, author: Account, data?: unknown): Promise<Shown> {
  const messagePayload = {
    id: '1700000000000',
    from: { user: { id: author.aadObjectId, displayName: author.name } },
    body: { contentType: 'text', content: sampleError('Chat playground') },
  }
  const response = await bench.post(who, {
    type: 'invoke',
    name: data === undefined ? 'composeExtension/fetchTask' : 'composeExtension/submitAction',
    conversation: CHAT,
    value: { commandId: 'diagnoseAccessError', messagePayload, data },
  })
  const { task: answer } = task.parse(await response.json())
  const actions = answer.type === 'continue' ? answer.value.card.content.actions : []
  return {
    words: JSON.stringify(answer),
    press: (title) => actions.find((each) => each.title === title && each.type === 'Action.Submit')?.data,
  }
}

const fields = { reason: 'a demo', duration: 'PT8H' }
const filled = (form: Shown, more: object = {}) => ({
  ...(form.press('Send request') as object),
  ...fields,
  ...more,
})
const form = async () => dialog(dana, dana, (await dialog(dana, dana)).press('Request access'))
const requested = async () =>
  (await bench.records()).filter(({ event }) => event === 'access-requested').map(({ actor }) => actor.id)

describe('in the dialog', () => {
  it('the form comes next, and the request goes to those who can grant it, followed in the own chat', async () => {
    const next = await form()
    expect(next.words).toContain('Cognitive Services User on aoai-contoso')
    expect(next.words).toContain('What you need it for')

    const sent = await dialog(dana, dana, filled(next))
    expect(sent.words).toContain('I tell you in our own chat what they decide.')
    expect(await requested()).toEqual([dana.aadObjectId])
    const request = await bench.shown(/"verb":"approve","request":"([^"]+)"/)
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    expect(bench.sandbox.writes).toMatchObject([{ callerId: olivia.aadObjectId, status: 201 }])
    const summaries = bench.connector.messages.map(({ method, body }) => `${method} ${body.summary ?? ''}`)
    expect(summaries).toContainEqual(expect.stringMatching(/^POST Requested: Cognitive Services User/))
    expect(summaries).toContainEqual(expect.stringMatching(/^POST Olivia Lindqvist approved your request/))
    expect(bench.connector.calls.filter(({ conversationId }) => conversationId === CHAT.id)).toEqual([])
  })

  it('it can be taken back', async () => {
    const sent = await dialog(dana, dana, filled(await form()))
    expect((await dialog(dana, dana, sent.press('Withdraw'))).words).toContain('withdrew this')
  })

  it('who has no chat with the bot is told that they will not hear of it', async () => {
    bench.connector.refuse = ({ conversationId, body }) =>
      conversationId === CHAT.id || body.members?.[0]?.id === dana.aadObjectId ? 403 : null
    const sent = await dialog(dana, dana, filled(await form()))
    expect(sent.words).toContain('I have no chat with you, so ask them what they decide')
  })

  it('sent twice it is one request', async () => {
    const data = filled(await form())
    await dialog(dana, dana, data)
    expect((await dialog(dana, dana, data)).words).toContain('Requested')
    expect(await requested()).toEqual([dana.aadObjectId])
  })
})

describe('nobody requests in the dialog', () => {
  it('for somebody else, whose message they look at', async () => {
    const shown = await dialog(sam, dana)
    expect(shown.words).toContain('Dana Okafor is missing')
    expect(shown.press('Request access')).toBeUndefined()
  })

  it('what was offered to somebody else', async () => {
    const offered = (await dialog(dana, dana)).press('Request access')
    const data = filled(await form())
    expect((await dialog(sam, dana, offered)).words).toContain('I no longer know what this was about')
    expect((await dialog(sam, dana, data)).words).toContain('Only the person whose error this is about')
    expect((await dialog({ ...dana, aadObjectId: undefined }, dana, data)).words).toContain(
      'did not tell me who you are',
    )
    expect(await requested()).toEqual([])
  })

  it('a role that was not advised, or without a reason', async () => {
    const next = await form()
    const role = '00000000-0000-4000-8000-00000000beef'
    expect((await dialog(dana, dana, filled(next, { roles: role }))).words).toContain(
      'Only the roles that this answer advises',
    )
    expect((await dialog(dana, dana, filled(next, { reason: ' ' }))).words).toContain('Say in a few words')
    expect(await requested()).toEqual([])
  })

  it('a decision', async () => {
    await dialog(dana, dana, filled(await form()))
    const request = await bench.shown(/"verb":"approve","request":"([^"]+)"/)
    await dialog(olivia, dana, { verb: 'approve', request })
    await dialog(olivia, dana, { verb: 'deny', request })
    const events = (await bench.records()).map(({ event }) => event)
    expect(events).not.toContain('request-decided')
    expect(bench.sandbox.writes).toEqual([])
  })
})
