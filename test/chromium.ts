import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export const hasChromium = existsSync(executablePath)

/** A title for tests that draw, which says why they are skipped. */
export function inChromium(title: string): string {
  return hasChromium ? title : `${title} (skipped: no Chromium at ${executablePath}; set CHROMIUM_PATH)`
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS.split(' ') })
}
