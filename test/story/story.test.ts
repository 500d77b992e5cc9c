import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

/** The sandbox as `npm start` runs it, on free ports and without its log. */
async function start(): Promise<App & { readonly chatUrl: string }> {
  const app = await startApp(readConfig({ PORT: '0', CHAT_PORT: '0', LOG_LEVEL: 'silent' }))
  if (app.chatUrl === null) throw new Error('the sandbox started without its chat page')
  return { ...app, chatUrl: app.chatUrl }
}

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

describe('the sandbox', () => {
  let app: App & { readonly chatUrl: string }
  beforeEach(async () => {
    app = await start()
  })
  afterEach(() => app.close())

  test.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/anything-else', 404],
  ])('GET %s answers %i', async (path, status) => {
    expect((await fetch(`${app.botUrl}${path}`)).status).toBe(status)
  })

  test('the bot and the chat page are on loopback', () => {
    expect([app.botUrl, app.chatUrl].map((url) => new URL(url).hostname)).toEqual(['127.0.0.1', '127.0.0.1'])
  })
})

const title = hasChromium
  ? 'call, error, paste, reply, grant, check again'
  : `call, error, paste, reply, grant, check again (skipped: no Chromium at ${executablePath}; set CHROMIUM_PATH)`

describe.skipIf(!hasChromium)(title, { timeout: 60_000 }, () => {
  let browser: Browser
  let app: App & { readonly chatUrl: string }
  let page: Page

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    app = await start()
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
    await page.goto(app.chatUrl)
    await page.getByText('Refused by Azure? Paste the error here').waitFor()
  })
  afterEach(async () => {
    await page.close()
    await app.close()
  })

  const be = (name: string) => page.getByRole('radio', { name: new RegExp(name) }).check({ force: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click()

  test('the developer gets the access from the owner, and the card says so in place', async () => {
    await press('Chat with gpt-4o')
    await page.getByText(/HTTP\/1\.1 401/).waitFor()
    await press('Paste into the chat')
    await page.keyboard.press('Enter')
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()

    await press('Put the command into the terminal')
    await be('Olivia')
    await press('Run')
    await page.getByText(/"roleDefinitionId"/).waitFor()

    await be('Dana')
    await press('Chat with gpt-4o')
    await page.getByText(/HTTP\/1\.1 200/).waitFor()
    await press('Check again')
    await page
      .getByText(/You already have/)
      .first()
      .waitFor()
    expect(await page.getByText('You are missing 2 roles on aoai-contoso').count()).toBe(0)
  })
})
