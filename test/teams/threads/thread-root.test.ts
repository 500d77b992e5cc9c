import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { StateUnavailableError } from '../../../src/state/state-unavailable.ts'
import { readActivity } from '../../../src/teams/incoming-activity.ts'
import { SeenMessages } from '../../../src/teams/threads/seen-messages.ts'
import type { FoundMessage, MessagePlace } from '../../../src/teams/threads/thread-message.ts'
import { BOT, dana, olivia, PERSONAL, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const OTHER = 'Access denied due to Virtual Network/Firewall rules.'
const ROOT = '1700000000000'
const TEAM = {
  tenant: { id: THREAD.tenantId },
  team: { id: '19:team@thread.tacv2', aadGroupId: '60000000-0000-4000-8000-000000000001' },
  channel: { id: '19:0123@thread.tacv2' },
}

/** As Teams sends the change of a message. */
const EDIT = { ...TEAM, eventType: 'editMessage' }

const written: FoundMessage = {
  kind: 'message',
  message: { id: ROOT, author: { id: dana.aadObjectId }, text: ERROR, html: null },
}

/** Documents without those of messages that were heard. */
class SeenAway extends MemoryDocuments {
  override put(...written: Parameters<MemoryDocuments['put']>): Promise<void> {
    return written[0].startsWith('seen-') ? away() : super.put(...written)
  }

  override read(key: string): ReturnType<MemoryDocuments['read']> {
    return key.startsWith('seen-') ? away() : super.read(key)
  }
}

function away(): Promise<never> {
  return Promise.reject(new StateUnavailableError('away'))
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

let bench: Workbench
let found: FoundMessage
let places: MessagePlace[]

let documents: MemoryDocuments

beforeEach(async () => {
  found = written
  places = []
  documents = new MemoryDocuments()
  bench = await Workbench.start({
    documents,
    messages: {
      origin: 'https://graph.microsoft.com',
      read: (place) => {
        places.push(place)
        return Promise.resolve(found)
      },
      picture: () => Promise.resolve({ kind: 'failed', why: 'not asked for here' }),
    },
  })
  bench.connector.members.set(dana.aadObjectId, dana)
})
afterEach(() => bench.close())

const mentionedByOlivia = (words: string) => bench.sayInThread(words, { from: olivia, channelData: TEAM })

describe('a mention below an error', () => {
  it.each(['', 'can you help here?', 'please have a look at this'])(
    'that says “%s” is about the message that began the thread, and its author',
    async (words) => {
      await mentionedByOlivia(words)
      expect(places).toEqual([
        {
          kind: 'channel',
          groupId: TEAM.team.aadGroupId,
          channelId: TEAM.channel.id,
          messageId: ROOT,
          replyId: null,
        },
      ])
      expect(bench.requests).toMatchObject([{ text: ERROR, asker: { id: dana.aadObjectId } }])
      expect(bench.lastWords).toBe('Looked into. Only Dana Developer sees what I found.')
    },
  )

  it('asks for the team’s group where Teams leaves it out, within its limits and again where that passes', async () => {
    const { team, ...rest } = TEAM
    bench.connector.teams.set(team.id, [
      [429, {}],
      [200, { id: team.id, aadGroupId: team.aadGroupId }],
    ])
    await bench.sayInThread('', { from: olivia, channelData: { ...rest, team: { id: team.id } } })
    expect(places).toMatchObject([{ groupId: team.aadGroupId }])
    expect(bench.waits).toHaveLength(1)
    expect(bench.log.filter(({ event }) => event === 'send-failed')).toHaveLength(1)
  })

  it('needs no Microsoft Graph where the bot heard the message', async () => {
    await bench.say(ERROR, { id: ROOT, conversation: THREAD })
    await mentionedByOlivia('')
    expect(places).toEqual([])
    expect(bench.requests).toMatchObject([{ text: ERROR, asker: { id: dana.aadObjectId } }])
  })

  it('is not about a message that was deleted meanwhile', async () => {
    found = { kind: 'none' }
    await bench.say(ERROR, { id: ROOT, conversation: THREAD })
    await bench.post({ type: 'messageDelete', id: ROOT, conversation: THREAD })
    await mentionedByOlivia('')
    expect(bench.requests).toEqual([])
  })

  it.each([
    ['a channel', THREAD],
    ['a group chat', { id: '19:group@thread.v2', conversationType: 'groupChat', tenantId: THREAD.tenantId }],
  ])('is about what another process heard in %s', async (_, conversation) => {
    const other = await Workbench.start({ documents })
    await other.say(ERROR, { id: ROOT, conversation })
    const attachments = [{ contentType: 'messageReference', content: JSON.stringify({ messageId: ROOT }) }]
    await bench.sayInThread('', { from: olivia, channelData: TEAM, conversation, attachments })
    expect(places).toEqual([])
    expect(bench.requests).toMatchObject([{ text: ERROR, asker: { id: dana.aadObjectId } }])
    await other.close()
  })

  it.each([
    ['another error', OTHER, [{ text: OTHER }]],
    ['no error', 'never mind, it works now', []],
  ])('is about what the message says since it was edited: %s', async (_, text, expected) => {
    found = { kind: 'none' }
    await bench.say(ERROR, { id: ROOT, conversation: THREAD })
    await bench.say(text, { type: 'messageUpdate', id: ROOT, conversation: THREAD, channelData: EDIT })
    expect(bench.connector.messages).toEqual([])
    await mentionedByOlivia('')
    expect(bench.requests).toMatchObject(expected)
  })

  it('is read from Microsoft Graph where what was heard cannot be had', async () => {
    const away = await Workbench.start({
      documents: new SeenAway(),
      messages: {
        origin: 'https://graph.microsoft.com',
        read: () => Promise.resolve(written),
        picture: () => Promise.resolve({ kind: 'failed', why: 'not asked for here' }),
      },
    })
    away.connector.members.set(dana.aadObjectId, dana)
    await away.say(ERROR, { id: ROOT, conversation: THREAD })
    await away.sayInThread('', { from: olivia, channelData: TEAM })
    expect(away.requests).toMatchObject([{ text: ERROR, asker: { id: dana.aadObjectId } }])
    expect(away.log.filter(({ event }) => event === 'state-away')).toHaveLength(2)
    await away.close()
  })

  it.each([
    ['an error of its own', ERROR],
    ['a question', 'what can I do on aoai-contoso?'],
    ['a question about roles', 'what does Cognitive Services User allow?'],
    ['help', 'help'],
  ])('that brings %s is about that', async (_, words) => {
    await mentionedByOlivia(words)
    expect(places).toEqual([])
    expect(bench.requests.every(({ asker }) => asker?.by === 'id' && asker.id === olivia.aadObjectId)).toBe(
      true,
    )
  })

  it('is about itself where no error began the thread', async () => {
    found = { ...written, message: { ...written.message, text: 'Good morning, team' } }
    await mentionedByOlivia('can you help here?')
    expect(bench.requests).toMatchObject([{ asker: { id: olivia.aadObjectId } }])
  })
})

describe('a mention that quotes an error', () => {
  const quoting = (messageId: string) => ({
    attachments: [
      {
        contentType: 'messageReference',
        content: JSON.stringify({
          messageId,
          messagePreview: ERROR,
          messageSender: { user: { id: 'anybody' } },
        }),
      },
    ],
  })

  it('in a group chat is about the quoted message, as Teams has it', async () => {
    const conversation = {
      id: '19:group@thread.v2',
      conversationType: 'groupChat',
      tenantId: THREAD.tenantId,
    }
    await bench.sayInThread('look', { from: olivia, conversation, ...quoting('42') })
    expect(places).toEqual([{ kind: 'chat', chatId: conversation.id, messageId: '42' }])
    expect(bench.requests).toMatchObject([{ text: ERROR, asker: { id: dana.aadObjectId } }])
  })

  it('in a thread is about the quoted answer', async () => {
    await bench.sayInThread('look', { from: olivia, channelData: TEAM, ...quoting('42') })
    expect(places).toMatchObject([{ kind: 'channel', messageId: ROOT, replyId: '42' }])
  })
})

describe('a message that cannot be read', () => {
  it('is asked for in another way', async () => {
    found = { kind: 'refused', why: 'Microsoft Graph answered 403' }
    await mentionedByOlivia('')
    expect(bench.lastWords).toMatch(/^I cannot read the message that you mean\. Send me/)
    expect(bench.log).toContainEqual({ level: 'warn', event: 'thread-not-read', fields: { why: found.why } })
  })

  it('by somebody who is gone is told so', async () => {
    bench.connector.members.clear()
    await mentionedByOlivia('')
    expect(bench.lastWords).toMatch(/is no longer in this conversation/)
    expect(bench.requests).toEqual([])
  })
})

it.each([
  ['an error in a chat of two', ERROR, PERSONAL],
  ['what is no error', 'Good morning, my password is hunter2', THREAD],
  ['an error longer than people paste', `${ERROR} `.repeat(500), THREAD],
])('%s is not kept', async (_, text, conversation) => {
  await bench.say(text, { id: ROOT, conversation })
  expect(await documents.keys('seen-messages')).toEqual([])
})

it('what was heard is kept for a day', async () => {
  let now = new Date()
  const clock = () => now
  const seen = new SeenMessages(new MemoryDocuments(clock), clock, SILENT)
  const read = readActivity({
    ...{ type: 'message', id: ROOT, serviceUrl: bench.connector.url, from: dana, recipient: BOT },
    ...{ conversation: THREAD, text: ERROR },
  })
  if (read.kind === 'fault') throw new Error(read.text)
  await seen.note(read.activity)
  expect(await seen.message(THREAD.id, ROOT)).toMatchObject({ text: ERROR })
  now = new Date(now.getTime() + 24 * 60 * 60_000)
  expect(await seen.message(THREAD.id, ROOT)).toBeNull()
})

it('what people say among themselves is not kept', async () => {
  found = { kind: 'none' }
  await bench.say('Good morning, my password is hunter2', { id: ROOT, conversation: THREAD })
  await mentionedByOlivia('')
  expect(places).toHaveLength(1)
})
