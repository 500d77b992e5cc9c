import { TeamsInfo } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dana, omar, sam, tenantId } from './cast.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
  talk.onTurn = (context) => context.sendActivity('done')
})

afterEach(async () => {
  await talk.close()
})

describe('the group chat', () => {
  it('gives the bot what mentions it, and nothing else', async () => {
    await talk.say('anybody?', { place: 'group' })
    await talk.say('@Rolecall do you know?', { place: 'group', pictures: [await talk.attach()] })
    const message = await talk.page.message(({ text }) => text.startsWith('@'))
    expect(await talk.page.message(({ author }) => author === null)).toMatchObject({
      place: 'group',
      threadId: null,
      text: 'done',
    })
    expect(talk.bot.received).toHaveLength(1)
    const [received] = talk.bot.received
    expect(received).toMatchObject({
      text: '<at>Rolecall</at> do you know?',
      conversation: {
        id: expect.stringMatching(/^19:[\da-f]{32}@thread\.v2$/) as string,
        conversationType: 'groupChat',
        isGroup: true,
        tenantId,
      },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'mention' }, { type: 'clientInfo' }],
    })
    expect(received?.attachments).toHaveLength(1)
    expect(received?.attachments?.[0]?.content).toContain(
      `https://graph.microsoft.com/v1.0/chats/${received?.conversation.id ?? ''}/messages/${message.id}/hostedContents/`,
    )
  })

  it('is installed in once, without being part of a team', async () => {
    await talk.page.write('open', { personaId: dana.id, place: 'group' })
    await talk.page.message(({ place }) => place === 'group')
    await talk.page.write('open', { personaId: omar.id, place: 'group' })
    await talk.say('@Rolecall hello', { place: 'group' })
    await talk.page.message(({ text }) => text === '@Rolecall hello')
    expect(talk.bot.received.map(({ type }) => type).slice(0, 2)).toEqual([
      'conversationUpdate',
      'installationUpdate',
    ])
    expect(talk.bot.received[0]?.channelData).toEqual({ tenant: { id: tenantId } })
  })

  it('has its members alone', async () => {
    talk.onTurn = async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context)
      await context.sendActivity(members.map(({ name }) => name).join(', '))
    }
    await talk.say('@Rolecall who?', { place: 'group' })
    expect((await talk.page.message(({ author }) => author === null)).text).toBe(`${dana.name}, ${omar.name}`)
    const stranger = { personaId: sam.id, place: 'group', threadId: null, text: 'hello', html: null }
    expect(await talk.page.write('messages', stranger)).toMatchObject({ status: 400 })
  })
})
