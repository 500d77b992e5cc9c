import { joinNames } from '../cut-list.ts'
import { MARKS, MARKS_BY_URGENCY } from './wiring-mark.ts'
import type { Wiring, WiringLink } from './wiring.ts'

/** What a picture of the wiring shows, in words: `2 of 17 grants between them are held. aoai to srch: missing Reader.`. */
export function altText(wiring: Wiring): string {
  const grants = wiring.links.flatMap((link) => link.grants)
  const held = grants.filter(({ mark }) => mark === 'held').length
  return [
    `Diagram of ${wiring.services.length} services: ${held} of ${grants.length} grants between them are held.`,
    ...wiring.services
      .filter(({ lacksIdentity }) => lacksIdentity)
      .map(({ name }) => `${name} has no identity.`),
    ...wiring.links.map(linkSentence),
  ].join(' ')
}

/** The roles of each mark together, so that it is heard once. */
function linkSentence({ from, to, grants }: WiringLink): string {
  const told = MARKS_BY_URGENCY.flatMap((mark) => {
    const roles = grants.filter((grant) => grant.mark === mark).map(({ role }) => role)
    return roles.length === 0 ? [] : [`${MARKS[mark].word} ${joinNames(roles, roles.length)}`]
  })
  return `${from.name} to ${to.name}: ${told.join('; ')}.`
}
