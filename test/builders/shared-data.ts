import { existsSync, readFileSync } from 'node:fs'

/** The text of a reference file that stands beside the checkout, or null where there is none. */
export function sharedData(name: string): string | null {
  const file = new URL(`../../../shared/data/${name}`, import.meta.url)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
