import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium, inChromium, launchChromium } from '../chromium.ts'
import { openChat, startRunningSandbox, type RunningSandbox } from './running-sandbox.ts'

const ERROR = `openai.PermissionDeniedError: Error code: 401 - {'error': {'code': 'PermissionDenied',
'message': 'Principal does not have access to API/Operation.'}}
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions`

describe.skipIf(!hasChromium)(inChromium('a screenshot in the chat'), { timeout: 60_000 }, () => {
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

  /** A terminal as a person sees it, at the size of its letters in pixels. */
  async function send(text: string, size: number): Promise<void> {
    const terminal = await browser.newPage({ viewport: { width: 900, height: 200 } })
    await terminal.setContent(
      `<pre style="background:#0c0c0c;color:#ccc;margin:0;padding:12px;font:${size}px/1.4 'DejaVu Sans Mono',monospace">${text}</pre>`,
    )
    const buffer = await terminal.screenshot()
    await terminal.close()
    await page.setInputFiles('input[type=file]', { name: 'screenshot.png', mimeType: 'image/png', buffer })
    await page.getByRole('button', { name: 'Send' }).click()
  }

  test('is read and answered, with the words that were read', async () => {
    await send(ERROR, 13)
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
    expect(
      await page.getByText('I read this in your screenshot: “Principal does not have access').count(),
    ).toBe(1)
  })

  test('that shows no error is shown back for correction, and the corrected text is answered', async () => {
    await send('Quarterly numbers of the coffee machine', 16)
    await page.getByText('I found no authorization error in your screenshot').waitFor()
    const box = page.getByLabel(/^This is what I read/)
    expect(await box.inputValue()).toContain('Quarterly numbers')
    await box.fill(ERROR)
    await page.getByRole('button', { name: 'Use this text' }).click()
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
  })
})
