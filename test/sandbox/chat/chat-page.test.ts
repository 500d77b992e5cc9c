import { CardFactory } from 'botbuilder'
import type { TurnContext } from 'botbuilder'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import type { ArmCall } from '../../../src/sandbox/chat/sandbox-actions.ts'
import { bot, dana, omar, personas, sam, samples, tenantId } from './cast.ts'
import { hasChromium, inChromium, launchChromium } from '../../chromium.ts'
import { openPage } from './open-page.ts'
import { startRealBot } from './real-bot.ts'
import type { RealBot } from './real-bot.ts'

const roleId = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Missing: <b>OpenAI User</b>', wrap: true },
    { type: 'TextBlock', id: 'details', text: 'request 42', isVisible: false },
    ...[
      'az role assignment create \\',
      `  --assignee-object-id ${dana.id} --role ${roleId} \\`,
      '  --scope /a',
    ].map((text) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text, fontType: 'Monospace' }],
    })),
    { type: 'CodeBlock', codeSnippet: 'az account show', language: 'Bash' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Check again', data: { verb: 'check-again' } },
    { type: 'Action.ToggleVisibility', title: 'Show details', targetElements: ['details'] },
    {
      type: 'Action.ShowCard',
      title: 'Not what I meant',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'resource', label: 'Resource' }],
        actions: [{ type: 'Action.Execute', title: 'Use this', verb: 'use', data: { field: 'resource' } }],
      },
    },
  ],
}

async function answer(context: TurnContext): Promise<void> {
  const { type, text } = context.activity
  const value: unknown = context.activity.value
  if (type === 'conversationUpdate') await context.sendActivity('Welcome')
  else if (type === 'invoke') {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Taken.' }
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  } else if (type === 'message' && value !== undefined) await context.sendActivity('Still missing.')
  else if (type === 'message' && text.includes('does not have access')) {
    await context.sendActivity({ type: 'message', attachments: [CardFactory.adaptiveCard(card)] })
  } else if (type === 'message') {
    const sent = await context.sendActivity('One moment')
    await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: `You said: ${text}` })
  }
}

describe.skipIf(!hasChromium)(inChromium('the chat page'), { timeout: 30_000 }, () => {
  let browser: Browser
  let realBot: RealBot
  let chat: Chat
  let page: Page
  let asked: (ArmCall & { by: string })[]
  let faults: string[]

  beforeAll(async () => {
    browser = await launchChromium()
  })

  beforeEach(async () => {
    asked = []
    realBot = await startRealBot(answer)
    chat = await startChat({
      botEndpoint: realBot.endpoint,
      bot,
      tenantId,
      personas,
      samples,
      actions: {
        calls: [{ id: 'chat', title: 'Ask the chat model' }],
        callService: () =>
          Promise.resolve({ ok: false, text: '401: Principal does not have access to API/Operation.' }),
        callArm: (by, call) => {
          asked.push({ by, ...call })
          return Promise.resolve({ ok: true, text: 'Assigned.' })
        },
      },
    })
    ;({ page, faults } = await openPage(browser, chat.url))
    await page.getByText('Welcome').waitFor()
  })

  afterEach(async () => {
    await page.close()
    await chat.close()
    await realBot.close()
    expect(faults).toEqual([])
  })

  afterAll(async () => {
    await browser.close()
  })

  const box = () => page.getByRole('textbox', { name: /^Message|^Post in/ })
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' })

  it('becomes the person who is picked', async () => {
    await page.getByRole('radio', { name: /Omar Haddad/ }).check()
    await page.getByText('As Omar Haddad, in private').waitFor()
    await page.getByText('Welcome').waitFor()
    await box().fill('hello')
    await box().press('Enter')
    await page.getByText('You said: hello').waitFor()
    expect(realBot.received.at(-1)?.from.aadObjectId).toBe(omar.id)
  })

  it('puts a sample into the message box, keeps its lines, and sends it when asked', async () => {
    await button(/Chat completion refused/).click()
    expect(await box().inputValue()).toBe(samples[0]?.text)
    expect(realBot.received.filter(({ type }) => type === 'message')).toEqual([])
    await box().press('Shift+Enter')
    await box().pressSequentially('last line')
    await box().press('Enter')
    await page.locator('.card').waitFor()
    expect(realBot.received.at(-1)?.text).toBe(`${samples[0]?.text ?? ''}\nlast line`)
    expect(await box().inputValue()).toBe('')
  })

  it('draws the card, its text as text, and lets its buttons work', async () => {
    await box().fill('Principal does not have access to API/Operation.')
    await box().press('Enter')
    await page.getByText('Missing: <b>OpenAI User</b>').waitFor()
    await page.getByText('az account show').waitFor()
    expect(await page.getByText('request 42').isVisible()).toBe(false)
    await button('Show details').click()
    await page.getByText('request 42').waitFor()
    await button('Check again').click()
    await page.getByText('Still missing.').waitFor()
    expect(realBot.received.at(-1)).toMatchObject({ type: 'message', value: { verb: 'check-again' } })
    await button('Not what I meant').click()
    await page.getByRole('textbox', { name: 'Resource' }).fill('contoso-openai')
    await button('Use this').click()
    await page.getByText('Taken.').waitFor()
    expect(realBot.received.at(-1)).toMatchObject({
      type: 'invoke',
      value: { action: { verb: 'use', data: { field: 'resource', resource: 'contoso-openai' } } },
    })
  })

  it('shows what people and the bot write as text, never as HTML', async () => {
    await box().fill('<img src=x onerror=alert(1)>')
    await box().press('Enter')
    await page.getByText('You said: <img src=x onerror=alert(1)>').waitFor()
    expect(await page.locator('#log img[src="x"]').count()).toBe(0)
  })

  it('reads the Markdown that the bot writes, without running what it links to', async () => {
    await box().fill('**bold** [here](https://learn.microsoft.com/) [there](javascript:alert(1))')
    await box().press('Enter')
    await page.locator('.from-bot strong', { hasText: 'bold' }).waitFor()
    expect(await page.getByRole('link', { name: 'here' }).getAttribute('rel')).toBe('noopener noreferrer')
    expect(await page.getByRole('link', { name: 'there' }).count()).toBe(0)
  })

  it('mentions the bot in the channel and shows the answer in the thread', async () => {
    await page.getByRole('radio', { name: /Sam Lindqvist/ }).check()
    await button(/ai-support/).click()
    expect(await box().inputValue()).toBe('@Rolecall ')
    await box().press('End')
    await box().pressSequentially('help us')
    await box().press('Enter')
    const thread = page.getByRole('region', { name: 'Thread' }).filter({ hasText: 'help us' })
    await thread.getByText('You said: <at>Rolecall</at> help us').waitFor()
    expect(realBot.received.at(-1)).toMatchObject({
      from: { aadObjectId: sam.id },
      entities: [{ type: 'mention' }, {}],
    })
    await thread.getByRole('button', { name: 'Reply' }).click()
    await box().fill('thank you')
    await page.getByText('Without a mention Rolecall does not see this.').waitFor()
    await box().press('Enter')
    await thread.getByText('thank you').waitFor()
    expect(realBot.received.at(-1)?.text).toContain('help us')
  })

  it('lives the story: call, paste the error, take the command, run it as the owner', async () => {
    await button('Ask the chat model').click()
    await button('Paste into the chat').click()
    await box().press('Enter')
    await button('Put the command into the terminal').click()
    await page.getByRole('radio', { name: /Omar Haddad/ }).check()
    await button('Run').click()
    await page.getByText('Assigned.').waitFor()
    expect(asked).toMatchObject([
      { by: omar.id, method: 'PUT', body: { properties: { principalId: dana.id } } },
    ])
    expect(asked[0]?.path).toMatch(/^\/a\/providers\/Microsoft\.Authorization\/roleAssignments\//)
  })

  it('sends the rich form of a paste along', async () => {
    await box().focus()
    await page.evaluate(`{
      const data = new DataTransfer()
      data.setData('text/plain', 'Forbidden')
      data.setData('text/html', '<b>Forbidden</b>')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    }`)
    await box().fill('Forbidden')
    await box().press('Enter')
    await page.getByText('You said: Forbidden').waitFor()
    expect(realBot.received.at(-1)?.attachments).toEqual([
      { contentType: 'text/html', content: '<b>Forbidden</b>' },
    ])
  })

  it('fits a phone, with people and tools behind buttons', async () => {
    await page.setViewportSize({ width: 400, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400)
    await button('Try it').click()
    await button(/Chat completion refused/).click()
    await box().press('Enter')
    await page.locator('.card').waitFor()
    await button('People and conversations').click()
    await page.getByRole('radio', { name: /Omar Haddad/ }).check()
    await page.keyboard.press('Escape')
    await page.getByText('As Omar Haddad, in private').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400)
  })

  it('can be used with the keyboard alone', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('message-box')
    await page.keyboard.type('hello')
    await page.keyboard.press('Enter')
    await page.getByText('You said: hello').waitFor()
    await page.getByRole('radio', { name: /Dana Reyes/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText('As Omar Haddad, in private').waitFor()
  })

  it('keeps the person and the place when it is loaded again', async () => {
    await page.getByRole('radio', { name: /Sam Lindqvist/ }).check()
    await button(/ai-support/).click()
    await page.reload()
    await page.getByText('As Sam Lindqvist, with 2 others').waitFor()
  })
})
