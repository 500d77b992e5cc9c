import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium, inChromium } from '../chromium.ts'
import { chatInChromium } from './chat-in-chromium.ts'
import { startRunningSandbox, type RunningSandbox } from './running-sandbox.ts'

describe('the sandbox', () => {
  let app: RunningSandbox
  beforeEach(async () => {
    app = await startRunningSandbox()
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

describe.skipIf(!hasChromium)(
  inChromium('call, error, paste, reply, grant, check again'),
  { timeout: 60_000 },
  () => {
    const chat = chatInChromium()

    const be = (name: string) =>
      chat()
        .page.getByRole('radio', { name: new RegExp(name) })
        .check({ force: true })
    const press = (name: string) => chat().page.getByRole('button', { name, exact: true }).last().click()

    test('the developer gets the access from the owner, and the card says so in place', async () => {
      const { page } = chat()
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

    test('the data scientist activates the role that she is eligible for', async () => {
      const { page } = chat()
      await be('Priya')
      await page.getByRole('button', { name: /A role to activate/ }).click()
      await page.keyboard.press('Enter')
      await page.getByText('Your access to aoai-contoso must be activated first').waitFor()
      await press('Chat with gpt-4o')
      await page.getByText(/HTTP\/1\.1 401/).waitFor()

      await press('Put the command into the terminal')
      await press('Run')
      await page.getByText(/"status":"Provisioned"/).waitFor()

      await press('Chat with gpt-4o')
      await page.getByText(/HTTP\/1\.1 200/).waitFor()
      await press('Check again')
      await page
        .getByText(/The role was activated less than a minute ago/)
        .first()
        .waitFor()
      expect(await page.getByText('Your access to aoai-contoso must be activated first').count()).toBe(0)
    })
  },
)
