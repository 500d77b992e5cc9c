import { randomBytes } from 'node:crypto'
import { pictureTypeOf, pictureTypes } from './picture-type.ts'
import type { PictureType } from './picture-type.ts'

const megabyte = 1024 * 1024

export const pictureLimits = {
  types: pictureTypes,
  /** bytes of one picture */
  largest: 10 * megabyte,
  perMessage: 3,
} as const

export type PictureLimits = typeof pictureLimits

/** Bytes of all pictures together. */
const mostKept = 50 * megabyte

export interface Picture {
  /** as Teams names the objects of its media store; not to be guessed */
  readonly id: string
  /** name of the file; only shown */
  readonly name: string
  readonly type: PictureType
  readonly bytes: Uint8Array
}

/** The pictures that people attached, in memory. The oldest give way to new ones. */
export class Pictures {
  readonly #pictures = new Map<string, Picture>()
  readonly #mostKept: number

  constructor(bytes = mostKept) {
    this.#mostKept = bytes
  }

  /** Undefined when the bytes are no picture of a kind that can be sent. */
  keep(name: string, bytes: Uint8Array): Picture | undefined {
    const type = pictureTypeOf(bytes)
    if (!type) return undefined
    const picture = {
      id: `0-eus-d1-${randomBytes(16).toString('hex')}`,
      name: name.slice(0, 200),
      type,
      bytes,
    }
    this.#pictures.set(picture.id, picture)
    this.#forgetOldest()
    return picture
  }

  picture(id: string): Picture | undefined {
    return this.#pictures.get(id)
  }

  #forgetOldest(): void {
    const pictures = [...this.#pictures.values()]
    let kept = pictures.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    for (const { id, bytes } of pictures) {
      if (kept <= this.#mostKept) return
      this.#pictures.delete(id)
      kept -= bytes.byteLength
    }
  }
}
