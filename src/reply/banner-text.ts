import type { Label } from './labels.ts'

/** The first thing read: in two or three words what it is, then one sentence of what failed and for whom. */
export interface Headline {
  readonly label: Label
  readonly text: string
}
