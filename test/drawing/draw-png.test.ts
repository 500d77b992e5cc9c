import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPng, drawSmallPng } from '../../src/drawing/draw-png.ts'
import { escapeXml } from '../../src/reply/wiring/svg-elements.ts'
import { textWidth } from '../../src/reply/wiring/text-width.ts'
import { wiringPicture } from '../../src/reply/wiring/wiring-picture.ts'
import type { Svg } from '../../src/reply/wiring/wiring-svg.ts'
import { openai, storage } from '../builders/places.ts'
import { answered } from '../reply/fixtures/build.ts'
import { CHAT, EMBEDDING, SEARCH, STORAGE, playgroundVerdicts } from '../reply/wiring/wired.ts'

const STATES = ['granted', 'missing', 'denied', 'conditional', 'indeterminate'] as const

function wiring(...services: Parameters<typeof playgroundVerdicts>[0]): Svg {
  const verdicts = playgroundVerdicts(services, (index) => STATES[index % STATES.length] ?? 'missing')
  const picture = wiringPicture(answered({ verdicts }))
  if (picture === null) throw new Error('expected a picture, found none')
  return picture.svg
}

const FEW = wiring(CHAT, SEARCH, STORAGE)
const MANY = wiring(CHAT, openai('aif-contoso'), EMBEDDING, SEARCH, STORAGE, storage('stcontosolake'))

async function pixelsOf(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const colors = new Set<number>()
  for (let at = 0; at < data.length; at += 3) colors.add(data.readUIntBE(at, 3))
  const { data: opacity } = await sharp(png)
    .ensureAlpha()
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => y * info.width + x
  return {
    width: info.width,
    height: info.height,
    colors,
    cornerOpacity: opacity[0],
    seeThrough: opacity.filter((alpha) => alpha < 255).length,
    ground: data.readUIntBE(at(20, 4) * 3, 3),
  }
}

describe('a picture', () => {
  it('has two pixels for each of a card', async () => {
    expect(await pixelsOf(await drawPng(FEW))).toMatchObject({ width: FEW.width * 2, height: FEW.height * 2 })
  })

  it('has at most as many pixels and bytes as Teams takes, and its proportions', async () => {
    const png = await drawPng(MANY)
    const { width, height } = await pixelsOf(png)
    expect(png.length).toBeLessThan(1024 * 1024)
    expect([height, Math.round((width / height) * 50)]).toEqual([
      1024,
      Math.round((MANY.width / MANY.height) * 50),
    ])
  })

  it('stands on opaque white, its round corners aside, and is drawn in the inks of its marks', async () => {
    const { colors, cornerOpacity, seeThrough, ground } = await pixelsOf(await drawPng(FEW))
    expect([cornerOpacity, ground]).toEqual([0, 0xffffff])
    expect(seeThrough).toBeLessThan(4 * 16 * 16)
    for (const ink of [0x0b6a0b, 0xb10e1c, 0x835c00, 0x444791]) expect(colors).toContain(ink)
  })

  it('that is small has a pixel for each of a card and few bytes', async () => {
    const [large, small] = await Promise.all([drawPng(FEW), drawSmallPng(FEW)])
    expect(await pixelsOf(small)).toMatchObject({ width: FEW.width, height: FEW.height, cornerOpacity: 0 })
    expect(small.length).toBeLessThan(large.length / 2)
  })
})

/** One line of text, in black on white. */
function lineOf(text: string, size: number, weight: number): Svg {
  const [width, height] = [500, 60]
  return {
    width,
    height,
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans">
      <rect width="${width}" height="${height}" fill="#fff"/>
      <text x="20" y="40" font-size="${size}" font-weight="${weight}" xml:space="preserve">${escapeXml(text)}</text></svg>`,
  }
}

async function drawnWidth(text: string, size: number, weight: number): Promise<number> {
  const { info } = await sharp(await drawPng(lineOf(text, size, weight)))
    .trim({ background: '#fff', threshold: 1 })
    .toBuffer({ resolveWithObject: true })
  return info.width / 2
}

describe('the letters of a picture', () => {
  it.each([400, 600])(
    'of weight %i are as wide as the layout takes them to be, or a little less',
    async (weight) => {
      await fc.assert(
        fc.asyncProperty(
          fc.string({
            unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCWM0123456789-_.')),
            minLength: 6,
            maxLength: 30,
          }),
          async (text) => {
            const width = await drawnWidth(text, 12, weight)
            const expected = textWidth(text, 12)
            expect(width).toBeLessThanOrEqual(expected + 2)
            expect(width).toBeGreaterThan(expected * 0.7)
          },
        ),
        { numRuns: 25 },
      )
    },
  )
})
