import { cleanName, cleanText } from '../../reply/clean-text.ts'
import { placeName } from '../../reply/place.ts'
import { NAME_LENGTH, type AccessRequest } from '../access-request.ts'
import { forDuration } from '../duration.ts'
import type { Grant, Person } from '../grant.ts'
import { nameOf } from '../standing-text.ts'

const LONGEST_SUMMARY = 300

/** Names in cards are as untrusted as any. */
export function personName(person: Person): string {
  return cleanName(nameOf(person), NAME_LENGTH)
}

/** "Cognitive Services User on aoai-contoso" */
export function grantText({ roleName, scope }: Pick<Grant, 'roleName' | 'scope'>): string {
  return `${cleanName(roleName, NAME_LENGTH)} on ${placeName(scope, NAME_LENGTH)}`
}

/** "Cognitive Services User on aoai-contoso and Reader on rg-ai, for 8 hours" */
export function wantedText({ grants, duration }: Pick<AccessRequest, 'grants' | 'duration'>): string {
  return `${inWords(grants.map(grantText))}, ${forDuration(duration)}`
}

/** Whom the roles are for, where that is not whoever asked. */
export function beneficiaryText({ requester, beneficiary }: AccessRequest): string | null {
  if (requester.id.toLowerCase() === beneficiary.id.toLowerCase()) return null
  return `The roles are for ${cleanName(beneficiary.name ?? beneficiary.id, NAME_LENGTH)}.`
}

/** What a notification tells, which is no place for every one of many roles. */
export function summaryOf(word: string, text: string): string {
  return cleanText(`${word}: ${text}`, LONGEST_SUMMARY)
}

export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
