import { sameId } from '../../rbac/principal.ts'
import { cleanName, cleanText } from '../../reply/clean-text.ts'
import { placeName } from '../../reply/place.ts'
import { NAME_LENGTH, type AccessRequest } from '../access-request.ts'
import { forDuration } from '../duration.ts'
import type { Grant, Person } from '../grant.ts'
import { nameOf } from '../standing-text.ts'

const LONGEST_SUMMARY = 300
/** A list of a dozen roles, and a choice among them, must fit one message. */
const LISTED_NAME = 70

/** Names in cards are as untrusted as any. */
export function personName(person: Person): string {
  return cleanName(nameOf(person), NAME_LENGTH)
}

/** "Cognitive Services User on aoai-contoso" */
export function grantText({ roleName, scope }: Pick<Grant, 'roleName' | 'scope'>): string {
  return `${cleanName(roleName, NAME_LENGTH)} on ${placeName(scope, NAME_LENGTH)}`
}

/** "Cognitive Services User on aoai-contoso, for aif-contoso": with who gets it, where somebody else asked. */
export function grantWithHolder(grant: Grant, requester: Pick<Person, 'id'>): string {
  return isFor(grant, requester) ? roleInList(grant) : `${roleInList(grant)}, for ${holderOf(grant)}`
}

/** "Cognitive Services User on aoai-contoso and Reader on rg-ai"; what `roleLines` lists is only counted. */
export function rolesText(grants: readonly Grant[], requester: Pick<Person, 'id'>): string {
  return grants.length > 1 && isListed(grants, requester)
    ? `${grants.length} roles`
    : inWords(grants.map(grantText))
}

/** Each role and who gets it, where `rolesText` does not say it all. */
export function roleLines(grants: readonly Grant[], requester: Pick<Person, 'id'>): readonly string[] {
  return isListed(grants, requester) ? grants.map((grant) => grantWithHolder(grant, requester)) : []
}

/** "Cognitive Services User on aoai-contoso, for 8 hours" */
export function wantedText({
  grants,
  requester,
  duration,
}: Pick<AccessRequest, 'grants' | 'requester' | 'duration'>): string {
  return `${rolesText(grants, requester)}, ${forDuration(duration)}`
}

/** A headline holds two roles of one person; managed identities may have the same role each. */
function isListed(grants: readonly Grant[], requester: Pick<Person, 'id'>): boolean {
  return grants.length > 2 || !grants.every((grant) => isFor(grant, requester))
}

function isFor({ principalId }: Grant, { id }: Pick<Person, 'id'>): boolean {
  return sameId(principalId, id)
}

function roleInList({ roleName, scope }: Grant): string {
  return `${cleanName(roleName, LISTED_NAME)} on ${placeName(scope, LISTED_NAME)}`
}

function holderOf({ principalName, principalId }: Grant): string {
  return cleanName(principalName ?? principalId, LISTED_NAME)
}

/** For whoever finds the thread later with the same error: roles and places, nobody's name. */
export function closingLine(grants: readonly Pick<Grant, 'roleName' | 'scope'>[]): string {
  const roles = [...new Set(grants.map(grantText))]
  return roles.length === 0 ? 'Solved.' : `Solved. What was missing: ${inWords(roles)}.`
}

/** What a notification tells, which is no place for every one of many roles. */
export function summaryOf(word: string, text: string): string {
  return cleanText(`${word}: ${text}`, LONGEST_SUMMARY)
}

export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
