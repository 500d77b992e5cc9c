import { describe, expect, test } from 'vitest'
import { hasChromium, inChromium } from '../chromium.ts'
import {
  askBelowAnError,
  become,
  lookAsDana,
  lookAsOlivia,
  lookAsSam,
  postError,
  requestAccess,
} from './access-request-steps.ts'
import { chatInChromium } from './chat-in-chromium.ts'

describe.skipIf(!hasChromium)(inChromium('an error in a support channel'), { timeout: 120_000 }, () => {
  const chat = chatInChromium()

  test('becomes access that somebody else granted, and everybody sees their own side of it', async () => {
    const { page } = chat()
    await askBelowAnError(page)
    await requestAccess(page)

    await lookAsSam(page, 'Being handled.')
    expect(await page.getByText('Cognitive Services User').count()).toBe(0)
    expect(await page.getByText('The demo on Friday').count()).toBe(0)

    await lookAsOlivia(page)
    await page.getByRole('button', { name: 'Rolecall Chat with the bot' }).click()
    await page.getByText('Dana Okafor asks for Cognitive Services User').waitFor()
    await page.getByRole('button', { name: 'ai-support' }).click()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('Olivia Lindqvist approved this at').waitFor()
    expect(await page.getByText('asks for').count()).toBe(0)

    await become(page, 'Dana')
    await page.getByText('I have looked again: it is in effect.').waitFor()
    await page.getByText('Solved. What was missing: Cognitive Services User on aoai-contoso.').waitFor()
    await page.getByRole('button', { name: 'Chat with gpt-4o' }).click()
    await page.getByText('HTTP/1.1 200').waitFor()
  })

  test('that is denied tells its author why, and nobody else', async () => {
    const { page } = chat()
    await askBelowAnError(page)
    await requestAccess(page)
    await lookAsOlivia(page)
    await page.getByRole('button', { name: 'Deny', exact: true }).click()
    await page.getByLabel('A note for them').fill('Use the shared account')
    await page.getByRole('button', { name: 'Deny request' }).click()
    await page.getByText('Olivia Lindqvist denied this at').waitFor()

    await lookAsSam(page, 'There is nothing more to do here.')
    expect(await page.getByText('Use the shared account').count()).toBe(0)

    await lookAsDana(page)
    await page.getByText('Their note: Use the shared account').waitFor()
    await page.getByRole('button', { name: 'Request access' }).waitFor()
  })

  test.each([
    ['its author', 'Dana', 'You are missing 2 roles on aoai-contoso', true],
    ['somebody who may read roles there', 'Sam', 'Dana Okafor is missing 2 roles on aoai-contoso', true],
    ['others, without a word of it', 'Carla', "Dana Okafor's access to aoai-contoso could not", false],
  ])('is diagnosed from its menu for %s', async (_, name, headline, seesRoles) => {
    const { page } = chat()
    await postError(page)
    await become(page, name)
    const message = page.locator('.message', { hasText: 'Anybody knows this?' })
    await message.hover()
    await message.getByRole('button', { name: 'More options' }).click()
    await page.getByRole('menuitem', { name: 'Diagnose access error' }).click()
    const dialog = page.getByRole('dialog', { name: 'Diagnose access error' })
    await dialog.getByText(headline).first().waitFor()
    expect((await dialog.getByText('Reader, inherited from').count()) > 0).toBe(seesRoles)
  })
})
