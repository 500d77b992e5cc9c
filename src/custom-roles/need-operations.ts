import { distance } from 'fastest-levenshtein'
import { ARTICLE_ROLES } from '../knowledge/article-roles.ts'
import { operationsMatching } from '../knowledge/catalogue/operation-index.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { DEEDS, deedOf, deedOperations, operationOfDeed, type DeedId } from '../knowledge/deeds.ts'
import {
  AGENTS,
  BLOBS_READ,
  DOCUMENTS_READ,
  JOIN_HUB,
  MODEL_USE,
  READ_WORKSPACE,
} from '../knowledge/operation-names.ts'
import type { Service } from '../evidence/evidence.ts'
import { placeOfThing } from '../question/kind-of-place.ts'
import { askOf, mainVerbAt } from '../question/plain-request/ask-of.ts'
import type { Item } from '../question/plain-request/items.ts'
import { THINGS, type Thing } from '../question/plain-request/things.ts'
import type { Ask } from '../question/question.ts'
import { uniqueOperations, type Operation } from '../rbac/operation.ts'
import type { UnknownNeed } from './need.ts'
import { nearestOperations } from './nearest-operations.ts'
import type { Plane } from './plane.ts'

export type NeedOperations =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  | (Pick<UnknownNeed, 'nearest' | 'why'> & { readonly kind: 'unknown' })

/** The operations that the words of a need stand for; what is unwanted may be many things, what is wanted one. */
export function needOperations(items: readonly Item[], kind: 'wanted' | 'unwanted'): NeedOperations {
  const text = items.map((item) => item.text).join(' ')
  if (items.some((item) => item.kind === 'name' || item.kind === 'principal'))
    return unknown('A role is for nobody and nothing in particular: leave out names.')
  const named = items.filter((item) => item.kind === 'operation')
  if (named.length > 0) return namedOperations(named, planeSaid(items), kind)
  if (items.some(isAssistant)) return known(assistantOperations(items))
  const ask = askOf(items)
  const operations = ask === null ? [] : uniqueOperations(operationsOfAsk(ask, items))
  if (ask?.kind === 'tables' && operations.length === 0)
    return unknown('No custom role makes hubs: that takes Contributor or Owner.')
  if (operations.length === 0) return unknown(null, nearestDeeds(text))
  const services = servicesOf(operations)
  // one deed at several services is several needs, of which nothing tells the meant one
  return kind === 'wanted' && services.length > 1
    ? unknown(
        'It is a different operation for each service.',
        services.map((service) => `${text} of ${service}`),
      )
    : known(operations)
}

function known(operations: readonly Operation[]): NeedOperations {
  return { kind: 'operations', operations }
}

function unknown(why: string | null, nearest: readonly string[] = []): NeedOperations {
  return { kind: 'unknown', why, nearest }
}

/** `data action Microsoft.KeyVault/vaults/keys/read`: only the words before it tell its plane. */
function planeSaid(items: readonly Item[]): Plane | null {
  if (items.some(({ text }) => text === 'data action')) return 'data'
  return items.some(({ text }) => text === 'action') ? 'control' : null
}

function namedOperations(
  named: readonly Item[],
  said: Plane | null,
  kind: 'wanted' | 'unwanted',
): NeedOperations {
  const operations: Operation[] = []
  for (const { text } of named) {
    const planes = PLANES.filter((plane) => (said ?? plane) === plane && isPublished(text, plane))
    if (planes.length === 0) {
      const nearest = PLANES.flatMap((plane) => nearestOperations(text, plane))
      return unknown(`Azure publishes no such operation${said === null ? '' : ' of that kind'}.`, nearest)
    }
    if (planes.length > 1 && kind === 'wanted') {
      return unknown('It is an action, and a data action too.', [`action ${text}`, `data action ${text}`])
    }
    operations.push(...planes.map((plane) => ({ name: text, isDataAction: plane === 'data' })))
  }
  return known(uniqueOperations(operations))
}

const PLANES: readonly Plane[] = ['control', 'data']

/** Azure takes one wildcard in a string (Azure documentation, "Azure custom roles", limits). */
function isPublished(name: string, plane: Plane): boolean {
  return name.split('*').length <= 2 && operationsMatching(name, plane).length > 0
}

function isAssistant(item: Item): boolean {
  return item.kind === 'thing' && item.thing === 'assistant'
}

/** What the article's role for the Assistants API holds for it, models aside. */
function assistantOperations(items: readonly Item[]): readonly Operation[] {
  const all = ARTICLE_ROLES.flatMap(({ permission }) => permission.dataActions)
    .filter((name) => name.includes('/assistants/'))
    .flatMap((name) => operationsNamed(name))
    .filter(({ isDataAction }) => isDataAction)
  const main = items[mainVerbAt(items)]
  const verb = main?.kind === 'verb' ? main.verb : null
  const end = verb === 'read' || verb === 'list' ? '/read' : verb === 'delete' ? '/delete' : ''
  return all.filter(({ name }) => name.endsWith(end))
}

function operationsOfAsk(ask: Ask, items: readonly Item[]): readonly Operation[] {
  switch (ask.kind) {
    case 'deed':
      return operationsOfDeed(ask.deed, placesIn(items))
    case 'operations':
      return ask.operations
    case 'service-error':
      return operationsOfService(ask.service)
    case 'access':
    case 'connection':
    case 'playground':
      return []
    case 'tables':
      return ask.tables.includes('project-creation') ? [JOIN_HUB] : []
    default:
      return ask satisfies never
  }
}

/** ARM types of what is spoken of. `of search` is the service, as it is a verb otherwise. */
function placesIn(items: readonly Item[]): readonly string[] {
  return items.flatMap((item, index) => {
    if (item.kind === 'thing') return placeOfThing(item.thing)?.types ?? []
    const isService = item.text === 'search' && items[index - 1]?.kind === 'filler'
    return isService ? (placeOfThing('search')?.types ?? []) : []
  })
}

/** A deed that several services know is meant for those that are spoken of, and for all where none is. */
function operationsOfDeed(id: DeedId, places: readonly string[]): readonly Operation[] {
  return deedOf(id).ofEveryType === undefined
    ? deedOperations(id, places).map(({ operation }) => operation)
    : places.flatMap((type) => operationOfDeed(id, { type, kind: null }) ?? [])
}

/** What using a service means where no more is said; nothing where it may be many things. */
function operationsOfService(service: Service | null): readonly Operation[] {
  switch (service) {
    case 'azure-openai':
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

/** Things by which the services can be told apart. */
const SERVICES: readonly Thing[] = [
  'openai',
  'search',
  'storage',
  'vault',
  'registry',
  'cosmos',
  'workspace',
  'insights',
  'group',
  'subscription',
]

/** How the services whose operations these are can be spoken of. */
function servicesOf(operations: readonly Operation[]): readonly string[] {
  const types = operations.map(({ name }) => name.split('/').slice(0, 2).join('/'))
  return [...new Set(types)].map((type) => {
    const thing = SERVICES.find((each) => placeOfThing(each)?.types.includes(type.toLowerCase()))
    return thing === undefined ? type : THINGS[thing][0]
  })
}

const MOST_NEAREST = 3
const LONGEST = 100

/** Deeds by their titles, those first that differ in fewest letters. */
export function nearestDeeds(text: string): readonly string[] {
  const wanted = text.toLowerCase().slice(0, LONGEST)
  return Object.values(DEEDS)
    .map(({ title }) => ({ title, away: distance(wanted, title.toLowerCase()) }))
    .toSorted((left, right) => left.away - right.away)
    .slice(0, MOST_NEAREST)
    .map(({ title }) => title.toLowerCase())
}
