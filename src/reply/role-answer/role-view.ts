import { CATALOGUE_DATE } from '../../knowledge/catalogue/roles.ts'
import type { Headline } from '../banner-text.ts'
import type { CutList } from '../cut-list.ts'
import type { Phrase } from '../phrase.ts'

/** What is said about roles, before it is drawn as a card or a text. */
export interface RoleView {
  readonly headline: Headline
  readonly notes: readonly string[]
  readonly sections: readonly RoleSection[]
  /** behind a button where there are buttons */
  readonly details: readonly RoleSection[]
  /** lines to copy */
  readonly code?: readonly string[]
  /** a command to copy, behind a button where there are buttons */
  readonly command?: { readonly heading: string; readonly lines: readonly string[] }
}

export interface RoleSection {
  readonly heading: string
  readonly entries: CutList<Phrase>
}

/** Whence all of it is known. */
export const SOURCE_NOTE = `From the definitions of the built-in roles as of ${CATALOGUE_DATE}. Nobody's access was looked up.`
