/** Formats of screenshots and of photographs of screens. Drawings such as SVG are programs, not pictures. */
export const IMAGE_FORMATS = ['PNG', 'JPEG', 'WebP', 'GIF'] as const
export type ImageFormat = (typeof IMAGE_FORMATS)[number]

/** Told by the first bytes: names and content types are whatever the sender says. */
export function imageFormatOf(bytes: Uint8Array): ImageFormat | null {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return 'PNG'
  if (start.startsWith('\xFF\xD8\xFF')) return 'JPEG'
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'GIF'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'WebP' : null
}
