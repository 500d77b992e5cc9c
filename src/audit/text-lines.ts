import type { UnreadableLine } from './audit-log.ts'

/** UTF-16 units; far longer than any record. */
export const LONGEST_LINE = 1_000_000

export type TextLine =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: Extract<UnreadableLine['why'], 'too-long'> }

/** UTF-8 as lines, one of which at most is held; a line that is too long is told and not held. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder()
  let held = ''
  let isTooLong = false
  const line = (): TextLine => (isTooLong ? { kind: 'too-long' } : { kind: 'line', text: held })
  for await (const chunk of bytes) {
    for (const [index, part] of decoder.decode(chunk, { stream: true }).split('\n').entries()) {
      if (index > 0) {
        yield line()
        held = ''
        isTooLong = false
      }
      isTooLong ||= held.length + part.length > LONGEST_LINE
      held = isTooLong ? '' : held + part
    }
  }
  yield line()
}
