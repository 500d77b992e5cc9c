export type DownloadedPicture =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  /** `why` is for the log: a status or the name of a fault, never an address */
  | { readonly kind: 'failed'; readonly why: string }

export interface DownloadOptions {
  /** the bot's token for the connector; null where the place wants none, or nobody is authenticated */
  readonly token: () => Promise<string | null>
  readonly mostBytes?: number
  /** milliseconds for the whole picture */
  readonly timeLimit?: number
}

export const MOST_PICTURE_BYTES = 10_000_000
const TIME_LIMIT = 8_000

/** Fetches the bytes of a picture. No redirect is followed: it could lead the token, or the bot, elsewhere. */
export async function downloadPicture(
  url: string,
  { token, mostBytes = MOST_PICTURE_BYTES, timeLimit = TIME_LIMIT }: DownloadOptions,
): Promise<DownloadedPicture> {
  try {
    const bearer = await token()
    const response = await fetch(url, {
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
    })
    if (!response.ok || response.body === null) return { kind: 'failed', why: `status ${response.status}` }
    return await collected(response.body, mostBytes)
  } catch (fault) {
    return { kind: 'failed', why: fault instanceof Error ? fault.name : 'unknown' }
  }
}

async function collected(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<DownloadedPicture> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostBytes) return { kind: 'failed', why: 'too large' }
    chunks.push(chunk)
  }
  return { kind: 'picture', bytes: Buffer.concat(chunks) }
}
