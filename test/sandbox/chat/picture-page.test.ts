import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pictureLimits } from '../../../src/sandbox/chat/pictures.ts'
import { hasChromium, inChromium, launchChromium } from '../../chromium.ts'
import { openPage } from './open-page.ts'
import { screenshot } from './screenshot.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

describe.skipIf(!hasChromium)(inChromium('pictures on the chat page'), { timeout: 30_000 }, () => {
  let browser: Browser
  let talk: Talk
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launchChromium()
  })

  beforeEach(async () => {
    talk = await startTalk()
    talk.onTurn = (context) =>
      context.activity.type === 'message' ? context.sendActivity('Seen') : Promise.resolve()
    ;({ page, faults } = await openPage(browser, talk.chat.url))
    await page.getByText('As Dana Reyes, in private').waitFor()
  })

  afterEach(async () => {
    await page.close()
    await talk.close()
    expect(faults).toEqual([])
  })

  afterAll(async () => {
    await browser.close()
  })

  const box = () => page.getByRole('textbox', { name: /^Message|^Post in/ })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const image = (name: string) => page.getByRole('img', { name, exact: true })
  const hint = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

  const png = async (name = 'refused.png') => ({
    name,
    mimeType: 'image/png',
    buffer: await screenshot('png'),
  })
  const choose = async (...files: { name: string; mimeType: string; buffer: Buffer }[]) => {
    const choosing = page.waitForEvent('filechooser')
    await button('Attach pictures').click()
    await (await choosing).setFiles(files)
  }

  /** A statement that makes `data`, what the clipboard or the desktop holds: a picture, and texts by their type. */
  const transfer = async (name: string, texts: Record<string, string> = {}) => {
    const base64 = (await screenshot('png')).toString('base64')
    return `
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], '${name}', { type: 'image/png' }))
      for (const [type, text] of Object.entries(${JSON.stringify(texts)})) data.setData(type, text)
    `
  }

  const paste = async (name: string, texts?: Record<string, string>) => {
    await box().focus()
    await page.evaluate(`{
      ${await transfer(name, texts)}
      const paste = { clipboardData: data, bubbles: true, cancelable: true }
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', paste))
    }`)
  }

  const drop = async (target: Locator, name: string) => {
    const dataTransfer = await page.evaluateHandle(`{
      ${await transfer(name)}
      data
    }`)
    await target.dispatchEvent('dragover', { dataTransfer })
    await page.getByText('Drop pictures to attach them').waitFor()
    await target.dispatchEvent('drop', { dataTransfer })
    await page.getByText('Drop pictures to attach them').waitFor({ state: 'hidden' })
  }

  const isDrawn = (drawn: Locator) =>
    expect.poll(() => drawn.evaluate((node: { naturalWidth?: number }) => node.naturalWidth)).toBe(640)

  it('sends one that was chosen, with the text, and shows it in the log', async () => {
    await choose(await png())
    await isDrawn(image('Picture to send: refused.png'))
    await page.getByRole('list', { name: 'Pictures to send' }).getByText('refused.png').waitFor()
    await box().fill('what now?')
    await box().press('Enter')
    await page.getByText('Seen').waitFor()
    await isDrawn(image('Picture that Dana sent'))
    expect(await page.getByRole('list', { name: 'Pictures to send' }).isVisible()).toBe(false)
    expect(talk.bot.received.at(-1)).toMatchObject({
      text: 'what now?',
      attachments: [{ contentType: 'image/*' }, { contentType: 'text/html' }],
    })
  })

  it('sends one that was pasted, without a text', async () => {
    await paste('image.png')
    await image('Picture to send: image.png').waitFor()
    await button('Send').click()
    await isDrawn(image('Picture that Dana sent'))
    await page.getByText('Seen').waitFor()
    expect(await button('Send').isDisabled()).toBe(true)
  })

  it('takes the text of a paste where Office copies a picture of it too', async () => {
    await paste('image.png', { 'text/plain': 'Forbidden', 'text/html': '<b>Forbidden</b>' })
    await box().fill('Forbidden')
    await box().press('Enter')
    await page.getByText('Seen').waitFor()
    expect(talk.bot.received.at(-1)?.attachments).toEqual([
      { contentType: 'text/html', content: '<b>Forbidden</b>' },
    ])
  })

  it('sends one that was dropped onto the room', async () => {
    await drop(page.getByRole('log', { name: 'Messages' }), 'drop.png')
    await image('Picture to send: drop.png').waitFor()
    await box().press('Enter')
    await isDrawn(image('Picture that Dana sent'))
  })

  it('shows one in the channel, where the bot is not given it', async () => {
    await page.getByRole('button', { name: /ai-support/ }).click()
    await choose(await png())
    await image('Picture to send: refused.png').waitFor()
    await box().fill('')
    await hint('Without a mention Rolecall does not see this.')
    await button('Mention Rolecall').click()
    await box().press('Enter')
    await isDrawn(
      page.getByRole('region', { name: 'Thread' }).getByRole('img', { name: 'Picture that Dana sent' }),
    )
    await page.getByText('Seen').waitFor()
    expect(talk.bot.received.at(-1)?.attachments).toMatchObject([{ contentType: 'text/html' }])
  })

  it('removes one by the keyboard and keeps the place of the focus', async () => {
    await choose(await png('a.png'), await png('b.png'))
    await button('Remove a.png').press('Enter')
    await image('Picture to send: a.png').waitFor({ state: 'detached' })
    await button('Remove b.png').press('Enter')
    await image('Picture to send: b.png').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.id')).toBe('attach')
    expect(await button('Send').isDisabled()).toBe(true)
  })

  it('keeps what is attached in its own place', async () => {
    await choose(await png())
    await image('Picture to send: refused.png').waitFor()
    await page.getByRole('radio', { name: /Omar Haddad/ }).check()
    await image('Picture to send: refused.png').waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: /Dana Reyes/ }).check()
    await image('Picture to send: refused.png').waitFor()
  })

  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') }
  const huge = { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(pictureLimits.largest + 1) }
  const refused = [
    { name: 'a text file', files: () => [notes], says: 'notes.txt is not a picture.' },
    {
      name: 'a drawing that can carry script',
      files: () => [{ ...notes, name: 'a.svg', mimeType: 'image/svg+xml' }],
      says: 'a.svg is not a picture.',
    },
    { name: 'a picture above 10 MB', files: () => [huge], says: 'huge.png is larger than 10 MB.' },
    {
      name: 'a fourth picture',
      files: () => Promise.all(['1', '2', '3', '4'].map((name) => png(name))),
      says: 'A message takes 3 pictures.',
    },
  ]
  it.each(refused)('says in the composer why it does not take $name', async ({ files, says }) => {
    await choose(...(await files()))
    await hint(says)
    await box().press('a')
    await page.getByText(says).waitFor({ state: 'hidden' })
  })

  it('opens one in full and returns to the log', async () => {
    await choose(await png())
    await image('Picture to send: refused.png').waitFor()
    await box().press('Enter')
    await page.getByRole('link', { name: 'Picture that Dana sent' }).press('Enter')
    const viewer = page.getByRole('dialog', { name: 'refused.png' })
    await isDrawn(viewer.getByRole('img', { name: 'Picture that Dana sent' }))
    const address = await viewer.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')
    expect((await fetch(new URL(address ?? '', talk.chat.url))).headers.get('content-type')).toBe('image/png')
    await viewer.getByRole('button', { name: 'Close' }).click()
    await viewer.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Picture that Dana sent' }).click()
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'hidden' })
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 780 })
    await choose(await png('a-rather-long-name-of-a-screenshot-2026-08-01.png'), await png('b.png'))
    await image('Picture to send: b.png').waitFor()
    await box().press('Enter')
    await isDrawn(image('Picture 2 of 2 that Dana sent'))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
