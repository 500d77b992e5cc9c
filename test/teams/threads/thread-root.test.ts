import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FoundMessage, MessagePlace } from '../../../src/teams/threads/thread-message.ts'
import { dana, olivia, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const ROOT = '1700000000000'
const TEAM = {
  tenant: { id: THREAD.tenantId },
  team: { id: '19:team@thread.tacv2', aadGroupId: '60000000-0000-4000-8000-000000000001' },
  channel: { id: '19:0123@thread.tacv2' },
}

const written: FoundMessage = {
  kind: 'message',
  message: { id: ROOT, author: { id: dana.aadObjectId }, text: ERROR, html: null },
}

let bench: Workbench
let found: FoundMessage
let places: MessagePlace[]

beforeEach(async () => {
  found = written
  places = []
  bench = await Workbench.start({
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

it('what people say among themselves is not kept', async () => {
  found = { kind: 'none' }
  await bench.say('Good morning, my password is hunter2', { id: ROOT, conversation: THREAD })
  await mentionedByOlivia('')
  expect(places).toHaveLength(1)
})
