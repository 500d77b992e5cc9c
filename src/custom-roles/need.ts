import type { Operation } from '../rbac/operation.ts'

/** Something that a role is to let one do, or not to. */
export type Need =
  | {
      readonly kind: 'wanted' | 'unwanted'
      readonly text: string
      /** published ones; a name may have one wildcard, and then matches published ones */
      readonly operations: readonly Operation[]
    }
  | UnknownNeed

/** Words that do not tell which operations are meant. */
export interface UnknownNeed {
  readonly kind: 'unknown'
  readonly text: string
  /** what can be asked for that sounds like it */
  readonly nearest: readonly string[]
  /** a sentence; null: the words are not known */
  readonly why: string | null
}
