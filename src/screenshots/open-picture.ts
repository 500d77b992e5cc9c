import type { Metadata } from 'sharp'
import { imageFormatOf } from './image-format.ts'
import { damaged, notAnImage, noText, tookTooLong, tooLarge, tooManyPixels } from './refusals.ts'
import type { UnreadableImage } from './screenshot.ts'

/** The first frame, upright, on white: one byte of grey for each pixel. */
export interface GreyPicture {
  readonly kind: 'picture'
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

const MOST_BYTES = 10_000_000
/** A photograph by a telephone has 12 to 50 million; a picture of one colour may hold any number in 1 kB. */
const MOST_PIXELS = 50_000_000
const LONGEST_SIDE = 12_000
const SHORTEST_SIDE = 8

/** The picture in the bytes, or why they are none to read. */
export async function openPicture(
  image: Uint8Array,
  timeLimit: number,
): Promise<GreyPicture | UnreadableImage> {
  if (image.length > MOST_BYTES) return tooLarge(image.length, MOST_BYTES)
  const format = imageFormatOf(image)
  if (format === null) return notAnImage()
  const { default: sharp } = await import('sharp')
  // What was in a picture is nobody's business afterwards.
  sharp.cache(false)
  try {
    const refusal = refusalOf(await sharp(image, { limitInputPixels: false }).metadata())
    if (refusal !== null) return refusal
    const { data, info } = await sharp(image, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .flatten({ background: 'white' })
      .greyscale()
      .timeout({ seconds: Math.ceil(timeLimit / 1000) })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { kind: 'picture', pixels: data, width: info.width, height: info.height }
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault
    return fault.message.includes('timeout') ? tookTooLong() : damaged(format)
  }
}

/** From the header alone, before anything is unpacked. */
function refusalOf({ width, height }: Metadata): UnreadableImage | null {
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE)
    return tooManyPixels(width, height, MOST_PIXELS, LONGEST_SIDE)
  return Math.min(width, height) < SHORTEST_SIDE ? noText() : null
}
