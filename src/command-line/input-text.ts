import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'

/**
 * Standard input as text. A byte order mark tells UTF-16, which Windows PowerShell writes into pipes and files;
 * everything else is UTF-8.
 */
export async function* textOf(input: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    decoder ??= new TextDecoder(encodingOf(bytes))
    yield decoder.decode(bytes, { stream: true })
  }
  if (decoder !== null) yield decoder.decode()
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** At least this many characters of both ends are kept; of longer input, what is between them is let go. */
const KEPT = 1_000_000

/** All of standard input, or both its ends: memory stays the same however much comes. */
export async function wholeInput(input: Readable): Promise<string> {
  let head = ''
  const tail: string[] = []
  let tailLength = 0
  for await (const chunk of textOf(input)) {
    if (head.length < KEPT) {
      head += chunk
      continue
    }
    tail.push(chunk)
    tailLength += chunk.length
    while (tailLength - (tail[0]?.length ?? 0) >= KEPT) tailLength -= tail.shift()?.length ?? 0
  }
  return head + tail.join('')
}
