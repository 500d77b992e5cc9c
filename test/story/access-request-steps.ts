import type { Locator, Page } from 'playwright-core'

const ERROR = `Anybody knows this? Error code: 401 - {'error': {'code': 'PermissionDenied',
'message': 'Principal does not have access to API/Operation.'}}
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions`

export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check()
}

async function post(page: Page, text: string): Promise<void> {
  await page.locator('#message-box').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

export async function postError(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ai-support' }).click()
  await page.getByText('Refused by Azure? Mention me with the error').waitFor()
  await post(page, ERROR)
  await page.getByText('Anybody knows this?').waitFor()
}

/** Dana posts an error in the channel, and Sam asks the bot to look at it. */
export async function askBelowAnError(page: Page): Promise<void> {
  await postError(page)
  await become(page, 'Sam')
  await page.getByRole('button', { name: 'Reply' }).last().click()
  await post(page, '@Rolecall can you help here?')
  await page.getByText('Only Dana Okafor sees what I found.').waitFor()
}

export async function lookAsDana(page: Page): Promise<void> {
  await become(page, 'Dana')
  await page.getByText('You are missing 2 roles on aoai-contoso').waitFor()
}

export async function requestAccess(page: Page): Promise<void> {
  await lookAsDana(page)
  await page.getByRole('button', { name: 'Request access' }).click()
  await page.getByLabel(/What you need it for/).fill('The demo on Friday')
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByText('This request waits for an approval.').waitFor()
}

export async function lookAsOlivia(page: Page): Promise<void> {
  await become(page, 'Olivia')
  await page.getByText('Dana Okafor asks for Cognitive Services User').waitFor()
}

export async function lookAsSam(page: Page, words: string): Promise<void> {
  await become(page, 'Sam')
  await page.getByText(words).waitFor()
}

/** The post with the error and all that was said below it. */
export function thread(page: Page): Locator {
  return page.getByRole('region', { name: 'Thread' }).last()
}
