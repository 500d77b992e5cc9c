/** Why somebody may not do what they asked for. */
export interface Refusal<Code extends string> {
  readonly kind: 'may-not'
  readonly code: Code
  /** a sentence for them */
  readonly text: string
}

export function mayNot<Code extends string>(code: Code, text: string): Refusal<Code> {
  return { kind: 'may-not', code, text }
}
