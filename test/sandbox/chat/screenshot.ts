import sharp from 'sharp'

/** A picture as a browser would attach it. */
export async function screenshot(
  format: 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'svg',
): Promise<Buffer<ArrayBuffer>> {
  if (format === 'bmp') return bitmap()
  if (format === 'svg')
    return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const drawn = sharp({ create: { width: 640, height: 240, channels: 3, background: '#123456' } })
  return Buffer.from(await drawn.toFormat(format).toBuffer())
}

/** One pixel: the file's header, a BITMAPINFOHEADER, a row padded to four bytes. */
function bitmap(): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(58)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(1, 18)
  bytes.writeInt32LE(1, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  return bytes
}
