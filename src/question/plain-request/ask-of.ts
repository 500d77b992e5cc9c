import { isCreation } from '../creation-requirements.ts'
import { operationNamed } from '../operation-named.ts'
import type { Ask, AskedTable } from '../question.ts'
import { ASK_ROWS, RIGHTS, type AskRow } from './asks.ts'
import type { Item } from './items.ts'
import { tableOfResource } from './of-resource.ts'
import { CONTENTS, MODEL_NAME, PLACES, type Thing } from './things.ts'
import { NAMING } from './words.ts'
import { WEAK, type Verb } from './verbs.ts'

/** What a request asks; null where no row holds. */
export function askOf(items: readonly Item[]): Ask | null {
  const operations = items.filter(({ kind }) => kind === 'operation').map(({ text }) => text)
  if (operations.length > 0) {
    const isOfContents = items.some(({ text }) => text === 'data action')
    return { kind: 'operations', operations: operations.map((name) => operationNamed(name, isOfContents)) }
  }
  const table = tableOfResource(items)
  if (table !== null) return { kind: 'tables', tables: [table] }
  if (items.some((item) => item.kind === 'frame' && item.word === 'who')) return { kind: 'access' }
  const verbAt = mainVerbAt(items)
  const verb = verbOf(items[verbAt])
  const object = objectOf(items, verb, verbAt)
  const isUnnamed = !items.some(({ kind }) => kind === 'name')
  const holds = (each: AskRow, spoken: Verb | null) =>
    (each.verb?.includes(spoken) ?? true) &&
    (each.object?.includes(object) ?? true) &&
    (each.isUnnamed === undefined || isUnnamed) &&
    [each.mentions, each.and].every((thing) => thing === undefined || mentions(items, thing))
  // to list is mostly to read, and for some things an operation of its own
  const listing =
    verb === 'list' ? ASK_ROWS.find((each) => each.verb?.includes('list') && holds(each, verb)) : undefined
  const row = listing ?? ASK_ROWS.find((each) => holds(each, verb === 'list' ? 'read' : verb))
  if (row === undefined) return null
  const isOfOthers = row.ask.kind === 'deed' && ['assign-roles', 'remove-roles'].includes(row.ask.deed)
  return !isOfOthers && items.some((item) => thingOf(item) === 'person')
    ? null
    : withExtras(withModel(row.ask, items), items)
}

function mentions(items: readonly Item[], thing: Thing): boolean {
  return items.some((item) => thingOf(item) === thing)
}

/** What else a hub that is to be made shall have. */
const EXTRAS: readonly (readonly [Thing, AskedTable])[] = [
  ['insights', 'app-insights'],
  ['registry', 'acr'],
  ['customer-key', 'cmk'],
]

export function isExtra(item: Item | undefined): boolean {
  return EXTRAS.some(([thing]) => thing === thingOf(item))
}

function withExtras(ask: Ask, items: readonly Item[]): Ask {
  if (ask.kind !== 'tables' || !isCreation(ask.tables)) return ask
  const extras = EXTRAS.flatMap(([thing, table]) => (mentions(items, thing) ? [table] : []))
  return { ...ask, tables: [...ask.tables, ...extras] }
}

/** Which account serves a model by its name can be looked up. */
function withModel(ask: Ask, items: readonly Item[]): Ask {
  const model = items.find(({ kind, text }) => kind === 'thing' && MODEL_NAME.test(text))?.text
  return ask.kind === 'service-error' && ask.service === 'azure-openai' && model !== undefined
    ? { ...ask, model }
    : ask
}

/** The first verb that tells something, else the first at all; -1: none. */
export function mainVerbAt(items: readonly Item[]): number {
  const strong = items.findIndex((item) => item.kind === 'verb' && !WEAK.includes(item.verb))
  if (strong === -1 || !isGet(items[strong])) return strong === -1 ? items.findIndex(isVerb) : strong
  const other = items.findIndex((item, index) => index > strong && item.kind === 'verb')
  return other === -1 ? strong : other
}

/** `get` is as often the way to another verb: `get to use`. */
function isGet(item: Item | undefined): boolean {
  return item?.kind === 'verb' && item.text === 'get'
}

function isVerb(item: Item): boolean {
  return item.kind === 'verb'
}

/** What the verb acts on: the end of the first run of things after it, `secrets` of `key vault secrets`. */
function objectOf(items: readonly Item[], verb: Verb | null, verbAt: number): Thing | null {
  if (verb === null) return tellingMost(heads(items, 0))
  const next = items[verbAt + 1]
  const isPlaced = next?.kind === 'filler' && NAMING.includes(next.text)
  if (isPlaced && (verb === 'deploy' || verb === 'create'))
    return tellingMost(heads(items.slice(0, verbAt), 0))
  return (
    heads(items, verbAt + 1)[0] ?? tellingMost(heads(items, 0).filter((thing) => !RIGHTS.includes(thing)))
  )
}

function heads(items: readonly Item[], from: number): readonly Thing[] {
  return items.flatMap((item, index) => {
    const thing = thingOf(item)
    return index < from || thing === null || thingOf(items[index + 1]) !== null ? [] : [thing]
  })
}

function tellingMost(things: readonly Thing[]): Thing | null {
  const told = [CONTENTS, PLACES].map((kinds) => things.find((thing) => kinds.includes(thing)))
  return told.find((thing) => thing !== undefined) ?? things[0] ?? null
}

function thingOf(item: Item | undefined): Thing | null {
  return item?.kind === 'thing' ? item.thing : null
}

function verbOf(item: Item | undefined): Verb | null {
  return item?.kind === 'verb' ? item.verb : null
}
