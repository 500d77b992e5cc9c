import { traced } from '../telemetry/spans.ts'
import type { PictureReader } from './picture-reader.ts'

/** A reader of pictures that measures each. */
export function observedPictureReader(read: PictureReader): PictureReader {
  return (picture) =>
    traced('picture', {}, async (span) => {
      const image = await read(picture)
      span.set({ 'rolecall.outcome': image.kind === 'text' ? 'text' : image.why })
      return image
    })
}
