import sharp from 'sharp'
import { screenshotReader } from '../../../src/screenshots/screenshot-reader.ts'

/** Reads a picture and leaves the reader open. */
const drawn = `<svg width="500" height="60">
  <rect width="500" height="60" fill="white"/><text x="10" y="40" font-size="28">AuthorizationFailed</text>
</svg>`
const read = await screenshotReader().read(await sharp(Buffer.from(drawn)).png().toBuffer())
process.stdout.write(read.text)
