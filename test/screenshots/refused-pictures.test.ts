import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { isFaint } from '../../src/screenshots/doubt.ts'
import { screenshotReader } from '../../src/screenshots/screenshot-reader.ts'

const reader = screenshotReader()
afterAll(() => reader.close())

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'white' } })

/** The same noise every time. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

const noisePicture = () => sharp(noise(300 * 200), { raw: { width: 300, height: 200, channels: 1 } })
const truncated = async () => {
  const whole = await noisePicture().png().toBuffer()
  return whole.subarray(0, whole.length / 2)
}
/** A black PNG of one bit for each pixel: 900 million pixels in 110 kB. */
function bomb(side: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side), { level: 1 })
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), ...chunks])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">AuthorizationFailed</text></svg>'

describe('a file that is no screenshot', { timeout: 60_000 }, () => {
  test.each([
    ['nothing', () => new Uint8Array(), 'not-an-image', 'expected PNG, JPEG, WebP or GIF'],
    ['random bytes', () => noise(5000), 'not-an-image', 'expected PNG, JPEG, WebP or GIF'],
    ['an SVG', () => Buffer.from(svg), 'not-an-image', 'expected PNG, JPEG, WebP or GIF'],
    ['a PNG cut off', truncated, 'not-an-image', 'damaged or cut off'],
    ['the beginning of a PNG alone', () => Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), 'not-an-image', 'PNG'],
    ['11 MB', () => new Uint8Array(11_000_000), 'too-large', '11.0 MB'],
    ['a huge PNG of one colour', () => bomb(30_000), 'too-many-pixels', '30000'],
    ['a very long picture', () => blank(13_000, 20).png().toBuffer(), 'too-many-pixels', '13000'],
    ['a dot', () => blank(1, 1).png().toBuffer(), 'no-text', 'No text was found'],
    ['a white picture', () => blank(400, 300).webp().toBuffer(), 'no-text', 'No text was found'],
    ['a white GIF', () => blank(400, 300).gif().toBuffer(), 'no-text', 'No text was found'],
  ])('%s is refused, with what to do', async (_, file, why, words) => {
    const read = await reader.read(await file())
    expect(read).toMatchObject({ kind: 'unreadable', why })
    expect(read.text).toContain(words)
    expect(read.text).toMatch(/paste the (?:error|message) as text\.$/)
  })

  test('noise gives no text that could be believed', async () => {
    const read = await reader.read(await noisePicture().jpeg().toBuffer())
    expect(read.kind === 'unreadable' ? read.why === 'no-text' : isFaint(read)).toBe(true)
  })
})
