import type { OwnerLikeCode } from './rules/owner-like.ts'

export type WithheldCode =
  | OwnerLikeCode
  | 'no-identity-yet'
  | 'a-group'
  | 'behind-deny'
  | 'role-to-be-made'
  | 'under-condition'
  | 'beside-the-failure'
  | 'not-found-missing'
  | 'too-many'

/** A role that is advised and cannot be requested. */
export interface WithheldGrant {
  readonly roleName: string
  readonly scope: string
  readonly code: WithheldCode
  /** why, in a sentence */
  readonly text: string
}

const SHOW_THE_COMMAND = 'Show the command to somebody who can assign it.'

/** What to do instead; null where the steps of the answer say why, and what to do. */
const INSTEAD: Readonly<Record<WithheldCode, string | null>> = {
  'gives-access': SHOW_THE_COMMAND,
  'acts-as-another': SHOW_THE_COMMAND,
  'too-broad-there': `${SHOW_THE_COMMAND} Or ask me about one resource group or resource.`,
  'role-unknown': SHOW_THE_COMMAND,
  'a-group': SHOW_THE_COMMAND,
  'beside-the-failure': 'If you need keys, ask me whether you can list them.',
  'not-found-missing': 'Ask somebody who can assign it.',
  'too-many': '',
  'no-identity-yet': null,
  'behind-deny': null,
  'role-to-be-made': null,
  'under-condition': null,
}

/** For whoever looks for a way to request it: why there is none, and what to do instead. */
export function withheldTexts(withheld: readonly WithheldGrant[]): readonly string[] {
  const texts = withheld.flatMap(({ code, text }) => {
    const instead = INSTEAD[code]
    return instead === null ? [] : [`${text} ${instead}`.trim()]
  })
  return [...new Set(texts)]
}
