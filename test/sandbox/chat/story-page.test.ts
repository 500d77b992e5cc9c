import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conversations } from '../../../src/sandbox/chat/conversations.ts'
import type { Persona } from '../../../src/sandbox/chat/persona.ts'
import { hasChromium, inChromium, launchChromium } from '../../chromium.ts'
import { dana, groupChat, omar, personas, sam, tenantId } from './cast.ts'
import { openRoom } from './page-room.ts'
import type { PageRoom } from './page-room.ts'
import { answerInvoke, answerWithCard, cardSaying, sendCard } from './turn.ts'

const conversations = new Conversations(tenantId, personas)
const refreshFor = (...listed: Persona[]) => ({
  refresh: {
    action: { type: 'Action.Execute', verb: 'mine' },
    userIds: listed.map((persona) => conversations.memberId(persona)),
  },
})

describe.skipIf(!hasChromium)(inChromium('messages on the chat page'), { timeout: 30_000 }, () => {
  let browser: Browser
  let room: PageRoom

  beforeAll(async () => {
    browser = await launchChromium()
  })

  beforeEach(async () => {
    room = await openRoom(browser, dana)
    await room.page.getByText('As Dana Reyes, with 2 others').waitFor()
  })

  afterEach(async () => {
    await room.close()
    expect(room.faults).toEqual([])
  })

  afterAll(async () => {
    await browser.close()
  })

  const thread = () => room.page.getByRole('region', { name: 'Thread' })
  const badge = (persona: Persona) =>
    room.page.locator('.person', { hasText: persona.name }).getByText('unread')

  it('show a card to each person as it is for them, and say for whom it waits', async () => {
    room.talk.onTurn = async (context) => {
      const { type, from } = context.activity
      if (type === 'message') await sendCard(context, cardSaying('Handled', refreshFor(dana, omar)))
      if (type === 'invoke') await answerWithCard(context, cardSaying(`For ${from.name}`))
    }
    await room.post('@Rolecall Forbidden')
    await thread().getByText('For Dana Reyes').waitFor()
    await badge(omar).waitFor()
    expect(await badge(sam).isVisible()).toBe(false)
    await room.become(sam)
    await thread().getByText('Handled').waitFor()
    await room.choose('Handled', 'Refresh')
    await thread().getByText('For Sam Lindqvist').waitFor()
    await room.become(omar)
    await thread().getByText('For Omar Haddad').waitFor()
    expect(await badge(omar).isVisible()).toBe(false)
  })

  it('leave what is filled in where the card changes for somebody else', async () => {
    const input = [{ type: 'Input.Text', id: 'reason', label: 'Reason' }]
    room.talk.onTurn = async (context) => {
      const { type } = context.activity
      if (type === 'message') await sendCard(context, { ...cardSaying('', refreshFor()), body: input })
      if (type === 'invoke') await answerWithCard(context, cardSaying('For Sam'))
    }
    await room.post('@Rolecall Forbidden')
    await room.page.getByLabel('Reason').fill('incident')
    const message = await room.talk.page.message(({ cards }) => cards.length > 0)
    await room.talk.press(sam, 'refresh', { messageId: message.id })
    await room.talk.page.message(({ personalCards }) => personalCards[sam.id] !== undefined)
    await room.post('thanks')
    await room.page.getByText('thanks').waitFor()
    expect(await room.page.getByLabel('Reason').inputValue()).toBe('incident')
  })

  it('open the dialog of the message command, whose buttons go on in it', async () => {
    const form = {
      body: [{ type: 'Input.Text', id: 'resource', label: 'Resource' }],
      actions: [
        { type: 'Action.Submit', title: 'Use this', data: { field: 'resource' } },
        { type: 'Action.Execute', title: 'Look again', verb: 'again' },
      ],
    }
    const task = (title: string, content: object) => ({
      task: {
        type: 'continue',
        value: {
          title,
          width: 'small',
          card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
        },
      },
    })
    room.talk.onTurn = async (context) => {
      const { name } = context.activity
      if (name === 'composeExtension/fetchTask')
        await answerInvoke(context, task('Which resource?', cardSaying('', form)))
      if (name === 'composeExtension/submitAction')
        await answerInvoke(context, task('Access error', cardSaying('You miss one role')))
      if (name === 'adaptiveCard/action') {
        const body = [...form.body, { type: 'TextBlock', text: 'Looked again' }]
        await answerWithCard(context, cardSaying('', { ...form, body }))
      }
    }
    await room.post('Forbidden, what now?')
    await room.become(sam)
    await room.choose('Forbidden, what now?', 'Diagnose access error')
    await room.dialog('Which resource?').getByRole('button', { name: 'Look again' }).click()
    await room.dialog('Which resource?').getByText('Looked again').waitFor()
    await room.page.getByRole('textbox', { name: 'Resource' }).fill('contoso-openai')
    await room.button('Use this').click()
    await room.dialog('Access error').getByText('You miss one role').waitFor()
    expect(room.talk.bot.received.at(-1)?.value).toMatchObject({
      data: { field: 'resource', resource: 'contoso-openai' },
      messagePayload: { from: { user: { id: dana.id } } },
    })
    room.talk.onTurn = (context) =>
      answerInvoke(context, { task: { type: 'message', value: 'Nothing to find.' } })
    await room.button('Close').click()
    await room.choose('Forbidden, what now?', 'Diagnose access error')
    await room.page.getByText('Nothing to find.').waitFor()
  })

  it('are found and sent as cards by the search for a role', async () => {
    const preview = {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: 'Azure AI Developer', text: 'Builds and deploys' },
    }
    const content = cardSaying('Azure AI Developer may deploy')
    room.talk.onTurn = async (context) => {
      const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content, preview }]
      if (context.activity.type === 'invoke')
        await answerInvoke(context, { composeExtension: { type: 'result', attachments } })
    }
    await room.button('Find an Azure role').click()
    await room.page.getByRole('searchbox').pressSequentially('deploy')
    await room.button(/Azure AI Developer Builds and deploys/).waitFor()
    await room.page.keyboard.press('ArrowDown')
    await room.page.keyboard.press('Enter')
    await room.page.locator('.from-me').getByText('Azure AI Developer may deploy').waitFor()
  })

  it('take thumbs and a few words', async () => {
    room.talk.onTurn = async (context) => {
      if (context.activity.type === 'message') {
        const channelData = { feedbackLoop: { type: 'default' } }
        await context.sendActivity({ type: 'message', text: 'You miss one role', channelData })
      } else if (context.activity.type === 'invoke') await answerInvoke(context)
    }
    await room.post('@Rolecall Forbidden')
    await room.button('Dislike').click()
    await room.dialog('What could have been better?').getByRole('textbox').fill('too long')
    await room.button('Submit').click()
    await room.page.getByText('Thank you for your feedback').waitFor()
    expect(await room.button('Dislike').getAttribute('aria-pressed')).toBe('true')
    expect(room.talk.bot.received.at(-1)?.value).toMatchObject({
      actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"too long"}' },
    })
  })

  it('cite, and say that AI made them', async () => {
    room.talk.onTurn = (context) => context.sendActivity('One moment')
    await room.post('@Rolecall Forbidden')
    await thread().getByText('One moment').waitFor()
    const conversation = encodeURIComponent(room.talk.bot.received.at(-1)?.conversation.id ?? '')
    const appearance = { '@type': 'DigitalDocument', name: 'Roles', url: 'https://learn.microsoft.com/' }
    const entity = {
      ...{ type: 'https://schema.org/Message', additionalType: ['AIGeneratedContent'] },
      citation: [{ '@type': 'Claim', position: 1, appearance }],
    }
    await fetch(`${room.talk.chat.connectorUrl}v3/conversations/${conversation}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'Reader **is enough** [1] [2]', entities: [entity] }),
    })
    await thread().getByText('AI generated').waitFor()
    const mark = thread().getByRole('link', { name: 'Reference 1: Roles' })
    expect(await mark.getAttribute('href')).toBe('https://learn.microsoft.com/')
    await thread().getByRole('list', { name: 'References' }).getByRole('link', { name: 'Roles' }).waitFor()
    expect(await thread().getByText('is enough').locator('..').textContent()).toBe('Reader is enough 1 [2]')
  })

  it('can be edited, deleted and brought back by who wrote them', async () => {
    await room.post('Forbiden')
    await room.choose('Forbiden', 'Edit')
    await room.page.getByText('Editing your message').waitFor()
    await room.box().fill('Forbidden')
    await room.box().press('Enter')
    await thread().getByText('Forbidden').waitFor()
    await thread().getByText('Edited').waitFor()
    await room.choose('Forbidden', 'Delete')
    await thread().getByText('This message has been deleted.').waitFor()
    expect(await thread().getByText('Forbidden').count()).toBe(0)
    await room.button('Undo').click()
    await thread().getByText('Forbidden').waitFor()
    await room.become(sam)
    await thread().getByRole('button', { name: 'More options' }).focus()
    await room.page.keyboard.press('Enter')
    expect(await room.page.getByRole('menuitem').allTextContents()).toEqual(['Diagnose access error'])
    await room.page.keyboard.press('Escape')
    expect(await room.page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('More options')
  })

  it('stand in the group chat for its members alone', async () => {
    room.talk.onTurn = async (context) => {
      if (context.activity.type === 'message') await context.sendActivity('Hello, all of you')
    }
    await room.button(new RegExp(groupChat.name)).click()
    await room.page.getByText('As Dana Reyes, with 1 other').waitFor()
    expect(await room.box().inputValue()).toBe('@Rolecall ')
    await room.post('@Rolecall hello')
    await room.page.getByText('Hello, all of you').waitFor()
    expect(room.talk.bot.received.at(-1)?.conversation.conversationType).toBe('groupChat')
    await room.become(sam)
    await room.page.getByText('As Sam Lindqvist, in private').waitFor()
    expect(await room.button(new RegExp(groupChat.name)).isVisible()).toBe(false)
  })

  it('fit a phone and a screen of high contrast, with every dialog', async () => {
    const content = cardSaying('A rather long finding '.repeat(20))
    room.talk.onTurn = (context) =>
      answerInvoke(context, {
        task: {
          type: 'continue',
          value: {
            title: 'Access error',
            width: 'large',
            card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
          },
        },
      })
    await room.page.setViewportSize({ width: 390, height: 780 })
    await room.page.emulateMedia({ forcedColors: 'active' })
    await room.post('Forbidden')
    await room.choose('Forbidden', 'Diagnose access error')
    const box = await room.dialog('Access error').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(room.talk.bot.received.at(-1)?.value).toMatchObject({ context: { theme: 'contrast' } })
    expect(await room.page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
