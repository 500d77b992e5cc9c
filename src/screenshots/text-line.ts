/** In pixels of the original picture. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A letter or a mark. */
export interface Glyph {
  readonly text: string
  /** 0 to 1 */
  readonly confidence: number
}

export interface TextWord {
  readonly box: Box
  readonly glyphs: readonly Glyph[]
}

export interface TextLine {
  /** from the tops of its tall letters to the bottoms of its deep ones, in pixels of the original picture */
  readonly height: number
  readonly words: readonly TextWord[]
}

export function unionOf(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}
