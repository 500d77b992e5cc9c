import { existsSync, readFileSync } from 'node:fs'

/** The text of a reference file that stands beside the checkout, or null where there is none. */
export function sharedData(name: string): string | null {
  return sharedFile(`data/${name}`)
}

/** As `sharedData`, by the path of a file that is not among the data. */
export function sharedFile(path: string): string | null {
  const file = new URL(`../../../shared/${path}`, import.meta.url)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
