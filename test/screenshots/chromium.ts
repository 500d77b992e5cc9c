import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
export const hasChromium = existsSync(executablePath)
export const whySkipped = hasChromium ? '' : ` (skipped: no Chromium at ${executablePath}; set CHROMIUM_PATH)`

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS.split(' ') })
}
