import { describe, expect, test } from 'vitest'
import { hasChromium, inChromium } from '../chromium.ts'
import { chatInChromium } from './chat-in-chromium.ts'

describe.skipIf(!hasChromium)(inChromium('the wiring of a playground'), { timeout: 60_000 }, () => {
  const chat = chatInChromium()

  test.each([
    ['a telephone', 360],
    ['a screen', 1000],
  ])('is a picture in the chat that fits %s and says what it shows', async (_, width) => {
    const { page } = chat()
    await page.getByRole('radio', { name: /Olivia/ }).check({ force: true })
    await page.getByRole('textbox', { name: /^Message/ }).fill('Check the playground in proj-assistant')
    await page.keyboard.press('Enter')
    await page.setViewportSize({ width, height: 900 })

    const picture = page.getByRole('img', {
      name: /^Diagram of 6 services: 2 of 17 grants between them are held\./,
    })
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((node: { naturalHeight?: number }) => node.naturalHeight))
      .toBe(1024)
    const box = await picture.boundingBox()
    expect(box?.width).toBeGreaterThan(280)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(width)

    await picture.click()
    const viewer = page.getByRole('dialog', { name: 'Picture in full' })
    await viewer.getByRole('img', { name: /^Diagram of 6 services/ }).waitFor()
    await viewer.getByRole('button').first().click()
    await viewer.waitFor({ state: 'hidden' })
  })
})
