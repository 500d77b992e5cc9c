/** A word of the picture, in the order in which a person reads. */
export interface ScreenshotWord {
  readonly text: string
  /** 0 to 1, of its least certain letter; lower where letters are small or a second reading differed */
  readonly confidence: number
}

export interface ReadText {
  readonly kind: 'text'
  /** lines of one paragraph stay together, paragraphs and columns are parted by an empty line */
  readonly text: string
  /** mean over the words, weighted by their lengths, 0 to 1 */
  readonly confidence: number
  readonly words: readonly ScreenshotWord[]
  /** a model's words; left out where this machine read it */
  readonly isByModel?: true
}

/** `busy`: too many pictures are waiting, or the reader was closed. */
export interface UnreadableImage {
  readonly kind: 'unreadable'
  readonly why: 'not-an-image' | 'too-large' | 'too-many-pixels' | 'no-text' | 'took-too-long' | 'busy'
  /** for the person: what was found, what was expected, what to do */
  readonly text: string
}

export type ReadImage = ReadText | UnreadableImage
