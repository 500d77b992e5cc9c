import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dana, omar } from './cast.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

let talk: Talk

beforeEach(async () => {
  talk = await startTalk()
  talk.onTurn = (context) => context.sendActivity(`heard ${context.activity.type}`)
})

afterEach(async () => {
  await talk.close()
})

const said = async (text: string, where?: Parameters<Talk['say']>[1]) => {
  await talk.say(text, where)
  const message = await talk.page.message((each) => each.text === text)
  await talk.page.message(({ author }) => author === null)
  return message
}

const change = (path: string, messageId: string, more: object = {}, who = dana) =>
  talk.page.write(path, { personaId: who.id, messageId, ...more })

const heard = async (type: string) => {
  await talk.page.message(({ text }) => text === `heard ${type}`)
  return talk.bot.received.findLast((activity) => activity.type === type)
}

describe("what becomes of one's own message", () => {
  it('is edited: the bot gets it as it is now, by the same id', async () => {
    const message = await said('Forbiden', { html: '<b>Forbiden</b>' })
    await change('edit', message.id, { text: 'Forbidden' })
    expect(await heard('messageUpdate')).toMatchObject({
      id: message.id,
      text: 'Forbidden',
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: '<p>Forbidden</p>' }],
      from: { aadObjectId: dana.id },
      channelData: { eventType: 'editMessage' },
    })
    const edited = await talk.page.message(({ editedAt }) => editedAt !== null)
    expect(edited).toMatchObject({ id: message.id, text: 'Forbidden', html: null })
  })

  it('is deleted, and comes back', async () => {
    const message = await said('Forbidden')
    await change('delete', message.id)
    const deletion = await heard('messageDelete')
    expect(deletion).toMatchObject({ id: message.id, channelData: { eventType: 'softDeleteMessage' } })
    expect(deletion).not.toHaveProperty('text')
    expect(talk.page.messages.find(({ id }) => id === message.id)?.deletedAt).not.toBeNull()
    await change('undelete', message.id)
    expect(await heard('messageUpdate')).toMatchObject({
      id: message.id,
      text: 'Forbidden',
      channelData: { eventType: 'undeleteMessage' },
    })
    expect(talk.page.messages.find(({ id }) => id === message.id)?.deletedAt).toBeNull()
  })

  it('is told in the thread of a channel where it mentions the bot', async () => {
    const post = await said('@Rolecall hello', { place: 'channel' })
    await change('edit', post.id, { text: '@Rolecall help' })
    expect(await heard('messageUpdate')).toMatchObject({
      text: '<at>Rolecall</at> help',
      conversation: talk.bot.received[0]?.conversation,
      channelData: { eventType: 'editMessage', team: { name: 'AI platform' } },
    })
  })

  it('is no business of the bot where it does not mention it', async () => {
    await talk.say('hello all', { place: 'group' })
    const message = await talk.page.message(({ place }) => place === 'group')
    await change('edit', message.id, { text: 'good morning all' })
    await change('delete', message.id)
    await said('@Rolecall hello', { place: 'channel' })
    expect(talk.bot.received.map(({ type }) => type)).toEqual(['message'])
  })

  const refused = [
    { name: 'edits by others', path: 'edit', who: omar, more: { text: 'mine' }, place: 'group' },
    { name: 'deletions by others', path: 'delete', who: omar, more: {}, place: 'group' },
    { name: 'edits to nothing', path: 'edit', who: dana, more: { text: ' ' }, place: 'group' },
    { name: 'an undoing of what is not deleted', path: 'undelete', who: dana, more: {}, place: 'group' },
  ] as const
  it.each(refused)('takes no $name', async ({ path, who, more, place }) => {
    await talk.say('hello', { place })
    const { id } = await talk.page.message(({ text }) => text === 'hello')
    expect(await change(path, id, more, who)).toMatchObject({ status: 400 })
    expect(talk.page.messages).toMatchObject([{ text: 'hello', editedAt: null, deletedAt: null }])
  })
})
