import type { Picture } from './pictures.ts'
import type { Answer } from './router.ts'

/** Shown in place rather than saved, which is safe because the type is what the bytes are and is not guessed at. */
export function pictureAnswer({ type, bytes }: Picture): Answer {
  const disposition = `inline; filename="picture.${type.slice('image/'.length)}"`
  return { kind: 'file', type, bytes, headers: { 'content-disposition': disposition } }
}
