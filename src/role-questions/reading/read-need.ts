import type { DeedId } from '../../knowledge/deeds.ts'
import type { Ask } from '../../question/question.ts'
import { askOf, mainVerbAt } from '../../question/plain-request/ask-of.ts'
import { meaningsOf, type Item } from '../../question/plain-request/items.ts'
import type { Thing } from '../../question/plain-request/things.ts'
import type { Token } from '../../question/plain-request/tokens.ts'
import {
  deedOfService,
  needOfCreation,
  needOfDeed,
  needOfOperations,
  needOfPlace,
  type GeneralDeed,
  type Need,
} from '../answers/need.ts'
import { placeOfThing } from '../../question/kind-of-place.ts'

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
  const items = meaningsOf(tokens)?.map(withVerbToOpen)
  if (items?.every(isGeneral) !== true) return null
  const ask = askOf(items)
  const need = ask === null ? null : needOfAsk(ask, items)
  if (ask === null || need === null) return null
  if (ask.kind === 'deed' && GIVING.includes(ask.deed) && !isAboutRights(items)) return null
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
    case 'deed': {
      const [place] = places
      return ask.deed === 'delete-resource' && place !== undefined
        ? needOfPlace('delete', place)
        : needOfDeed(ask.deed, places)
    }
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
    case 'access': {
      const [place] = places
      const deed = generalDeedOf(items)
      return place === undefined || deed === null ? null : needOfPlace(deed, place)
    }
    case 'playground':
      return isUseOf(items) ? needOfDeed('call-model', []) : null
    case 'connection':
      return generalDeedOf(items) === 'see' ? needOfDeed(keysOrConnections(items), []) : null
    default:
      return ask satisfies never
  }
}

/** What the main verb says is to be done to a resource as a whole. */
function generalDeedOf(items: readonly Item[]): GeneralDeed | null {
  const main = items[mainVerbAt(items)]
  if (main?.kind !== 'verb') return null
  if (main.verb === 'read' || main.verb === 'list' || main.verb === 'reach') return 'see'
  return main.verb === 'manage' || main.verb === 'write' ? 'change' : null
}

/** What the chat playground itself is for, rather than the data behind it. */
function isUseOf(items: readonly Item[]): boolean {
  const main = items[mainVerbAt(items)]
  return main?.kind === 'verb' && ['chat', 'use', 'reach'].includes(main.verb)
}

function keysOrConnections(items: readonly Item[]): DeedId {
  return items.some((item) => isThing(item, ['key', 'secret'])) ? 'read-connection-keys' : 'see-connections'
}

/** `open` also says that something is not closed. */
function withVerbToOpen(item: Item): Item {
  return item.kind === 'frame' && item.text === 'open'
    ? { kind: 'verb', verb: 'reach', text: item.text }
    : item
}

/** `share` and `give` are said of much else, and people are invited to parties. */
function isAboutRights(items: readonly Item[]): boolean {
  const isOfPeople = items.some((item) => isThing(item, ['person']))
  return items.some((item) => isThing(item, RIGHTS) || (isOfPeople && isThing(item, WORKSPACES)))
}

const WORKSPACES: readonly Thing[] = ['hub', 'project', 'workspace']
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
