import { fileURLToPath } from 'node:url'
import type { ResvgRenderOptions } from '@resvg/resvg-js'
import type { Svg } from '../reply/wiring/wiring-svg.ts'

/**
 * Teams takes pictures of at most 1024 by 1024 pixels and 1 MB in cards. Source: Teams documentation, "Format cards in
 * Microsoft Teams".
 */
const LONGEST_SIDE = 1024

/** Screens of telephones and most others have two pixels and more for each that a card counts. */
const SCALE = 2

/** A picture that is sharp on any screen. Its texts need no font of the machine's. */
export async function drawPng({ text, width, height }: Svg): Promise<Uint8Array> {
  return rendered(text, { scale: Math.min(SCALE, LONGEST_SIDE / Math.max(width, height)), colors: 64 })
}

/** The same picture in as few bytes as can be, one pixel for each that a card counts. */
export async function drawSmallPng({ text }: Svg): Promise<Uint8Array> {
  return rendered(text, { scale: 1, colors: 16 })
}

interface Quality {
  /** pixels for each of the drawing's own */
  readonly scale: number
  /** few are enough for letters and lines of a few inks */
  readonly colors: number
}

/** In threads of its own; the drawing's size bounds the time that it takes. */
async function rendered(svg: string, { scale, colors }: Quality): Promise<Uint8Array> {
  const [{ renderAsync }, { default: sharp }] = await Promise.all([
    import('@resvg/resvg-js'),
    import('sharp'),
  ])
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: scale }, font: FONT })
  const { pixels, width, height } = image
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: colors, effort: 10 })
    .toBuffer()
}

const FONT = {
  loadSystemFonts: false,
  fontFiles: ['400Regular/NotoSans_400Regular.ttf', '600SemiBold/NotoSans_600SemiBold.ttf'].map((face) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${face}`)),
  ),
  defaultFontFamily: 'Noto Sans',
} satisfies ResvgRenderOptions['font']
