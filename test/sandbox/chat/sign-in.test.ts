import type { TurnContext } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../../src/sandbox/chat/chat-message.ts'
import type { Persona } from '../../../src/sandbox/chat/persona.ts'
import { connectionName, dana, omar } from './cast.ts'
import { issuedToken, startTalk } from './talk.ts'
import type { Talk } from './talk.ts'
import { answerInvoke, cardSaying, sendCard, tokenOrSignIn, userTokenClient } from './turn.ts'

let talk: Talk
let card: ChatMessage

/** A bot that says whose token it got. */
const tellToken =
  (ways: { exchanges?: boolean } = {}) =>
  async (context: TurnContext) => {
    const token = await tokenOrSignIn(context, connectionName, ways)
    if (token === undefined) return
    const type = 'application/vnd.microsoft.activity.message'
    await answerInvoke(context, { statusCode: 200, type, value: token })
  }

beforeEach(async () => {
  talk = await startTalk()
  talk.onTurn = (context) => sendCard(context, cardSaying('Dana asks for a role'))
  await talk.say('@Rolecall ask', { place: 'channel' })
  card = await talk.page.message(({ cards }) => cards.length > 0)
  talk.onTurn = tellToken()
})

afterEach(async () => {
  await talk.close()
})

const approve = (who: Persona) =>
  talk.press(who, 'execute', { messageId: card.id, action: { verb: 'approve', data: { request: 'r1' } } })

const allow = (who: Persona, asked: Awaited<ReturnType<typeof approve>>) =>
  talk.press(who, 'allow', { signInId: asked.kind === 'sign-in' ? asked.id : '' })

const invokes = () =>
  talk.bot.received.filter(({ type }) => type === 'invoke').map(({ value }) => value as object)

const action = { type: 'Action.Execute', verb: 'approve', data: { request: 'r1' } }

describe('a button whose bot wants to act for the person', () => {
  it('asks first, and then brings a token of Teams, which the bot exchanges', async () => {
    const asked = await approve(omar)
    expect(asked.kind).toBe('sign-in')
    expect(await allow(omar, asked)).toEqual({ kind: 'done', text: issuedToken(omar) })
    expect(invokes()).toEqual([
      { action, trigger: 'manual' },
      {
        action,
        trigger: 'manual',
        authentication: {
          id: expect.any(String) as string,
          connectionName,
          token: expect.stringMatching(/^ey[\w-]+\.ey[\w-]+\.[\w-]+$/) as string,
        },
      },
    ])
  })

  it('does not ask again who has allowed it', async () => {
    talk.tokens.consent(omar)
    expect(await approve(omar)).toEqual({ kind: 'done', text: issuedToken(omar) })
    expect(await approve(omar)).toEqual({ kind: 'done', text: issuedToken(omar) })
    expect(invokes()).toHaveLength(3)
  })

  it('asks each person for themselves', async () => {
    talk.tokens.consent(omar)
    expect((await approve(dana)).kind).toBe('sign-in')
  })

  it('asks and brings a code where the bot takes no token of Teams', async () => {
    talk.tokens.consent(omar)
    talk.onTurn = tellToken({ exchanges: false })
    const asked = await approve(omar)
    expect(asked.kind).toBe('sign-in')
    expect(await allow(omar, asked)).toEqual({ kind: 'done', text: issuedToken(omar) })
    const state = expect.stringMatching(/^\d{6}$/) as string
    expect(invokes().at(-1)).toEqual({ action, trigger: 'manual', state })
  })

  it('tells when the bot does not accept the code either', async () => {
    talk.onTurn = async (context) => {
      const buttons = [{ type: 'signin', title: 'Sign in', value: await linkOf(context) }]
      const type = 'application/vnd.microsoft.activity.loginRequest'
      await answerInvoke(context, { statusCode: 401, type, value: { connectionName, buttons } })
    }
    expect(await allow(omar, await approve(omar))).toEqual({
      kind: 'failed',
      text: 'Rolecall did not accept the sign-in.',
    })
  })

  it('does not sign anybody in where the link of the bot leads elsewhere', async () => {
    talk.onTurn = (context) => {
      const buttons = [{ type: 'signin', title: 'Sign in', value: 'https://evil.example/signin' }]
      const type = 'application/vnd.microsoft.activity.loginRequest'
      return answerInvoke(context, { statusCode: 401, type, value: { connectionName, buttons } })
    }
    expect(await allow(omar, await approve(omar))).toMatchObject({ kind: 'failed' })
    expect(invokes()).toHaveLength(1)
  })

  it('goes on for the person alone who was asked, and once', async () => {
    const asked = await approve(omar)
    expect(await allow(dana, asked)).toMatchObject({ kind: 'failed' })
    expect(await allow(omar, asked)).toMatchObject({ kind: 'done' })
    expect(await allow(omar, asked)).toMatchObject({ kind: 'failed' })
    expect(invokes()).toHaveLength(2)
  })
})

async function linkOf(context: TurnContext): Promise<string> {
  const client = userTokenClient(context)
  const { signInLink } = await client.getSignInResource(connectionName, context.activity, '')
  return signInLink ?? ''
}
