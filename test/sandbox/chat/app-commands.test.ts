import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../../src/sandbox/chat/chat-message.ts'
import { bot, dana, omar, sam, tenantId } from './cast.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'
import { answerInvoke, answerWithCard, cardSaying, sendCard } from './turn.ts'

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
})

afterEach(async () => {
  await talk.close()
})

const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: cardSaying('findings') }

const said = async (text: string, where?: Parameters<Talk['say']>[1]): Promise<ChatMessage> => {
  await talk.say(text, where)
  return talk.page.message((message) => message.text === text)
}

const diagnose = (message: ChatMessage, who = sam) =>
  talk.press(who, 'diagnose', { messageId: message.id, theme: 'dark' })

const payload = () =>
  (talk.bot.received.at(-1)?.value as { messagePayload: { body: { content: string } } }).messagePayload

describe('the command on a message', () => {
  it('brings the message of somebody else, which does not mention the bot', async () => {
    talk.onTurn = (context) =>
      answerInvoke(context, { task: { type: 'message', value: 'Nothing is missing.' } })
    const post = await said('Forbidden\n<here>', { place: 'channel' })
    const reply = await said('any idea?', { place: 'channel', threadId: post.id })
    expect(await diagnose(reply)).toEqual({ kind: 'done', text: 'Nothing is missing.' })
    expect(payload()).toMatchObject({ id: reply.id, replyToId: post.id })
    await diagnose(post)
    expect(talk.bot.received).toHaveLength(2)
    expect(talk.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      from: { aadObjectId: sam.id },
      conversation: {
        conversationType: 'channel',
        id: expect.stringContaining(`;messageid=${post.id}`) as string,
      },
      channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
      value: {
        commandId: 'diagnoseAccessError',
        commandContext: 'message',
        requestId: expect.stringMatching(/^[\da-f]{32}$/) as string,
        context: { theme: 'dark' },
        messagePayload: {
          id: post.id,
          replyToId: null,
          createdDateTime: post.sentAt,
          lastModifiedDateTime: post.sentAt,
          deleted: false,
          from: {
            user: { id: dana.id, displayName: dana.name, userIdentityType: 'aadUser' },
            application: null,
          },
          body: { contentType: 'html', content: '<p>Forbidden<br>&lt;here&gt;</p>' },
          attachments: [],
          mentions: [],
        },
      },
    })
  })

  it('brings pictures and mentions as Microsoft Graph writes them', async () => {
    const pictures = [await talk.attach()]
    const post = await said('@Rolecall what now?', { place: 'channel', pictures })
    await diagnose(post)
    expect(payload().body.content).toMatch(
      new RegExp(
        `^<p><at id="0">Rolecall</at> what now\\?</p><p><img alt="image" src="https://graph\\.microsoft\\.com/v1\\.0/teams/[^"]+/messages/${post.id}/hostedContents/[^"/]+/\\$value"`,
      ),
    )
    expect(payload()).toMatchObject({
      mentions: [{ id: 0, mentionText: 'Rolecall', mentioned: { application: { displayName: bot.name } } }],
    })
  })

  it('brings a card of the bot', async () => {
    talk.onTurn = (context) => sendCard(context, cardSaying('a card'))
    await talk.say('hello')
    const message = await talk.page.message(({ cards }) => cards.length > 0)
    talk.onTurn = (context) => answerInvoke(context)
    expect(await diagnose(message, dana)).toEqual({ kind: 'done', text: null })
    const { id } = (payload() as unknown as { attachments: [{ id: string }] }).attachments[0]
    expect(payload()).toMatchObject({
      from: { user: null, application: { displayName: bot.name, applicationIdentityType: 'bot' } },
      body: { content: `<attachment id="${id}"></attachment>` },
      attachments: [{ contentType: card.contentType, content: JSON.stringify(cardSaying('a card')) }],
    })
  })

  const dialogs = [
    { width: 'small', pixels: 360 },
    { width: 510, pixels: 510 },
    { width: undefined, pixels: 600 },
  ]
  it.each(dialogs)('opens a dialog of width $width', async ({ width, pixels }) => {
    talk.onTurn = (context) =>
      answerInvoke(context, { task: { type: 'continue', value: { title: 'Findings', width, card } } })
    expect(await diagnose(await said('Forbidden', { place: 'group' }), omar)).toEqual({
      kind: 'task',
      task: { title: 'Findings', width: pixels, card: card.content },
    })
  })

  it('tells what the bot could not do', async () => {
    talk.onTurn = (context) =>
      context.sendActivity({ type: 'invokeResponse', value: { status: 500, body: {} } })
    expect(await diagnose(await said('Forbidden', { place: 'channel' }))).toEqual({
      kind: 'failed',
      text: 'Rolecall answered this with HTTP 500. Try it again.',
    })
    talk.onTurn = (context) =>
      answerInvoke(context, { task: { type: 'continue', value: { url: 'https://rolecall.example' } } })
    expect(await diagnose(await said('Forbidden', { place: 'channel' }))).toMatchObject({ kind: 'failed' })
  })
})

describe('the buttons in its dialog', () => {
  it('send an Action.Submit as submitAction, with the message, and may end in another dialog', async () => {
    const post = await said('Forbidden', { place: 'channel' })
    talk.onTurn = (context) => answerInvoke(context, { task: { type: 'continue', value: { card } } })
    const body = { messageId: post.id, theme: 'default', data: { reason: 'on call' } }
    expect(await talk.press(dana, 'submit-task', body)).toMatchObject({
      kind: 'task',
      task: { title: 'Rolecall' },
    })
    expect(talk.bot.received.at(-1)).toMatchObject({
      name: 'composeExtension/submitAction',
      value: {
        commandId: 'diagnoseAccessError',
        data: { reason: 'on call' },
        messagePayload: { id: post.id },
      },
    })
  })

  it('send an Action.Execute as on a card, whose answer stays in the dialog', async () => {
    const post = await said('Forbidden', { place: 'channel' })
    talk.onTurn = (context) => answerWithCard(context, cardSaying('requested'))
    const body = { messageId: post.id, action: { verb: 'request', data: {} } }
    expect(await talk.press(dana, 'execute-task', body)).toEqual({
      kind: 'card',
      card: cardSaying('requested'),
    })
    expect(talk.bot.received.at(-1)).toMatchObject({
      name: 'adaptiveCard/action',
      conversation: { conversationType: 'channel' },
      value: { action: { verb: 'request' }, trigger: 'manual' },
    })
    expect(talk.page.messages.find(({ id }) => id === post.id)?.personalCards).toEqual({})
  })
})

describe('the search for a role', () => {
  const found = (preview: object) => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        { ...card, preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview } },
      ],
    },
  })
  const search = async (where: object = {}) =>
    (await talk.page.write('find-role', { personaId: dana.id, place: 'personal', text: 'deploy', ...where }))
      .answer

  it('asks the bot and lists previews', async () => {
    talk.onTurn = (context) =>
      answerInvoke(
        context,
        found({ title: 'Azure AI Developer', text: 'deploys', images: [{ url: 'https://a/b' }] }),
      )
    expect(await search()).toEqual({
      kind: 'results',
      results: [
        {
          title: 'Azure AI Developer',
          subtitle: null,
          text: 'deploys',
          image: 'https://a/b',
          card: card.content,
        },
      ],
    })
    expect(talk.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'composeExtension/query',
      channelData: { source: { name: 'compose' } },
      value: {
        commandId: 'findRole',
        parameters: [{ name: 'query', value: 'deploy' }],
        queryOptions: { skip: 0, count: 25 },
      },
    })
  })

  const others = [
    {
      name: 'shows a message of the bot',
      body: { composeExtension: { type: 'message', text: 'Say what it is to allow.' } },
      text: 'Say what it is to allow.',
    },
    {
      name: 'takes no card without a preview',
      body: { composeExtension: { type: 'result', attachments: [card] } },
      text: 'Rolecall answered with results that cannot be shown here.',
    },
  ]
  it.each(others)('$name', async ({ body, text }) => {
    talk.onTurn = (context) => answerInvoke(context, body)
    expect(await search()).toEqual({ kind: 'failed', text })
  })

  it('sends what is chosen as a card of the person', async () => {
    await talk.page.write('send-card', { personaId: dana.id, place: 'channel', card: card.content })
    const message = await talk.page.message(({ cards }) => cards.length > 0)
    expect(message).toMatchObject({ author: dana.id, place: 'channel', text: '', cards: [card.content] })
    await talk.page.write('send-card', { personaId: dana.id, place: 'personal', card: card.content })
    await talk.page.message(({ place }) => place === dana.id)
    talk.onTurn = (context) => answerInvoke(context)
    await diagnose(message)
    expect(talk.bot.received.filter(({ type }) => type === 'message')).toMatchObject([
      { conversation: { conversationType: 'personal' }, attachments: [card, { contentType: 'text/html' }] },
    ])
  })
})

describe('the thumbs below a message', () => {
  it('tell the bot what the person thinks of it', async () => {
    talk.onTurn = (context) =>
      context.sendActivity({
        type: 'message',
        text: 'done',
        channelData: { feedbackLoop: { type: 'default' } },
      })
    await talk.say('hello')
    const message = await talk.page.message(({ asksForFeedback }) => asksForFeedback)
    talk.onTurn = (context) => answerInvoke(context)
    const feedback = { messageId: message.id, reaction: 'dislike', text: 'wrong "role"' }
    expect(await talk.press(dana, 'feedback', feedback)).toEqual({ kind: 'done', text: null })
    expect(talk.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'message/submitAction',
      replyToId: message.id,
      value: {
        actionName: 'feedback',
        actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"wrong \\"role\\""}' },
      },
    })
  })
})
