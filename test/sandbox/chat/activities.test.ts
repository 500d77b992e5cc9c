import { CardFactory } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bot, dana, omar, sam, tenantId } from './cast.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'a card' }] }
const newCard = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'a new card' }] }

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
})

afterEach(async () => {
  await talk.close()
})

describe('what the bot receives', () => {
  it('gets a personal message as Teams sends it', async () => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('first line\n  <second> line')
    const { id } = await talk.page.message((message) => message.author === dana.id)
    await talk.page.message((message) => message.text === 'done')
    expect(talk.bot.received[0]).toMatchObject({
      type: 'message',
      id,
      channelId: 'msteams',
      serviceUrl: talk.chat.connectorUrl,
      locale: 'en-US',
      text: 'first line\n  <second> line',
      textFormat: 'plain',
      from: { id: expect.stringMatching(/^29:1/) as string, name: dana.name, aadObjectId: dana.id },
      recipient: bot,
      conversation: { id: expect.stringMatching(/^a:1/) as string, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'clientInfo', locale: 'en-US' }],
      attachments: [{ contentType: 'text/html', content: '<p>first line<br>  &lt;second&gt; line</p>' }],
    })
    expect(talk.bot.received[0]?.conversation.isGroup).toBeUndefined()
  })

  it('gets the rich form of a paste as an attachment', async () => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('Forbidden', { html: '<b>Forbidden</b>' })
    await talk.page.message((message) => message.text === 'done')
    expect(talk.bot.received[0]?.attachments).toEqual([
      { contentType: 'text/html', content: '<b>Forbidden</b>' },
    ])
  })

  it('gets a mention in the channel, in a thread of its own', async () => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('@Rolecall help')
    await talk.say('@Rolecall why $& not?', { place: 'channel' })
    const post = await talk.page.message((message) => message.place === 'channel')
    await talk.page.message((message) => message.place === 'channel' && message.text === 'done')
    const received = talk.bot.received.find(({ conversation }) => conversation.conversationType === 'channel')
    expect(received).toMatchObject({
      text: '<at>Rolecall</at> why $& not?',
      conversation: { isGroup: true, tenantId },
      channelData: {
        tenant: { id: tenantId },
        team: { name: 'AI platform' },
        channel: { id: expect.stringMatching(/^19:.*@thread\.tacv2$/) as string },
      },
      entities: [{ type: 'mention', text: '<at>Rolecall</at>', mentioned: bot }, { type: 'clientInfo' }],
    })
    expect(received?.conversation.id).toMatch(new RegExp(`^19:.*@thread\\.tacv2;messageid=${post.id}$`))
    expect(received?.attachments?.[0]?.content).toContain('itemtype="http://schema.skype.com/Mention"')
    expect(talk.bot.received.find(({ text }) => text === '@Rolecall help')?.entities).toHaveLength(1)
  })

  it('gets nothing of a channel post that does not mention it', async () => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('does anybody know?', { place: 'channel' })
    await talk.say('@Rolecall do you?', { place: 'channel' })
    await talk.page.message((message) => message.text === 'done')
    expect(talk.bot.received.map(({ text }) => text)).toEqual(['<at>Rolecall</at> do you?'])
  })

  it('is installed once in each conversation', async () => {
    talk.onTurn = (context) =>
      context.activity.type === 'installationUpdate' ? context.sendActivity('Hello') : Promise.resolve()
    await talk.page.write('open', { personaId: dana.id, place: 'personal' })
    await talk.page.write('open', { personaId: dana.id, place: 'personal' })
    await talk.page.message((message) => message.place === dana.id)
    await talk.page.write('open', { personaId: omar.id, place: 'channel' })
    await talk.page.message((message) => message.place === 'channel')
    expect(
      talk.bot.received.map(({ type, action, membersAdded }) => ({ type, action, membersAdded })),
    ).toEqual([
      { type: 'conversationUpdate', action: undefined, membersAdded: [{ id: bot.id }] },
      { type: 'installationUpdate', action: 'add', membersAdded: undefined },
      { type: 'conversationUpdate', action: undefined, membersAdded: [{ id: bot.id }] },
      { type: 'installationUpdate', action: 'add', membersAdded: undefined },
    ])
    expect(talk.bot.received[2]?.channelData).toMatchObject({ eventType: 'teamMemberAdded' })
  })
})

describe('the buttons of a card', () => {
  const withCard = async () => {
    talk.onTurn = (context) =>
      context.sendActivity({ type: 'message', attachments: [CardFactory.adaptiveCard(card)] })
    await talk.say('@Rolecall card', { place: 'channel' })
    return talk.page.message((message) => message.cards.length > 0)
  }

  it('sends an Action.Submit as a message with a value', async () => {
    const message = await withCard()
    talk.onTurn = (context) => context.sendActivity('pressed')
    expect(
      await talk.page.write('submit', { personaId: sam.id, messageId: message.id, data: { verb: 'again' } }),
    ).toEqual({
      status: 200,
      answer: { kind: 'done', text: null },
    })
    const pressed = talk.bot.received.at(-1)
    expect(pressed).toMatchObject({
      type: 'message',
      value: { verb: 'again' },
      replyToId: message.id,
      from: { aadObjectId: sam.id },
      conversation: talk.bot.received[0]?.conversation,
    })
    expect(pressed?.text).toBeUndefined()
    expect(await talk.page.message(({ text }) => text === 'pressed')).toMatchObject({
      threadId: message.threadId,
    })
  })

  it('says the value of an imBack button in the chat', async () => {
    const message = await withCard()
    const data = { msteams: { type: 'imBack', value: '@Rolecall contoso-openai' } }
    await talk.page.write('submit', { personaId: dana.id, messageId: message.id, data })
    await talk.page.message(({ text, author }) => text === '@Rolecall contoso-openai' && author === dana.id)
  })

  it('sends the text and the value of a messageBack button', async () => {
    const message = await withCard()
    const data = { msteams: { type: 'messageBack', text: 'help', value: { topic: 'keys' } } }
    await talk.page.write('submit', { personaId: dana.id, messageId: message.id, data })
    expect(talk.bot.received.at(-1)).toMatchObject({ text: 'help', value: { topic: 'keys' } })
  })

  const answers = [
    {
      name: 'a new card takes its place for the person who pressed',
      answer: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: newCard },
      outcome: { kind: 'done', text: null },
      personalCards: { [sam.id]: newCard },
    },
    {
      name: 'a message is shown to the person who pressed',
      answer: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' },
      outcome: { kind: 'done', text: 'Done.' },
      personalCards: {},
    },
    {
      name: 'an error is shown to the person who pressed',
      answer: {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'Bad', message: 'No.' },
      },
      outcome: { kind: 'failed', text: 'No.' },
      personalCards: {},
    },
  ]
  it.each(answers)(
    'sends an Action.Execute as an invoke: $name',
    async ({ answer, outcome, personalCards }) => {
      const message = await withCard()
      talk.onTurn = (context) =>
        context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: answer } })
      const action = { verb: 'use', id: 'b1', title: 'Use', data: { a: 1 } }
      expect(await talk.page.write('execute', { personaId: sam.id, messageId: message.id, action })).toEqual({
        status: 200,
        answer: outcome,
      })
      expect(talk.bot.received.at(-1)).toMatchObject({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
      })
      const answered = await talk.page.message(
        (each) =>
          each.id === message.id &&
          Object.keys(each.personalCards).length === Object.keys(personalCards).length,
      )
      expect(answered.personalCards).toEqual(personalCards)
    },
  )
})
