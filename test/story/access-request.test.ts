import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium, inChromium } from '../chromium.ts'
import { chatInChromium } from './chat-in-chromium.ts'

const ERROR = `Anybody knows this? Error code: 401 - {'error': {'code': 'PermissionDenied',
'message': 'Principal does not have access to API/Operation.'}}
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions`

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check()
}

async function post(page: Page, text: string): Promise<void> {
  await page.locator('#message-box').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** Dana posts an error in the channel, and Sam asks the bot to look at it. */
async function askBelowAnError(page: Page): Promise<void> {
  await page.getByText('ai-support').first().click()
  await page.getByText('Refused by Azure? Mention me with the error').waitFor()
  await post(page, ERROR)
  await become(page, 'Sam')
  await page.getByRole('button', { name: 'Reply' }).last().click()
  await post(page, '@Rolecall can you help here?')
  await page.getByText('Only Dana Okafor sees what I found.').waitFor()
}

async function requestAccess(page: Page): Promise<void> {
  await become(page, 'Dana')
  await page.getByRole('button', { name: 'Request access' }).click()
  await page.getByLabel(/What you need it for/).fill('The demo on Friday')
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByText('This request waits for an approval.').waitFor()
}

describe.skipIf(!hasChromium)(inChromium('an error in a support channel'), { timeout: 120_000 }, () => {
  const chat = chatInChromium()

  test('becomes access that somebody else granted, and everybody sees their own side of it', async () => {
    const { page } = chat()
    await askBelowAnError(page)
    await become(page, 'Dana')
    await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
    await requestAccess(page)

    await become(page, 'Sam')
    await page.getByText('Being handled.').waitFor()
    expect(await page.getByText('Cognitive Services User').count()).toBe(0)

    await become(page, 'Olivia')
    await page.getByText('Reason: ').waitFor()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.getByText('Olivia Lindqvist approved this just now.').waitFor()

    await become(page, 'Dana')
    await page.getByText('I have looked again: it is in effect.').waitFor()
    await page.getByText('Solved. What was missing: Cognitive Services User on aoai-contoso.').waitFor()
    await page.getByRole('button', { name: 'Chat with gpt-4o' }).click()
    await page.getByText('HTTP/1.1 200').waitFor()
  })

  test('that is denied tells its author why', async () => {
    const { page } = chat()
    await askBelowAnError(page)
    await requestAccess(page)
    await become(page, 'Olivia')
    await page.getByRole('button', { name: 'Deny', exact: true }).click()
    await page.getByLabel('A note for them').fill('Use the shared account')
    await page.getByRole('button', { name: 'Deny request' }).click()
    await page.getByText('Olivia Lindqvist denied this just now.').waitFor()

    await become(page, 'Sam')
    await page.getByText('There is nothing more to do here.').waitFor()
    expect(await page.getByText('Use the shared account').count()).toBe(0)
  })
})
