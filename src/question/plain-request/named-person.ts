import type { NamedPrincipal } from '../../evidence/evidence.ts'
import type { Ask } from '../question.ts'
import { mainVerbAt } from './ask-of.ts'
import type { Item } from './items.ts'

/** `unclear`: several people, or someone who is not named by anything that tells who they are. */
export type NamedPerson =
  { readonly kind: 'one'; readonly about: NamedPrincipal | null } | { readonly kind: 'unclear' }

/** Whose access a request is about. Whoever is to be given something is not who is asked about. */
export function namedPerson(items: readonly Item[], ask: Ask): NamedPerson {
  const givesRoles = ask.kind === 'deed' && ['assign-roles', 'remove-roles'].includes(ask.deed)
  const verbAt = mainVerbAt(items)
  const named = items.flatMap((item, index) =>
    item.kind === 'principal' && !(givesRoles && index > verbAt) ? [item.text] : [],
  )
  const someone = [...new Set(named.map((text) => text.toLowerCase()))]
  if (someone.length > 1) return { kind: 'unclear' }
  const isPronoun = items.some((item) => item.kind === 'frame' && item.word === 'them')
  const [text] = named
  if (text === undefined) return isPronoun ? { kind: 'unclear' } : { kind: 'one', about: null }
  const isName = text.includes('@')
  return {
    kind: 'one',
    about: { objectId: isName ? null : text, appId: null, name: isName ? text : null },
  }
}
