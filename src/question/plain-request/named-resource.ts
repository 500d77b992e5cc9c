import { resourceGroupOf, scopesEqual } from '../../rbac/scope.ts'
import { isCreation } from '../creation-requirements.ts'
import type { Ask } from '../question.ts'
import type { Item } from './items.ts'
import { CONTENTS, type Thing } from './things.ts'

/** How a name stands in a request; which of several is the resource depends on what is asked. */
interface Named {
  readonly text: string
  /** the thing right before it: `hub` of `the hub h1` */
  readonly after: Thing | null
  /** the word right before it, where it is neither thing nor verb */
  readonly following: string | null
  /** the thing right behind it: `connection` of `aoai connection` */
  readonly before: Thing | null
  readonly isGroup: boolean
  /** something inside the resource: `db-password` of `the secret db-password` */
  readonly isContent: boolean
  /** joined to the name before it by `and` */
  readonly isFurther: boolean
}

/** `several`: more than one resource is asked about. */
export type NamedResource =
  { readonly kind: 'one'; readonly on: string | null } | { readonly kind: 'several' }

/** The name of the resource that a request is about, among all its names. */
export function namedResource(items: readonly Item[], ask: Ask): NamedResource {
  const names = items.flatMap((item, index) => (item.kind === 'name' ? [namedAt(items, index)] : []))
  const fits = preferences(ask).find((prefers) => names.some(prefers))
  const fitting = fits === undefined ? [] : names.filter(fits)
  if (fitting.length > 1 && names.some(({ isFurther }) => isFurther)) return { kind: 'several' }
  return { kind: 'one', on: fitting[0]?.text ?? null }
}

type Preference = (name: Named) => boolean

/** The first preference that some name meets decides. */
function preferences(ask: Ask): readonly Preference[] {
  const isPlace: Preference = (name) => !name.isGroup && !name.isContent
  const isGroup: Preference = ({ isGroup }) => isGroup
  const anyOther: Preference = ({ isContent }) => !isContent
  switch (ask.kind) {
    case 'tables':
      return isCreation(ask.tables)
        ? [isGroup, ({ after }) => after !== 'hub', anyOther]
        : [(name) => isPlace(name) && name.after !== 'project', isPlace, anyOther]
    case 'connection':
      return [({ after }) => after === 'connection', ({ before }) => before === 'connection', isPlace]
    case 'deed':
      return [
        ...(ask.deed === 'assign-roles' ? [(name: Named) => isPlace(name) && name.following !== 'to'] : []),
        isPlace,
        anyOther,
      ]
    case 'access':
    case 'operations':
    case 'playground':
    case 'service-error':
      return [isPlace, anyOther]
    default:
      return ask satisfies never
  }
}

function namedAt(items: readonly Item[], index: number): Named {
  const text = items[index]?.text ?? ''
  const previous = items[index - 1]
  const isCalled = previous?.kind === 'filler' && ['named', 'called'].includes(previous.text)
  const described = isCalled ? items[index - 2] : previous
  const after = described?.kind === 'thing' ? described.thing : null
  const next = items[index + 1]
  const group = resourceGroupOf(text)
  return {
    text,
    after,
    following: previous?.kind === 'filler' ? previous.text : null,
    before: next?.kind === 'thing' ? next.thing : null,
    isGroup:
      after === 'group' ||
      after === 'subscription' ||
      /^rg[-_]/i.test(text) ||
      (group !== null && scopesEqual(group, text)),
    isContent: after !== null && CONTENTS.includes(after) && !(described?.text.endsWith('s') ?? false),
    isFurther: previous?.kind === 'frame' && previous.word === 'and' && items[index - 2]?.kind === 'name',
  }
}
