import type { PictureReader } from '../../screenshots/picture-reader.ts'
import type { ScreenshotWord } from '../../screenshots/screenshot.ts'
import type { PictureSource } from './attached-pictures.ts'
import type { DownloadedPicture } from './download-picture.ts'

/** What the pictures of a message say. */
export type PictureText =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly words: readonly ScreenshotWord[]
      /** of the picture that is read worst, 0 to 1 */
      readonly confidence: number
      /** a model's words, those of one picture at least */
      readonly isByModel?: true
    }
  /** `text` is for the person, `why` for the log */
  | { readonly kind: 'unreadable'; readonly text: string; readonly why: string }

const NOT_FETCHED =
  'Teams did not hand me the picture. Send it again, or paste the error as text, the whole of it.'

/** Reads one after the other; those that cannot be read count only where none can. */
export async function pictureText(
  sources: readonly PictureSource[],
  readPicture: PictureReader,
  download: (source: PictureSource) => Promise<DownloadedPicture>,
): Promise<PictureText> {
  const read: Extract<PictureText, { kind: 'text' }>[] = []
  let failure: PictureText = { kind: 'unreadable', text: NOT_FETCHED, why: 'no picture' }
  for (const source of sources) {
    const fetched = await download(source)
    if (fetched.kind === 'failed') {
      failure = { kind: 'unreadable', text: NOT_FETCHED, why: fetched.why }
      continue
    }
    const reading = await readPicture(fetched.bytes)
    if (reading.kind === 'text') read.push(reading)
    else failure = { kind: 'unreadable', text: reading.text, why: reading.why }
  }
  if (read.length === 0) return failure
  return {
    kind: 'text',
    text: read.map(({ text }) => text).join('\n\n'),
    words: read.flatMap(({ words }) => words),
    confidence: Math.min(...read.map(({ confidence }) => confidence)),
    ...(read.some(({ isByModel }) => isByModel) ? { isByModel: true } : {}),
  }
}
