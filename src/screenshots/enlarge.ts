import { evenContrast } from './contrast.ts'
import type { GreyPicture } from './open-picture.ts'
import type { Box } from './text-line.ts'

/** A picture, or a part of one, as tesseract is to see it. */
export interface EnlargedPicture {
  /** portable grey map (PGM) */
  readonly file: Uint8Array
  /** its sides over those of the original */
  readonly scale: number
}

/**
 * At 13 px, the usual size, one letter of 40 was wrong as it stood, one of 800 at 1.5 times, none at 2 times;
 * 3 and 4 times were no better and slower. Large text is not harmed.
 */
const LARGEST_SCALE = 2
/** The second reading is to see other pixels than the first; at 1.25 and 1.6 it erred more often by itself. */
const SECOND_SCALE = 1.4
/** Up to which a picture is enlarged, and down to which a larger one is reduced, in pixels. */
const ENLARGED = 6_000_000
const REDUCED = 9_000_000

export function firstScale({ width, height }: Pick<GreyPicture, 'width' | 'height'>): number {
  const enlarged = Math.sqrt(ENLARGED / (width * height))
  const reduced = Math.min(1, Math.sqrt(REDUCED / (width * height)))
  return Math.min(LARGEST_SCALE, Math.max(enlarged, reduced))
}

/** A part of a large picture may be enlarged further than the whole. */
export function secondScale(picture: Pick<GreyPicture, 'width' | 'height'>, part: Box): number {
  const size = { width: part.right - part.left, height: part.bottom - part.top }
  return Math.max(firstScale(picture), firstScale(size)) * SECOND_SCALE
}

/** Grey, dark on light, from black to white. `part` is in pixels of the picture. */
export async function enlarge(picture: GreyPicture, part: Box, scale: number): Promise<EnlargedPicture> {
  const { default: sharp } = await import('sharp')
  const { width, height } = picture
  const size = { width: part.right - part.left, height: part.bottom - part.top }
  const { data, info } = await sharp(picture.pixels, { raw: { width, height, channels: 1 } })
    .extract({ left: part.left, top: part.top, ...size })
    .resize({ width: Math.max(1, Math.round(size.width * scale)) })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  evenContrast(data)
  return { file: greyMap(data, info.width, info.height), scale }
}

function greyMap(pixels: Uint8Array, width: number, height: number): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels])
}
