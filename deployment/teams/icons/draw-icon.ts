import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

/** The drawing of that name in this folder as PNG, in its own size. */
export function drawIcon(name: 'color' | 'outline'): Uint8Array {
  return new Resvg(readFileSync(new URL(`${name}.svg`, import.meta.url), 'utf8')).render().asPng()
}
