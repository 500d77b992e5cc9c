import type { Language } from '../language/language.ts'
import { imageFormatOf } from './image-format.ts'
import type { ScreenshotReader } from './screenshot-reader.ts'
import type { ReadImage } from './screenshot.ts'

export type PictureReader = (picture: Uint8Array) => Promise<ReadImage>

/**
 * Reads a picture with the model that sees, where one is configured and answers, and otherwise on this machine.
 * A model says of no word how sure it is: its text comes without words, so that every id in it is asked about.
 */
export function pictureReader(reader: ScreenshotReader, language: Language): PictureReader {
  return async (picture) => {
    const format = imageFormatOf(picture)
    const seen = format === null ? null : await language.readImage(picture, `image/${format.toLowerCase()}`)
    return seen?.kind === 'read' && seen.transcript !== ''
      ? { kind: 'text', text: seen.transcript, confidence: 1, words: [], isByModel: true }
      : reader.read(picture)
  }
}
