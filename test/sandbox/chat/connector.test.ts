import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TeamsInfo,
} from 'botbuilder'
import type { Activity, ConversationParameters } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import { bot, dana, omar, personas, sam, tenantId } from './cast.ts'
import { PageVisitor } from './page-visitor.ts'
import { startRealBot } from './real-bot.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'a card' }] }

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await talk.close()
})

describe('what the bot sends', () => {
  it('answers in the chat of the person who wrote', async () => {
    talk.onTurn = (context) =>
      context.sendActivity({ type: 'message', text: '**hi**', attachments: [CardFactory.adaptiveCard(card)] })
    await talk.say('hello')
    const answer = await talk.page.message((message) => message.author === null)
    expect(answer).toMatchObject({
      place: dana.id,
      threadId: null,
      text: '**hi**',
      markdown: true,
      cards: [card],
      undrawn: [],
    })
  })

  it('answers in the thread of a channel post', async () => {
    talk.onTurn = (context) => context.sendActivity('in the thread')
    await talk.say('@Rolecall help', { place: 'channel' })
    const post = await talk.page.message((message) => message.author === dana.id)
    expect(await talk.page.message((message) => message.author === null)).toMatchObject({
      place: 'channel',
      threadId: post.id,
    })
    await talk.say('@Rolecall and now?', { place: 'channel', threadId: post.id })
    await talk.page.message(
      (message) => message.author === null && message.id !== post.id && talk.bot.received.length === 2,
    )
    expect(talk.bot.received[1]).toMatchObject({
      replyToId: post.id,
      conversation: talk.bot.received[0]?.conversation,
    })
  })

  it.each([
    ['stands in the text', '<at>Dana</at>', '<at>Dana</at> solved &amp; done', 'Dana solved & done'],
    ['does not', '<at>Dana</at>', 'solved', 'Mention entity text is not valid.'],
    ['has no words', '', 'solved', 'Mention entity text is not valid.'],
  ])('calls somebody by a mention that %s', async (_, mention, text, shown) => {
    talk.onTurn = async (context) => {
      const entities = [{ type: 'mention', text: mention, mentioned: { id: '29:1dana', name: 'Dana' } }]
      const sent = context.sendActivity({ type: 'message', text, textFormat: 'xml', entities })
      await sent.catch((fault: unknown) => context.sendActivity(String(fault)))
    }
    await talk.say('hello')
    const answer = await talk.page.message(({ author }) => author === null)
    expect(answer.text).toContain(shown)
    expect(answer.mentions).toEqual(text.includes('<at>') ? ['Dana'] : [])
  })

  it('types', async () => {
    talk.onTurn = (context) => context.sendActivity({ type: 'typing' })
    await talk.say('hello')
    expect(await talk.page.event((event) => event.name === 'typing')).toMatchObject({
      data: { place: dana.id, threadId: null },
    })
  })

  it('edits its message in place', async () => {
    talk.onTurn = async (context) => {
      const sent = await context.sendActivity('reading')
      await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: 'read' })
    }
    await talk.say('hello')
    const edited = await talk.page.message((message) => message.text === 'read')
    expect(edited.editedAt).not.toBeNull()
    expect(talk.page.messages).toHaveLength(2)
  })

  it('deletes its message', async () => {
    talk.onTurn = async (context) => {
      const sent = await context.sendActivity('a slip')
      await context.deleteActivity(sent?.id ?? '')
    }
    await talk.say('hello')
    await talk.page.event((event) => event.name === 'removed')
    expect(talk.page.messages.map(({ text }) => text)).toEqual(['hello'])
  })

  it('may not edit what a person wrote', async () => {
    talk.onTurn = async (context) => {
      const edit = context.updateActivity({ type: 'message', id: context.activity.id ?? '', text: 'changed' })
      await edit.catch((fault: unknown) => context.sendActivity(String(fault)))
    }
    await talk.say('hello')
    expect((await talk.page.message(({ author }) => author === null)).text).toContain(
      'The bot may change only its own messages.',
    )
    expect(talk.page.messages[0]?.text).toBe('hello')
  })

  it('reads the members of a chat and of the channel', async () => {
    talk.onTurn = async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context)
      const sender = await TeamsInfo.getMember(context, context.activity.from.aadObjectId ?? '')
      await context.sendActivity(
        `${members.map(({ name }) => name).join(', ')}; ${sender.userPrincipalName ?? ''}`,
      )
    }
    await talk.say('who?')
    expect(await talk.page.message((message) => message.author === null)).toMatchObject({
      text: `${dana.name}; ${dana.userPrincipalName}`,
    })
    await talk.say('@Rolecall who?', { place: 'channel' })
    expect(
      await talk.page.message((message) => message.author === null && message.place === 'channel'),
    ).toMatchObject({
      text: `${dana.name}, ${omar.name}, ${sam.name}; ${dana.userPrincipalName}`,
    })
  })

  it('begins a chat with a person who has not written', async () => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
    talk.onTurn = async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context)
      const owner = members.find(({ aadObjectId }) => aadObjectId === omar.id)
      if (!owner) throw new Error('expected the owner among the members')
      await adapter.createConversationAsync(
        '',
        'msteams',
        talk.chat.connectorUrl,
        '',
        {
          isGroup: false,
          members: [owner],
          bot,
          tenantId,
        } as Partial<ConversationParameters> as ConversationParameters,
        async (begun) => {
          await begun.sendActivity('Dana asks for a role')
        },
      )
    }
    await talk.say('@Rolecall ask the owner', { place: 'channel' })
    expect(await talk.page.message((message) => message.author === null)).toMatchObject({
      place: omar.id,
      text: 'Dana asks for a role',
    })
  })

  it('greets somebody before it begins a chat with them', async () => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
    talk.onTurn = async (context) => {
      if (context.activity.type === 'conversationUpdate') await context.sendActivity('I am Rolecall')
      if (context.activity.type !== 'message') return
      const parameters = { isGroup: false, members: [{ id: omar.id }], bot, tenantId }
      await adapter.createConversationAsync(
        '',
        'msteams',
        talk.chat.connectorUrl,
        '',
        parameters as Partial<ConversationParameters> as ConversationParameters,
        async (begun) => {
          await begun.sendActivity('Dana asks for a role')
        },
      )
    }
    await talk.say('ask the owner')
    await talk.say('ask the owner again')
    const ofOmar = () => talk.page.messages.filter(({ place }) => place === omar.id).map(({ text }) => text)
    await expect.poll(ofOmar).toEqual(['I am Rolecall', 'Dana asks for a role', 'Dana asks for a role'])
  })

  it('begins a thread in the channel', async () => {
    talk.onTurn = (context) =>
      TeamsInfo.sendMessageToTeamsChannel(
        context,
        MessageFactory.text('a new thread') as Activity,
        context.activity.conversation.id.split(';')[0] ?? '',
        'app',
      )
    await talk.say('@Rolecall begin', { place: 'channel' })
    const begun = await talk.page.message((message) => message.text === 'a new thread')
    expect(begun.threadId).toBe(begun.id)
  })
})

/** As a client that keeps all of an entity; botbuilder's own drops what it does not know. */
const post = (path: string, body: unknown, method = 'POST') =>
  fetch(`${talk.chat.connectorUrl}v3/conversations${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const rootMessage = (citations: object[]) => ({
  type: 'https://schema.org/Message',
  additionalType: ['AIGeneratedContent'],
  citation: citations,
})

const citation = {
  '@type': 'Claim',
  position: 1,
  appearance: {
    '@type': 'DigitalDocument',
    name: 'Roles',
    url: 'https://learn.microsoft.com/',
    abstract: 'all',
  },
}

describe('the entities of a message', () => {
  it('label what AI made, and cite', async () => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('hello')
    await talk.page.message(({ text }) => text === 'done')
    const conversation = encodeURIComponent(talk.bot.received[0]?.conversation.id ?? '')
    const body = { type: 'message', text: 'Reader [1]', entities: [rootMessage([citation])] }
    expect((await post(`/${conversation}/activities`, body)).status).toBe(201)
    expect(await talk.page.message(({ isAiGenerated }) => isAiGenerated)).toMatchObject({
      citations: [{ position: 1, name: 'Roles', url: 'https://learn.microsoft.com/', abstract: 'all' }],
    })
  })
})

describe('what the connector refuses', () => {
  const hello = { type: 'message', text: 'hello' }
  const cases = [
    {
      name: 'an unknown conversation',
      path: '/a%3A1unknown/activities',
      body: hello,
      status: 404,
      code: 'ConversationNotFound',
    },
    {
      name: 'an unknown thread',
      path: '/CHANNEL%3Bmessageid%3D1/activities',
      body: hello,
      status: 404,
      code: 'ConversationNotFound',
    },
    {
      name: 'the update of an unknown message',
      method: 'PUT',
      path: '/CHANNEL/activities/1',
      body: hello,
      status: 404,
      code: 'ActivityNotFoundInConversation',
    },
    {
      name: 'an activity without a type',
      path: '/CHANNEL/activities',
      body: { text: 'hello' },
      status: 400,
      code: 'BadSyntax',
    },
    {
      name: 'a message above 100 KB',
      path: '/CHANNEL/activities',
      body: { type: 'message', text: 'x'.repeat(52_000) },
      status: 413,
      code: 'MessageSizeTooBig',
    },
    {
      name: 'an activity that no chat shows',
      path: '/CHANNEL/activities',
      body: { type: 'trace' },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'two root message entities',
      path: '/CHANNEL/activities',
      body: { ...hello, entities: [rootMessage([]), rootMessage([])] },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'more than 20 citations',
      path: '/CHANNEL/activities',
      body: { ...hello, entities: [rootMessage(Array.from({ length: 21 }, () => citation))] },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'a chat with several people',
      path: '',
      body: { tenantId, isGroup: true, members: [{ id: dana.id }] },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'a chat with a stranger',
      path: '',
      body: { tenantId, members: [{ id: '29:1stranger' }] },
      status: 403,
      code: 'ForbiddenOperationException',
    },
    {
      name: 'a chat in another tenant',
      path: '',
      body: { tenantId: 'other', members: [{ id: dana.id }] },
      status: 400,
      code: 'BadArgument',
    },
  ]
  it.each(cases)('refuses $name', async ({ path, body, method, status, code }) => {
    talk.onTurn = (context) => context.sendActivity('done')
    await talk.say('@Rolecall hello', { place: 'channel' })
    await talk.page.message(({ text }) => text === 'done')
    const channelId = talk.bot.received[0]?.conversation.id.split(';')[0] ?? ''
    const response = await post(path.replace('CHANNEL', encodeURIComponent(channelId)), body, method)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { code } })
  })
})

describe('a bot that fails', () => {
  it('is told on the message when the turn fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    talk.onTurn = () => Promise.reject(new Error('a fault'))
    await talk.say('hello')
    const { fault } = await talk.page.message((message) => message.fault !== null)
    expect(fault).toBe('Rolecall answered this with HTTP 500. Try it again.')
  })

  it('is told on the message when the bot is not there', async () => {
    const gone = await startRealBot(() => Promise.resolve())
    await gone.close()
    const chat = await startChat({ botEndpoint: gone.endpoint, bot, tenantId, personas, samples: [] })
    const page = await PageVisitor.join(chat)
    const hello = { personaId: dana.id, place: 'personal', threadId: null, text: 'hello', html: null }
    await page.write('messages', hello)
    const { fault } = await page.message((message) => message.fault !== null)
    expect(fault).toMatch(/^Rolecall could not be reached at http:.*ECONNREFUSED.* Is it running\?$/)
    page.leave()
    await chat.close()
  })
})
