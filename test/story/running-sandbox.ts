import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

export type RunningSandbox = App & { readonly chatUrl: string; close(): Promise<void> }

/** The sandbox as `npm start` runs it, on free ports and without its log. */
export async function startRunningSandbox(): Promise<RunningSandbox> {
  const app = await startApp(readConfig({ PORT: '0', CHAT_PORT: '0', LOG_LEVEL: 'silent' }))
  if (app.chatUrl === null) throw new Error('the sandbox started without its chat page')
  const close = async () => {
    await app.drain()
    await app.flush()
  }
  return { ...app, chatUrl: app.chatUrl, close }
}

/** The chat page, once the bot has greeted. */
export async function openChat(
  browser: Browser,
  { chatUrl }: RunningSandbox,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, ...options })
  await page.goto(chatUrl)
  await page.getByText('Refused by Azure? Paste the error here').waitFor()
  return page
}
