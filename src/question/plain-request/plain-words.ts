import type { NamedPrincipal } from '../../evidence/evidence.ts'
import type { Ask } from '../question.ts'

/** What a plain request says, before anything is looked up. */
export interface PlainWords {
  readonly ask: Ask
  /** the resource's name, host, address or ARM id exactly as written; null: none is named */
  readonly on: string | null
  /** whose access is asked about; null: the asker's own */
  readonly about: NamedPrincipal | null
}
