import { readEvidence } from '../../evidence/read-evidence.ts'
import type { UncertainReading } from '../../reply/reading-card.ts'
import { doubtsOf, isFaint } from '../../screenshots/doubt.ts'
import type { PictureText } from './picture-text.ts'

export type PicturePlan =
  | { readonly kind: 'clear'; readonly text: string }
  | { readonly kind: 'uncertain'; readonly reading: UncertainReading }

/**
 * Whether the text of a picture may be answered from, with what was written beside it. A misread id would be
 * somebody else's, so whatever rests on faint letters is asked about first.
 */
export function planPicture(picture: Extract<PictureText, { kind: 'text' }>, beside: string): PicturePlan {
  const evidence = readEvidence(picture.text)
  const isError = evidence.cause !== 'unrecognized'
  const doubts = doubtsOf(picture.words, evidence).map(({ value }) => value)
  if (!isError || doubts.length > 0 || isFaint(picture)) {
    return { kind: 'uncertain', reading: { text: picture.text, isError, doubts } }
  }
  return { kind: 'clear', text: [beside.trim(), picture.text].filter((text) => text !== '').join('\n\n') }
}
