import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  tlsPolicy,
} from '@azure/core-rest-pipeline'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../../src/sandbox/chat/chat-message.ts'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { DANA } from '../../../src/sandbox/contoso/people.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { dana, tenantId } from '../chat/cast.ts'
import { screenshot } from '../chat/screenshot.ts'
import { startTalk, type Talk } from '../chat/talk.ts'
import { cardSaying, sendCard } from '../chat/turn.ts'
import { GRAPH, send } from '../support/clients.ts'

let sandbox: Sandbox
let talk: Talk

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

beforeEach(async () => {
  talk = await startTalk()
  sandbox.teams.connect(talk.chat.messages)
  sandbox.teams.consent(true)
  talk.onTurn = (context) => sendCard(context, cardSaying('an answer'))
})
afterEach(() => talk.close())

const get = (path: string, credential = sandbox.readerCredential) =>
  send(sandbox, { url: `${sandbox.graphEndpoint}/v1.0${path}`, credential, scope: GRAPH })

const said = async (text: string, where?: Parameters<Talk['say']>[1]): Promise<ChatMessage> => {
  await talk.say(text, where)
  return talk.page.message((message) => message.text === text)
}

/** A post that the bot has answered in its thread, and where Microsoft Graph has the messages of that channel. */
const post = async (text = '@Rolecall help', pictures: readonly string[] = []) => {
  const message = await said(text, { place: 'channel', pictures })
  const answer = await talk.page.message(({ author }) => author === null)
  const { team, channel } = talk.bot.received[0]?.channelData as {
    team: { aadGroupId: string }
    channel: { id: string }
  }
  return { message, answer, messages: `/teams/${team.aadGroupId}/channels/${channel.id}/messages` }
}

describe('a message of Teams in Microsoft Graph', () => {
  it('is a post in a channel', async () => {
    const { message, messages } = await post()
    const { status, body } = await get(`${messages}/${message.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      '@odata.context': expect.stringContaining('/messages/$entity') as string,
      id: message.id,
      replyToId: null,
      createdDateTime: message.sentAt,
      deletedDateTime: null,
      from: {
        application: null,
        user: {
          '@odata.type': '#microsoft.graph.teamworkUserIdentity',
          ...{ id: dana.id, displayName: dana.name, userIdentityType: 'aadUser', tenantId },
        },
      },
      body: { contentType: 'html', content: '<p><at id="0">Rolecall</at> help</p>' },
      attachments: [],
      channelIdentity: { channelId: messages.split('/')[4] },
    })
  })

  it('is a reply of the bot below it, with its card', async () => {
    const { message, answer, messages } = await post()
    const { body } = await get(`${messages}/${message.id}/replies/${answer.id}`)
    expect(body).toMatchObject({
      id: answer.id,
      replyToId: message.id,
      from: { user: null, application: { displayName: 'Rolecall', applicationIdentityType: 'bot' } },
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: JSON.stringify(cardSaying('an answer')),
        },
      ],
    })
  })

  it('is a message of the group chat', async () => {
    await said('@Rolecall hello', { place: 'group' })
    await talk.page.message(({ author }) => author === null)
    const chatId = talk.bot.received[0]?.conversation.id ?? ''
    const message = await said('**thanks**', { place: 'group' })
    expect((await get(`/chats/${chatId}/messages/${message.id}`)).body).toMatchObject({
      id: message.id,
      chatId,
      channelIdentity: null,
      body: { content: '<p>**thanks**</p>' },
    })
  })

  it('is as it was edited, and empty once it is deleted', async () => {
    const { message, messages } = await post()
    await talk.page.write('edit', { personaId: dana.id, messageId: message.id, text: 'never mind' })
    expect((await get(`${messages}/${message.id}`)).body).toMatchObject({
      body: { content: '<p>never mind</p>' },
      lastEditedDateTime: expect.any(String) as string,
    })
    await talk.page.write('delete', { personaId: dana.id, messageId: message.id })
    expect((await get(`${messages}/${message.id}`)).body).toMatchObject({
      body: { content: '' },
      deletedDateTime: expect.any(String) as string,
    })
  })

  it('has its pictures at the addresses in its HTML', async () => {
    const bytes = await screenshot('png')
    const { message, messages } = await post('@Rolecall look', [await talk.attach('a.png', bytes)])
    const { body } = await get(`${messages}/${message.id}`)
    const [, path = ''] =
      /src="https:\/\/graph\.microsoft\.com([^"]+)"/.exec(
        (body as { body: { content: string } }).body.content,
      ) ?? []
    const { token } = await sandbox.readerCredential.getToken(GRAPH)
    const pipeline = createEmptyPipeline()
    pipeline.addPolicy(tlsPolicy({ ca: sandbox.certificateAuthority }))
    const request = createPipelineRequest({ url: `${sandbox.graphEndpoint}${path}` })
    request.headers.set('authorization', `Bearer ${token}`)
    request.streamResponseStatusCodes = new Set([200])
    const answer = await pipeline.sendRequest(createDefaultHttpClient(), request)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(bytes.equals(await buffer(answer.readableStreamBody ?? Readable.from([])))).toBe(true)
  })
})

describe('a message that Microsoft Graph does not show', () => {
  it('is one for which the consent was taken back', async () => {
    const { message, messages } = await post()
    sandbox.teams.consent(false)
    const refused = await get(`${messages}/${message.id}`)
    expect(refused).toMatchObject({
      status: 403,
      body: {
        error: { code: 'Forbidden', message: expect.stringContaining('ChannelMessage.Read.Group') as string },
      },
    })
  })

  it('is any, to others than the app of the bot', async () => {
    const { message, messages } = await post()
    expect((await get(`${messages}/${message.id}`, sandbox.credentialFor(DANA))).status).toBe(403)
  })

  const elsewhere = [
    { name: 'a reply without its thread', path: 'MESSAGES/REPLY' },
    { name: 'a post as its own reply', path: 'MESSAGES/POST/replies/POST' },
    { name: 'a reply in another thread', path: 'MESSAGES/1/replies/REPLY' },
    { name: 'a post of another team', path: '/teams/1/channels/1/messages/POST' },
    { name: 'a post as a message of a chat', path: '/chats/1/messages/POST' },
    { name: 'a picture that it does not have', path: 'MESSAGES/POST/hostedContents/YQ==/$value' },
  ]
  it.each(elsewhere)('is $name', async ({ path }) => {
    const { message, answer, messages } = await post()
    const filled = path
      .replace('MESSAGES', messages)
      .replaceAll('POST', message.id)
      .replaceAll('REPLY', answer.id)
    expect(await get(filled)).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } })
  })
})
