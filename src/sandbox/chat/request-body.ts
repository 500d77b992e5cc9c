import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly outcome: 'read'; readonly bytes: Buffer }
  | { readonly outcome: 'too-large' }
  /** the sender went away */
  | { readonly outcome: 'broken-off' }

/** Reads a too large body to its end, without keeping it, so that the sender hears the refusal. */
export async function bodyOf(request: IncomingMessage, largest: number): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength
      if (size <= largest) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch {
    return { outcome: 'broken-off' }
  }
  return size <= largest ? { outcome: 'read', bytes: Buffer.concat(chunks) } : { outcome: 'too-large' }
}
