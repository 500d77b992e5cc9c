import { IMAGE_FORMATS, type ImageFormat } from './image-format.ts'
import type { UnreadableImage } from './screenshot.ts'

const CROP = 'Cut the picture to the error message and send it again, or paste the message as text.'
const AGAIN = 'Take the screenshot again, or paste the error as text.'

const formats = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(IMAGE_FORMATS)

function unreadable(why: UnreadableImage['why'], text: string): UnreadableImage {
  return { kind: 'unreadable', why, text }
}

export function notAnImage(): UnreadableImage {
  return unreadable('not-an-image', `The file is no picture that can be read; expected ${formats}. ${AGAIN}`)
}

export function damaged(format: ImageFormat): UnreadableImage {
  const found = `The file begins like a ${format} but cannot be read to its end; it may be damaged or cut off.`
  return unreadable('not-an-image', `${found} ${AGAIN}`)
}

/** Sizes in bytes. */
export function tooLarge(size: number, most: number): UnreadableImage {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  const found = `The picture has ${megabytes(size)}, and at most ${megabytes(most)} can be read.`
  return unreadable('too-large', `${found} ${CROP}`)
}

/** Sides in pixels. */
export function tooManyPixels(width: number, height: number, most: number, side: number): UnreadableImage {
  const limit = `at most ${most / 1_000_000} million in all and ${side} a side can be read`
  return unreadable('too-many-pixels', `The picture has ${width} × ${height} pixels, and ${limit}. ${CROP}`)
}

export function noText(): UnreadableImage {
  const found = 'No text was found in the picture; expected a legible error message.'
  return unreadable('no-text', `${found} ${AGAIN}`)
}

export function tookTooLong(): UnreadableImage {
  return unreadable('took-too-long', `Reading the picture took too long. ${CROP}`)
}

export function busy(): UnreadableImage {
  const found = 'Too many pictures are being read at the moment.'
  return unreadable('busy', `${found} Send the picture again in a minute, or paste the error as text.`)
}
