import type { Browser, Locator, Page } from 'playwright-core'
import type { Persona } from '../../../src/sandbox/chat/persona.ts'
import { openPage } from './open-page.ts'
import { startTalk } from './talk.ts'
import type { Talk } from './talk.ts'

/** A chat with a scripted bot, and its page in a browser, where a test acts as one persona or another. */
export interface PageRoom {
  readonly talk: Talk
  readonly page: Page
  readonly faults: readonly string[]
  readonly box: () => Locator
  readonly button: (name: string | RegExp) => Locator
  readonly dialog: (name: string | RegExp) => Locator
  readonly become: (persona: Persona) => Promise<void>
  readonly post: (text: string) => Promise<void>
  /** Chooses from the “…” menu of the message that says this. */
  readonly choose: (text: string, item: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openRoom(
  browser: Browser,
  at: Persona,
  place: 'personal' | 'group' | 'channel' = 'channel',
): Promise<PageRoom> {
  const talk = await startTalk()
  const { page, faults } = await openPage(browser, `${talk.chat.url}#${at.id}/${place}`)
  const box = () => page.getByRole('textbox', { name: /^Message|^Post in/ })
  return {
    talk,
    page,
    faults,
    box,
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    dialog: (name) => page.getByRole('dialog', { name, exact: typeof name === 'string' }),
    become: (persona) => page.getByRole('radio', { name: new RegExp(persona.name) }).check(),
    post: async (text) => {
      await box().fill(text)
      await box().press('Enter')
    },
    choose: async (text, item) => {
      const message = page.getByRole('article').filter({ hasText: text }).last()
      await message.getByRole('button', { name: 'More options' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: item }).click()
    },
    close: async () => {
      await page.close()
      await talk.close()
    },
  }
}
