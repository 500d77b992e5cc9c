import { describe, expect, test } from 'vitest'
import { hasChromium, inChromium } from '../chromium.ts'
import { chatInChromium } from './chat-in-chromium.ts'

const ERROR = `openai.PermissionDeniedError: Error code: 401 - {'error': {'code': 'PermissionDenied',
'message': 'Principal does not have access to API/Operation.'}}
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions`

describe.skipIf(!hasChromium)(inChromium('a screenshot in the chat'), { timeout: 60_000 }, () => {
  const chat = chatInChromium()

  /** A terminal as a person sees it, at the size of its letters in pixels. */
  async function send(text: string, size: number): Promise<void> {
    const { browser, page } = chat()
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
    const { page } = chat()
    await send(ERROR, 13)
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
    expect(
      await page.getByText('I read this in your screenshot: “Principal does not have access').count(),
    ).toBe(1)
  })

  test('that shows no error is shown back for correction, and the corrected text is answered', async () => {
    const { page } = chat()
    await send('Quarterly numbers of the coffee machine', 16)
    await page.getByText('I found no authorization error in your screenshot').waitFor()
    const box = page.getByLabel(/^This is what I read/)
    expect(await box.inputValue()).toContain('Quarterly numbers')
    await box.fill(ERROR)
    await page.getByRole('button', { name: 'Use this text' }).click()
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
  })
})
