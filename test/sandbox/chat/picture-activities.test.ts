import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dana } from './cast.ts'
import { screenshot } from './screenshot.ts'
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

const received = async () => {
  await talk.page.message(({ text }) => text === 'done')
  const activity = talk.bot.received.at(-1)
  return { activity, html: String(activity?.attachments?.at(-1)?.content) }
}

const sources = (html: string): string[] =>
  [...html.matchAll(/<img alt="image" src="([^"]+)"/g)].map(([, source = '']) => source)

describe('the pictures of a message, as the bot receives them', () => {
  it('are attachments on the connector in a personal chat, before the HTML', async () => {
    const ids = [await talk.attach(), await talk.attach('b.jpg', await screenshot('jpeg'))]
    await talk.say('what now?', { pictures: ids })
    const { activity, html } = await received()
    expect(activity).toMatchObject({ text: 'what now?', textFormat: 'plain' })
    expect(activity?.attachments).toEqual([
      ...ids.map((id) => ({
        contentType: 'image/*',
        contentUrl: `${talk.chat.connectorUrl}v3/attachments/${id}/views/original`,
      })),
      { contentType: 'text/html', content: html },
    ])
    expect(html).toMatch(/^<p>what now\?<\/p><p><img /)
    expect(html).toContain('itemscope="image/png"')
    expect(html).toContain('itemscope="image/jpeg"')
    expect(sources(html)).toEqual(ids.map((id) => `https://us-api.asm.skype.com/v1/objects/${id}/views/imgo`))
  })

  it('can be read where the attachment says', async () => {
    await talk.say('', { pictures: [await talk.attach()] })
    const { activity } = await received()
    const response = await fetch(activity?.attachments?.[0]?.contentUrl ?? '')
    expect(response.headers.get('content-type')).toBe('image/png')
    expect((await screenshot('png')).equals(await response.bytes())).toBe(true)
  })

  it('come without a text when nothing was written', async () => {
    await talk.say(' ', { pictures: [await talk.attach()] })
    const { activity, html } = await received()
    expect(activity?.text).toBeUndefined()
    expect(html).toMatch(/^<p><img [^<>]+><\/p>$/)
  })

  it('stand below the rich form of a paste', async () => {
    await talk.say('Forbidden', { html: '<b>Forbidden</b>', pictures: [await talk.attach()] })
    expect((await received()).html).toMatch(/^<b>Forbidden<\/b><p><img [^<>]+><\/p>$/)
  })

  it('are on Microsoft Graph in a channel, and no attachments', async () => {
    await talk.say('@Rolecall', { place: 'channel', pictures: [await talk.attach()] })
    const post = await talk.page.message(({ author }) => author === dana.id)
    const { activity, html } = await received()
    expect(activity?.text).toBe('<at>Rolecall</at>')
    expect(activity?.attachments).toEqual([{ contentType: 'text/html', content: html }])
    const [channelId = ''] = activity?.conversation.id.split(';') ?? []
    const messages = `/channels/${channelId}/messages/`
    const [source = ''] = sources(html)
    expect(source).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/teams\/[\da-f-]{36}\//)
    expect(source).toContain(`${messages}${post.id}/hostedContents/`)
    expect(source).toMatch(/\/\$value$/)
    expect(html).not.toContain('127.0.0.1')
  })

  it('are on Microsoft Graph below the reply of a thread', async () => {
    await talk.say('@Rolecall', { place: 'channel' })
    const post = await talk.page.message(({ author }) => author === dana.id)
    await talk.say('@Rolecall', { place: 'channel', threadId: post.id, pictures: [await talk.attach()] })
    const reply = await talk.page.message(({ pictures }) => pictures.length > 0)
    await talk.page.message(() => talk.bot.received.length === 2 && talk.page.messages.length === 4)
    expect(sources((await received()).html)[0]).toContain(
      `/messages/${post.id}/replies/${reply.id}/hostedContents/`,
    )
  })
})

describe('a picture on Microsoft Graph', () => {
  it('goes with its message, and comes back with it', async () => {
    await talk.say('@Rolecall', { place: 'channel', pictures: [await talk.attach()] })
    const post = await talk.page.message(({ author }) => author === dana.id)
    const [source = ''] = sources((await received()).html)
    const [, teamId = '', channelId = '', contentId = ''] =
      /\/teams\/([^/]+)\/channels\/([^/]+)\/.+\/hostedContents\/([^/]+)/.exec(source) ?? []
    const address = { kind: 'channel', teamId, channelId, messageId: post.id, replyId: null } as const
    const shown = () => talk.chat.messages.hostedContent(address, contentId)?.type ?? null

    const seen = [shown()]
    for (const path of ['delete', 'undelete']) {
      await talk.page.write(path, { personaId: dana.id, messageId: post.id })
      seen.push(shown())
    }
    expect(seen).toEqual(['image/png', null, 'image/png'])
  })
})
