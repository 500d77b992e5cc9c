import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openChat, startRunningSandbox, type RunningSandbox } from './running-sandbox.ts'

export interface ChatInChromium {
  readonly browser: Browser
  /** a new page of a new sandbox for each test, greeted by the bot */
  readonly page: Page
}

/** Within a `describe`: what its tests look at, once they run. */
export function chatInChromium(): () => ChatInChromium {
  let browser: Browser
  let app: RunningSandbox
  let page: Page

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    app = await startRunningSandbox()
    page = await openChat(browser, app)
  })
  afterEach(async () => {
    await page.close()
    await app.close()
  })

  return () => ({ browser, page })
}
