import type { Browser, Locator } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import {
  askBelowAnError,
  lookAsDana,
  lookAsOlivia,
  lookAsSam,
  requestAccess,
  thread,
} from './access-request-steps.ts'
import { openChat, startRunningSandbox } from './running-sandbox.ts'

const IMAGES = new URL('../../docs/images/', import.meta.url)

/** Twice as fine as on a plain screen; a thread taller than the window would be covered in part. */
const SHARP = { deviceScaleFactor: 2, viewport: { width: 1280, height: 1800 } }

async function save(shown: Locator, name: string): Promise<void> {
  await shown.screenshot({ path: new URL(`${name}.png`, IMAGES).pathname, animations: 'disabled' })
}

/** Lives the story of a request, and keeps what three people see of it. */
async function writeImages(browser: Browser): Promise<void> {
  const app = await startRunningSandbox()
  try {
    const page = await openChat(browser, app, SHARP)
    await askBelowAnError(page)
    await lookAsDana(page)
    await save(thread(page), 'thread-author')
    await requestAccess(page)
    await lookAsSam(page, 'Being handled.')
    await save(thread(page), 'thread-others')
    await lookAsOlivia(page)
    await save(page.locator('.card').last(), 'approval')
  } finally {
    await app.close()
  }
}

const browser = await launchChromium()
try {
  await writeImages(browser)
} finally {
  await browser.close()
}
