import sharp from 'sharp'

/**
 * What Teams would not take of the icons, a sentence each.
 * Source: Teams documentation, "Teams app icon for Teams Store and app bar".
 */
export async function iconFaults(icons: {
  readonly color: Uint8Array
  readonly outline: Uint8Array
}): Promise<string[]> {
  const [color, outline] = await Promise.all([pixelsOf(icons.color), pixelsOf(icons.outline)])
  return [
    ...sizeFaults('color.png', color, 192),
    ...(color.pixels.every(({ alpha }) => alpha === 255) ? [] : ['color.png: expected no transparency']),
    ...sizeFaults('outline.png', outline, 32),
    ...(outline.pixels.some(({ alpha }) => alpha === 0) ? [] : ['outline.png: expected transparency']),
    ...(outline.pixels.every(({ alpha, isWhite }) => alpha === 0 || isWhite)
      ? []
      : ['outline.png: expected no colour but white']),
  ]
}

interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: readonly { readonly alpha: number; readonly isWhite: boolean }[]
}

async function pixelsOf(png: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: info.width * info.height }, (_, at) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at * 4, at * 4 + 4)
    return { alpha, isWhite: red === 255 && green === 255 && blue === 255 }
  })
  return { width: info.width, height: info.height, pixels }
}

function sizeFaults(name: string, { width, height }: Picture, side: number): string[] {
  return width === side && height === side
    ? []
    : [`${name}: expected ${side} by ${side} pixels, found ${width} by ${height}`]
}
