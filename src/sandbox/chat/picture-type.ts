/** The kinds of pictures that a person can send. SVG is not among them: it can carry script. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp'] as const

export type PictureType = (typeof pictureTypes)[number]

/** The sizes that a BMP's second header can have, from BITMAPCOREHEADER to BITMAPV5HEADER. */
const bmpHeaderSizes = [12, 16, 40, 52, 56, 64, 108, 124]

/** What the first bytes say. The type that a browser names is that of the file's extension. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32))
  const text = start.toString('latin1')
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'image/webp'
  // Two letters begin many a text, so the header is looked at as well.
  const isBmp = text.startsWith('BM') && start.length >= 18 && bmpHeaderSizes.includes(start.readUInt32LE(14))
  return isBmp ? 'image/bmp' : undefined
}
