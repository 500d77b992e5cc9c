import type { Browser, Page } from 'playwright-core'

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
