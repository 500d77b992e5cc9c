import type { Evidence, NamedPrincipal } from '../evidence/evidence.ts'
import { isGuid } from '../rbac/guid.ts'
import { sameId } from '../rbac/principal.ts'
import { isAtOrAbove, isBelow, scopeName } from '../rbac/scope.ts'
import { operationNamed } from './operation-named.ts'
import { placesFor } from './places-for.ts'
import type { AccessQuestion, Ask, OpenQuestion, PrincipalReference, ResourceReference } from './question.ts'
import type { ErrorRequest, PlainRequest } from './request.ts'
import { endpointReference, longestScope, readResourceReference, scopeInUrl } from './resource-reference.ts'

export type RaisedQuestion =
  | { readonly kind: 'question'; readonly question: AccessQuestion }
  | { readonly kind: 'ask'; readonly ask: OpenQuestion }

/** `no-question`: the failure is not about roles, and nothing is to be judged. */
export type QuestionOutcome = RaisedQuestion | { readonly kind: 'no-question' }

/** The access question that an error raises; none where the error is not about roles. */
export function questionOfError(evidence: Evidence, request: ErrorRequest): QuestionOutcome {
  if (!isAboutAccess(evidence)) return { kind: 'no-question' }

  const given = request.on === null ? null : readResourceReference(request.on)
  if (given?.kind === 'fault') return askForResource(given.text)

  const inText = resourceOfEvidence(evidence)
  const resource =
    given === null ? (inText ?? fallbackResource(evidence, request)) : narrower(given.reference, inText)
  return {
    kind: 'question',
    question: {
      raisedBy: 'error',
      asker: request.asker,
      subject: subjectOf(evidence, request),
      resource,
      ask: askOf(evidence, request.operation),
      notes: [
        ...(given === null || inText === null ? [] : differenceNotes(resource, inText)),
        ...furtherFailures(evidence),
      ],
    },
  }
}

/** Cosmos DB's own data roles can be read and judged like Azure's, where an error names the operation. */
function isAboutAccess({ cause, family, operations }: Evidence): boolean {
  if (cause === 'missing-role' || cause === 'deny-assignment') return true
  return family === 'cosmos-own-roles' && operations.length > 0
}

export function questionOfRequest(request: PlainRequest): RaisedQuestion {
  const { ask, asker, about } = request
  const given = request.on === null ? null : readResourceReference(request.on)
  if (given?.kind === 'fault') return askForResource(given.text)
  return {
    kind: 'question',
    question: {
      raisedBy: 'request',
      asker,
      subject: about !== null && namesSomeone(about) ? about : null,
      resource: given?.reference ?? recentPlace(request),
      ask,
      notes: [],
    },
  }
}

function recentPlace({ recentResource, ask }: PlainRequest): ResourceReference {
  if (recentResource === null || !placesFor(ask).fits(recentResource)) return { by: 'nothing' }
  return { by: 'scope', scope: recentResource, isGiven: true }
}

function askForResource(fault: string): RaisedQuestion {
  const text = `Which resource is meant? ${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`
  return { kind: 'ask', ask: { field: 'resource', text, choices: [] } }
}

function askOf(evidence: Evidence, chosenOperation: string | null): Ask {
  const names = evidence.deniedOperations.length > 0 ? evidence.deniedOperations : evidence.operations
  const named = names.length > 0 ? names : chosenOperation === null ? [] : [chosenOperation]
  if (named.length === 0) return { kind: 'service-error', service: evidence.service }
  return {
    kind: 'operations',
    operations: named.map((name) => operationNamed(name, evidence.plane === 'data')),
  }
}

function resourceOfEvidence(evidence: Evidence): ResourceReference | null {
  const scope = evidence.scope === null ? null : longestScope(evidence.scope)
  if (scope !== null) return { by: 'scope', scope, isGiven: false }
  const address = evidence.source
    .match(/https?:\/\/[^\s"'<>]{1,2000}/g)
    ?.map(scopeInUrl)
    .find((scope) => scope !== null)
  if (address !== undefined) return { by: 'scope', scope: address, isGiven: false }
  if (evidence.endpoint !== null && !isSharedHost(evidence.endpoint)) {
    return endpointReference(evidence.endpoint.toLowerCase(), evidence.source)
  }
  return null
}

/** Hosts that serve every resource of a region or cloud name none of them. */
function isSharedHost(host: string): boolean {
  return /^(?:management\.|graph\.|[a-z0-9-]+\.api\.cognitive\.microsoft\.|api\.cognitive\.)/i.test(host)
}

function fallbackResource(evidence: Evidence, request: ErrorRequest): ResourceReference {
  const names = namesIn(evidence.source)
  if (request.recentResource !== null && names.length === 0)
    return { by: 'scope', scope: request.recentResource, isGiven: true }
  return names.length === 0 ? { by: 'nothing' } : { by: 'name', names }
}

/** Words that look like resource names: letters and digits with a hyphen or a digit inside. */
function namesIn(text: string): string[] {
  const words = text.match(/(?<![\w./@-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w@/-])/gi) ?? []
  const likely = words.filter((word) => word.length >= 3 && word.length <= 64 && /[-\d]/.test(word))
  return [...new Set(likely)].slice(0, 20)
}

function subjectOf({ principal }: Evidence, { about, asker, chosen }: ErrorRequest): NamedPrincipal | null {
  if (chosen !== null) return chosenSubject(chosen, asker)
  return namesSomeone(principal) ? principal : (about ?? null)
}

/** Whose access a question is about, once the person has chosen; null: their own. */
export function chosenSubject(chosen: string, asker: PrincipalReference | null): NamedPrincipal | null {
  if (asker?.by === 'id' && sameId(asker.id, chosen)) return null
  return isGuid(chosen)
    ? { objectId: chosen, appId: null, name: null }
    : { objectId: null, appId: null, name: chosen }
}

function namesSomeone(principal: NamedPrincipal | null): principal is NamedPrincipal {
  return (
    principal !== null && [principal.objectId, principal.appId, principal.name].some((each) => each !== null)
  )
}

/** What the person named wins, unless the text names something inside it. */
function narrower(given: ResourceReference, inText: ResourceReference | null): ResourceReference {
  const inside = given.by === 'scope' && inText?.by === 'scope' && isBelow(inText.scope, given.scope)
  return inside ? inText : given
}

function differenceNotes(used: ResourceReference, inText: ResourceReference): string[] {
  if (used.by === 'scope' && inText.by === 'scope' && isAtOrAbove(used.scope, inText.scope, [])) return []
  const names = namesOf(used).map((name) => name.toLowerCase())
  if (namesOf(inText).some((name) => names.includes(name.toLowerCase()))) return []
  return [`The error names ${describe(inText)}; this answer is about ${describe(used)}, as you asked.`]
}

/** What a reference would be called: the name at the end of an id, the first label of a host. */
function namesOf(reference: ResourceReference): readonly string[] {
  switch (reference.by) {
    case 'scope':
      return [scopeName(reference.scope)]
    case 'endpoint':
      return [reference.host, reference.host.split('.')[0] ?? reference.host]
    case 'name':
      return reference.names
    case 'nothing':
      return []
    default:
      return reference satisfies never
  }
}

function describe(reference: ResourceReference): string {
  return reference.by === 'scope' ? reference.scope : (namesOf(reference)[0] ?? 'nothing')
}

/** One answer is about one failure: the one to mend first. */
function furtherFailures({ more }: Evidence): readonly string[] {
  if (more.length === 0) return []
  return [
    more.length === 1
      ? 'The text reports a further failure. Mend this one first, then paste what is left.'
      : `The text reports ${more.length} further failures. Mend this one first, then paste what is left.`,
  ]
}
