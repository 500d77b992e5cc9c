import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

export const hasChromium = existsSync(executablePath)

/** A title for tests that draw, which says why they are skipped. */
export function inChromium(title: string): string {
  return hasChromium ? title : `${title} (skipped: no Chromium at ${executablePath}; set CHROMIUM_PATH)`
}

export function launchChromium(): Promise<Browser> {
  const flags =
    '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'
  return chromium.launch({
    executablePath,
    args: [...flags.split(' '), '--disable-component-update', '--disable-sync'],
  })
}

export interface OpenPage {
  readonly page: Page
  /** exceptions of the page, and errors in its console */
  readonly faults: string[]
}

export async function openPage(browser: Browser, url: string): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(url)
  return { page, faults }
}
