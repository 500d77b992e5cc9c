import type { Ask } from '../question/question.ts'
import { askOf } from '../question/plain-request/ask-of.ts'
import { meaningsOf, type Item } from '../question/plain-request/items.ts'
import type { Thing } from '../question/plain-request/things.ts'
import type { Token } from '../question/plain-request/tokens.ts'
import { deedOfService, needOfCreation, needOfDeed, needOfOperations, type Need } from './need.ts'
import { placeOfThing } from '../question/kind-of-place.ts'

export interface NeedWords {
  readonly need: Need
  /** the words are Azure's own, rather than ones that offices have too: `files`, `documents` */
  readonly isOfAzure: boolean
  /** the hub that a project is made in, or where a hub is made, decides: so who asks matters */
  readonly isCreation: boolean
}

/**
 * What words such as `index documents` or an operation's name say is to be done. Null where one is not known, or
 * they name a resource or a person.
 */
export function readNeed(tokens: readonly Token[]): NeedWords | null {
  const items = meaningsOf(tokens)
  if (items?.every(isGeneral) !== true) return null
  const ask = askOf(items)
  const need = ask === null ? null : needOfAsk(ask, items)
  if (ask === null || need === null) return null
  if (ask.kind === 'deed' && GIVING.includes(ask.deed) && !items.some((item) => isThing(item, RIGHTS)))
    return null
  return {
    need,
    isOfAzure: items.some((item) => item.kind === 'operation' || isThing(item, OF_AZURE)),
    isCreation: ask.kind === 'tables',
  }
}

function isGeneral({ kind }: Item): boolean {
  return kind === 'thing' || kind === 'verb' || kind === 'filler' || kind === 'operation'
}

function needOfAsk(ask: Ask, items: readonly Item[]): Need | null {
  const places = items.flatMap((item) => (item.kind === 'thing' ? (placeOfThing(item.thing) ?? []) : []))
  switch (ask.kind) {
    case 'operations':
      return needOfOperations(ask.operations)
    case 'deed':
      return needOfDeed(ask.deed, places)
    case 'service-error': {
      const deed = deedOfService(ask.service)
      return deed === null ? null : needOfDeed(deed, places)
    }
    case 'tables': {
      const [first, second, ...others] = ask.tables
      if (others.length > 0) return null
      if (first === 'project-creation' && second === undefined) return needOfCreation('project-creation')
      if (first !== 'hub-creation') return null
      if (second === undefined) return needOfCreation('hub-creation')
      return second === 'app-insights' ? needOfCreation('app-insights') : null
    }
    case 'access':
    case 'connection':
    case 'playground':
      return null
    default:
      return ask satisfies never
  }
}

/** `share` and `give` are said of much else. */
const GIVING: readonly string[] = ['assign-roles', 'remove-roles']
const RIGHTS: readonly Thing[] = ['assignment', 'role', 'role-name', 'access']

const OF_AZURE: readonly Thing[] = [
  ...([
    'hub',
    'project',
    'workspace',
    'connection',
    'group',
    'subscription',
    'openai',
    'ai-services',
  ] as const),
  ...(['foundry', 'search', 'storage', 'vault', 'registry', 'cosmos', 'insights', 'model'] as const),
  ...([
    'deployment',
    'agent',
    'assistant',
    'throughput',
    'custom-role',
    'index',
    'blob',
    'compute',
    'assignment',
    'role',
    'secret',
  ] as const),
]

function isThing(item: Item, things: readonly Thing[]): boolean {
  return item.kind === 'thing' && things.includes(item.thing)
}
