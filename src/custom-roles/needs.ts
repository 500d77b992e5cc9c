import { distance } from 'fastest-levenshtein'
import { readEvidence } from '../evidence/read-evidence.ts'
import { ARTICLE_ROLES } from '../knowledge/article-roles.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { DEEDS, deedOf, type DeedId } from '../knowledge/deeds.ts'
import {
  AGENTS,
  BLOBS_READ,
  DOCUMENTS_READ,
  JOIN_HUB,
  MODEL_USE,
  READ_WORKSPACE,
} from '../knowledge/operation-names.ts'
import { askOf } from '../question/plain-request/ask-of.ts'
import { itemsOf } from '../question/plain-request/items.ts'
import { THINGS } from '../question/plain-request/things.ts'
import { tokensOf } from '../question/plain-request/tokens.ts'
import type { Ask } from '../question/question.ts'
import { sameOperation, type Operation } from '../rbac/operation.ts'

/** Something that a role is to let one do, or not to. */
export type Need =
  | { readonly kind: 'wanted' | 'unwanted'; readonly text: string; readonly operations: readonly Operation[] }
  /** `nearest`: what can be asked for that sounds like it */
  | { readonly kind: 'unknown'; readonly text: string; readonly nearest: readonly string[] }

/** `deploy models, use assistants, no keys`: one need between two commas. */
export function needsIn(text: string): readonly Need[] {
  return text
    .split(/[,;\n]|\band\b/i)
    .map((part) => part.trim().replace(/^(?:and|also|to|can|may|must|should)\s+/i, ''))
    .filter((part) => part !== '')
    .map(needOf)
}

function needOf(text: string): Need {
  const [, no, rest = text] = /^(no|not|without|never|don't|do not)\s+(\S.*)$/is.exec(text) ?? []
  const operations = operationsOf(rest)
  if (operations.length === 0) return { kind: 'unknown', text, nearest: nearestDeeds(rest) }
  if (no !== undefined) return { kind: 'unwanted', text, operations }
  const services = servicesOf(operations)
  // one deed at several services is several needs, of which nothing tells the meant one
  return services.length > 1
    ? { kind: 'unknown', text, nearest: services.map((service) => `${rest} of ${service}`) }
    : { kind: 'wanted', text, operations }
}

function operationsOf(text: string): readonly Operation[] {
  const named = operationsNamed(text)
  if (named.length > 0) return named
  if (/\bassistants?\b/i.test(text) && !/\bagents?\b/i.test(text)) return ASSISTANTS
  const items = itemsOf(tokensOf(text))
  const ask = items === null ? null : askOf(items)
  return ask === null ? [] : unique(operationsOfAsk(ask, text))
}

/** How the services whose operations these are can be spoken of. */
function servicesOf(operations: readonly Operation[]): readonly string[] {
  const types = operations.map(({ name }) => name.split('/').slice(0, 2).join('/'))
  return [...new Set(types)].map((type) => {
    const thing = WORDS_OF_TYPE.find(([pattern]) => pattern.test(type))?.[1]
    return thing === undefined ? type : THINGS[thing][0]
  })
}

/** What the article's role for the Assistants API holds for it, wildcards and models aside. */
const ASSISTANTS: readonly Operation[] = ARTICLE_ROLES.flatMap(({ permission }) => permission.dataActions)
  .filter((name) => name.includes('/assistants/'))
  .flatMap((name) => operationsNamed(name))
  .filter(({ isDataAction }) => isDataAction)

function operationsOfAsk(ask: Ask, text: string): readonly Operation[] {
  switch (ask.kind) {
    case 'deed':
      return operationsOfDeed(ask.deed, text)
    case 'operations':
      return ask.operations
    case 'service-error':
      return operationsOfService(ask.service)
    case 'access':
    case 'connection':
    case 'playground':
      return []
    case 'tables':
      // no custom role makes hubs
      return ask.tables.includes('project-creation') ? [JOIN_HUB] : []
    default:
      return ask satisfies never
  }
}

/** A deed that several services know is meant for those that are spoken of, and for all where none is. */
function operationsOfDeed(id: DeedId, text: string): readonly Operation[] {
  const { operations, anywhere } = deedOf(id)
  const spokenOf = operations.filter(({ on }) => isSpokenOf(on, text))
  const meant = spokenOf.length > 0 ? spokenOf : operations
  return [...meant.map(({ operation }) => operation), ...(anywhere === undefined ? [] : [anywhere])]
}

const WORDS_OF_TYPE: readonly (readonly [type: RegExp, thing: keyof typeof THINGS])[] = [
  [/CognitiveServices\/accounts$/i, 'openai'],
  [/CognitiveServices\/accounts$/i, 'ai-services'],
  [/CognitiveServices\/accounts$/i, 'foundry'],
  [/Search\/searchServices$/i, 'search'],
  [/Storage\/storageAccounts$/i, 'storage'],
  [/KeyVault\/vaults$/i, 'vault'],
  [/ContainerRegistry\/registries$/i, 'registry'],
  [/DocumentDB\/databaseAccounts$/i, 'cosmos'],
]

function isSpokenOf(type: string, text: string): boolean {
  const lower = text.toLowerCase()
  return WORDS_OF_TYPE.some(
    ([pattern, thing]) => pattern.test(type) && THINGS[thing].some((word) => lower.includes(word)),
  )
}

function operationsOfService(
  service: Extract<Ask, { kind: 'service-error' }>['service'],
): readonly Operation[] {
  switch (service) {
    case 'azure-openai':
    case 'ai-services':
      return MODEL_USE
    case 'foundry-project':
      return AGENTS
    case 'ai-search':
      return [DOCUMENTS_READ]
    case 'storage-blob':
      return [BLOBS_READ]
    case 'ml-workspace':
      return [READ_WORKSPACE]
    default:
      return []
  }
}

/** The operations that errors name. */
export function operationsInError(text: string): readonly Operation[] {
  const { operations, plane, more } = readEvidence(text)
  const named = [{ operations, plane }, ...more].flatMap((each) =>
    each.operations.flatMap((name) => publishedAs(name, each.plane === 'data')),
  )
  return unique(named)
}

function publishedAs(name: string, isData: boolean): readonly Operation[] {
  const known = operationsNamed(name)
  const onPlane = known.filter(({ isDataAction }) => isDataAction === isData)
  return onPlane.length > 0 ? onPlane : known
}

const MOST_NEAREST = 3
const LONGEST = 100

function nearestDeeds(text: string): readonly string[] {
  const wanted = text.toLowerCase().slice(0, LONGEST)
  return Object.values(DEEDS)
    .map(({ title }) => ({ title, away: distance(wanted, title.toLowerCase()) }))
    .toSorted((left, right) => left.away - right.away)
    .slice(0, MOST_NEAREST)
    .map(({ title }) => title.toLowerCase())
}

function unique(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(
    (operation, index) => operations.findIndex((other) => sameOperation(other, operation)) === index,
  )
}
