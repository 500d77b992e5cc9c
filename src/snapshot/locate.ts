import type { AccessQuestion, OpenQuestion, Resource } from '../question/question.ts'
import type { Located } from '../question/surroundings.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AzureReader } from './azure-reader.ts'
import { currentResource } from './current-resource.ts'
import { locatePrincipals } from './locate-principal.ts'
import { locateResource } from './locate-resource.ts'
import { readPlaceAhead } from './read-ahead.ts'
import type { BlindSpot } from './snapshot.ts'
import { surroundingsOf } from './surroundings-of.ts'
import { unique } from './unique.ts'

export type LocateOutcome =
  | { readonly kind: 'located'; readonly located: Located; readonly blindSpots: readonly BlindSpot[] }
  | {
      readonly kind: 'ask'
      readonly ask: OpenQuestion
      readonly principal: Principal | null
      readonly resource: Resource | null
    }

/** Looks up whom and what a question names. Asks for one thing when it finds none, or several. */
export async function locate(question: AccessQuestion, reader: AzureReader): Promise<LocateOutcome> {
  const [principals, place] = await Promise.all([
    locatePrincipals(question, reader),
    locateResource(question, reader),
  ])
  if (principals.kind === 'ask') {
    const resource = place.kind === 'place' ? place.resource : null
    return { kind: 'ask', ask: principals.ask, principal: null, resource }
  }
  if (place.kind === 'ask') {
    const choices = await place.choicesFor(principals.asker)
    return {
      kind: 'ask',
      ask: { field: 'resource', text: place.text, choices },
      principal: principals.subject,
      resource: null,
    }
  }
  const people = unique([principals.asker.id, principals.subject.id])
  readPlaceAhead(place, question, people, reader)
  const [surroundings, resource] = await Promise.all([
    surroundingsOf(place, question, people, reader),
    place.resource === null ? null : currentResource(place.resource, reader),
  ])
  if (surroundings.unsearched !== undefined) {
    const ask = { field: 'resource', text: surroundings.unsearched, choices: [] } as const
    return { kind: 'ask', ask, principal: principals.subject, resource: null }
  }
  return {
    kind: 'located',
    located: {
      asker: principals.asker,
      subject: principals.subject,
      scope: place.scope,
      resource,
      ...surroundings.value,
    },
    blindSpots: [...principals.blindSpots, ...place.blindSpots, ...surroundings.blindSpots],
  }
}
