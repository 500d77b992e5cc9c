import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../../src/sandbox/chat/chat-message.ts'
import type { Persona } from '../../../src/sandbox/chat/persona.ts'
import { Conversations } from '../../../src/sandbox/chat/conversations.ts'
import { connectionName, dana, omar, personas, sam, tenantId } from './cast.ts'
import { issuedToken, startTalk } from './talk.ts'
import type { Talk } from './talk.ts'
import { answerWithCard, cardSaying, sendCard, tokenOrSignIn } from './turn.ts'

const conversations = new Conversations(tenantId, personas)
const idOf = (persona: Persona) => conversations.memberId(persona)

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
})

afterEach(async () => {
  await talk.close()
})

const refresh = (userIds?: string[]) => ({
  refresh: { action: { type: 'Action.Execute', verb: 'mine', data: { record: '1' } }, userIds },
})

/** A card in the channel, and a bot that from then on answers each invoke with a card that says whose it is. */
const withCard = async (userIds?: string[]): Promise<ChatMessage> => {
  talk.onTurn = (context) => sendCard(context, cardSaying('for everybody', refresh(userIds)))
  await talk.say('@Rolecall card', { place: 'channel' })
  const message = await talk.page.message(({ cards }) => cards.length > 0)
  talk.onTurn = (context) => answerWithCard(context, cardSaying(`for ${context.activity.from.name}`))
  return message
}

const see = (who: Persona, message: ChatMessage) =>
  talk.page.write('see', { personaId: who.id, messageIds: [message.id] })

/** Asks for a refresh, and waits for its card: what came before it has then come too. */
const refreshed = async (who: Persona, message: ChatMessage): Promise<ChatMessage> => {
  await talk.press(who, 'refresh', { messageId: message.id })
  return talk.page.message(({ personalCards }) => personalCards[who.id] !== undefined)
}

const invokes = () =>
  talk.bot.received
    .filter(({ type }) => type === 'invoke')
    .map(({ from, value }) => ({
      name: from.name,
      trigger: (value as { trigger: string }).trigger,
    }))

describe('a card with views of single persons', () => {
  it('is fetched for a listed person who sees it, and shown to that person alone', async () => {
    const message = await withCard([idOf(omar)])
    await see(omar, message)
    const { personalCards } = await talk.page.message((each) => each.personalCards[omar.id] !== undefined)
    expect(personalCards).toEqual({ [omar.id]: cardSaying(`for ${omar.name}`) })
    expect(talk.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { aadObjectId: omar.id },
      replyToId: message.id,
      value: {
        action: { type: 'Action.Execute', verb: 'mine', data: { record: '1' } },
        trigger: 'automatic',
      },
    })
  })

  const lists = [
    { name: 'nobody who is not listed', userIds: [idOf(omar)], gets: [omar] },
    { name: 'nobody where the list is empty', userIds: [], gets: [] },
    { name: 'everybody where there is no list', userIds: undefined, gets: [dana, omar, sam] },
    {
      name: 'the first sixty of a longer list',
      userIds: [...Array.from({ length: 59 }, (_, index) => `29:1${index}`), idOf(omar), idOf(dana)],
      gets: [omar],
    },
  ]
  it.each(lists)('is fetched by itself for $name', async ({ userIds, gets }) => {
    const message = await withCard(userIds)
    for (const persona of [dana, omar]) await see(persona, message)
    await see(sam, message)
    for (const { id } of gets) await talk.page.message(({ personalCards }) => personalCards[id] !== undefined)
    await refreshed(sam, message)
    const automatic = invokes().filter(({ trigger }) => trigger === 'automatic')
    expect(automatic.map(({ name }) => name).toSorted()).toEqual(gets.map(({ name }) => name).toSorted())
  })

  it('needs no data for its refresh', async () => {
    const bare = { refresh: { action: { type: 'Action.Execute', verb: 'mine' }, userIds: [idOf(omar)] } }
    talk.onTurn = (context) => sendCard(context, cardSaying('for everybody', bare))
    await talk.say('@Rolecall card', { place: 'channel' })
    const message = await talk.page.message(({ cards }) => cards.length > 0)
    talk.onTurn = (context) => answerWithCard(context, cardSaying('yours'))
    await see(omar, message)
    await talk.page.message(({ personalCards }) => personalCards[omar.id] !== undefined)
  })

  it('is fetched for anybody who asks', async () => {
    const message = await withCard([])
    expect((await refreshed(sam, message)).personalCards).toEqual({
      [sam.id]: cardSaying(`for ${sam.name}`),
    })
    expect(invokes()).toEqual([{ name: sam.name, trigger: 'manual' }])
  })

  it('is not fetched twice within a minute, and anew when the bot changes the message', async () => {
    const message = await withCard([idOf(omar)])
    await see(omar, message)
    await see(omar, message)
    await refreshed(omar, message)
    expect(invokes().filter(({ trigger }) => trigger === 'automatic')).toHaveLength(1)
    talk.onTurn = async (context) => {
      const { id } = message
      const attachments = [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: cardSaying('approved', refresh([idOf(omar)])),
        },
      ]
      await context.updateActivity({ type: 'message', id, attachments })
    }
    await talk.say('@Rolecall approve', { place: 'channel', threadId: message.threadId ?? '' })
    await talk.page.message(({ editedAt }) => editedAt !== null)
    expect(talk.page.messages.find(({ id }) => id === message.id)?.personalCards).toEqual({})
    talk.onTurn = (context) => answerWithCard(context, cardSaying('approved, yours'))
    await see(omar, message)
    await talk.page.message(({ personalCards }) => personalCards[omar.id] !== undefined)
    expect(invokes().filter(({ trigger }) => trigger === 'automatic')).toHaveLength(2)
  })

  it('is fetched with the own token of who has allowed it', async () => {
    const message = await withCard([idOf(omar)])
    talk.tokens.consent(omar)
    talk.onTurn = async (context) => {
      const token = await tokenOrSignIn(context, connectionName)
      if (token !== undefined) await answerWithCard(context, cardSaying(token))
    }
    await see(omar, message)
    const { personalCards } = await talk.page.message((each) => each.personalCards[omar.id] !== undefined)
    expect(personalCards[omar.id]).toEqual(cardSaying(issuedToken(omar)))
  })

  it('stays hidden from who is not in the conversation', async () => {
    talk.onTurn = (context) => sendCard(context, cardSaying('in the group', refresh()))
    await talk.say('@Rolecall card', { place: 'group' })
    const message = await talk.page.message(({ cards }) => cards.length > 0)
    talk.onTurn = (context) => answerWithCard(context, cardSaying('yours'))
    expect(await talk.page.write('refresh', { personaId: sam.id, messageId: message.id })).toMatchObject({
      status: 400,
    })
    await see(sam, message)
    await refreshed(omar, message)
    expect(invokes().map(({ name }) => name)).not.toContain(sam.name)
  })
})
