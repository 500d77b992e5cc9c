import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawIcon } from '../../../deployment/teams/icons/draw-icon.ts'
import { iconFaults } from '../../../deployment/teams/icons/icon-faults.ts'
import { manifestOf } from '../../../deployment/teams/manifest.ts'
import { ENGLISH } from '../../../deployment/teams/words/english.ts'
import { SETTINGS } from './settings.ts'

const color = drawIcon('color')
const outline = drawIcon('outline')
const grey = await square(32, { r: 200, g: 200, b: 200, alpha: 0.5 })
const clear = await square(192, { r: 79, g: 82, b: 178, alpha: 0.9 })

describe('the icons', () => {
  it('are as Teams takes them', async () => {
    expect(await iconFaults({ color, outline })).toEqual([])
  })

  it('keep the symbol of the coloured one in the middle, on the accent colour', async () => {
    const { data, info } = await sharp(color).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) =>
      `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`
    const places = Array.from({ length: 192 * 192 }, (_, at) => [at % 192, Math.floor(at / 192)] as const)
    // 120 by 120 pixels are safe from the masks that Teams lays over it
    const isSafe = (at: number) => at >= 36 && at < 156
    const outside = places.filter(([x, y]) => !(isSafe(x) && isSafe(y)))
    expect(new Set(outside.map(([x, y]) => pixel(x, y)))).toEqual(
      new Set([manifestOf(SETTINGS, '0.1.0', ENGLISH).accentColor]),
    )
    expect(new Set(places.map(([x, y]) => pixel(x, y))).size).toBeGreaterThan(2)
  })

  it.each<[string, { color?: Uint8Array; outline?: Uint8Array }, readonly string[]]>([
    [
      'exchanged',
      { color: outline, outline: color },
      [
        'color.png: expected 192 by 192 pixels, found 32 by 32',
        'color.png: expected no transparency',
        'outline.png: expected 32 by 32 pixels, found 192 by 192',
        'outline.png: expected transparency',
        'outline.png: expected no colour but white',
      ],
    ],
    [
      'with a grey line',
      { outline: grey },
      ['outline.png: expected transparency', 'outline.png: expected no colour but white'],
    ],
    ['with a coloured one that is clear', { color: clear }, ['color.png: expected no transparency']],
  ])('%s would be refused', async (_, icons, faults) => {
    expect(await iconFaults({ color, outline, ...icons })).toEqual(faults)
  })
})

async function square(
  side: number,
  background: Readonly<Record<'r' | 'g' | 'b' | 'alpha', number>>,
): Promise<Uint8Array> {
  return sharp({ create: { width: side, height: side, channels: 4, background } })
    .png()
    .toBuffer()
}
