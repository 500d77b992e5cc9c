import type { HubTable } from '../hub-requirements.ts'
import type { Item } from './items.ts'
import type { Thing } from './things.ts'

/** What the identity of a hub reaches, by what is spoken of. */
const TABLES: readonly (readonly [things: readonly Thing[], table: HubTable])[] = [
  [['registry', 'image'], 'acr'],
  [['customer-key'], 'cmk'],
  [['storage', 'blob', 'search', 'index', 'outside'], 'outside-resource'],
]

/** `can hub-contoso pull images from its registry`: a resource, not a person, is who does it. */
export function isOfResource(items: readonly Item[]): boolean {
  return tableOfResource(items) !== null
}

/** The table about the hub that a question is about; null where somebody else is. */
export function tableOfResource(items: readonly Item[]): HubTable | null {
  const telling = items.filter(({ kind }) => kind !== 'filler' && kind !== 'mark')
  const [first, second, ...rest] = telling
  const isAsked = first?.kind === 'frame' && ['can', 'do', 'is', 'if'].includes(first.word)
  if (!isAsked || second?.kind !== 'name' || second.isBare || rest.some(({ kind }) => kind === 'name'))
    return null
  const things = rest.flatMap((item) => (item.kind === 'thing' ? [item.thing] : []))
  return TABLES.find(([wanted]) => wanted.some((thing) => things.includes(thing)))?.[1] ?? null
}
