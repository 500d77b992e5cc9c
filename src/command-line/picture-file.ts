import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { drawPng } from '../drawing/draw-png.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import { wiringPicture } from '../reply/wiring/wiring-picture.ts'
import type { Svg } from '../reply/wiring/wiring-svg.ts'
import { CommandError, EXIT } from './command-error.ts'

/** The bytes of a picture, by the end of the file's name. */
const KINDS: Readonly<Record<string, (svg: Svg) => Promise<Uint8Array | string>>> = {
  '.png': drawPng,
  '.svg': ({ text }) => Promise.resolve(text),
}

/** A file's name that does not tell which kind of picture it is to be is bad usage. */
export function checkedPicture(path: string): string {
  if (kindOf(path) !== undefined) return path
  throw new CommandError(`--picture: expected a file name that ends in .png or .svg, found ${path}`)
}

/** Draws what the diagnosis judges of the wiring of services into a file. */
export async function writePicture(path: string, diagnosis: Diagnosis): Promise<void> {
  const picture = wiringPicture(diagnosis)
  if (picture === null) {
    throw new CommandError(
      '--picture: expected an answer about services that need each other, and not too many to be drawn; found none',
      EXIT.unanswered,
    )
  }
  const bytes = await kindOf(path)?.(picture.svg)
  await writeFile(path, bytes ?? '').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
    throw new CommandError(`--picture: expected a file that can be written, found ${code} at ${path}`)
  })
}

function kindOf(path: string): (typeof KINDS)[string] | undefined {
  return KINDS[extname(path).toLowerCase()]
}
