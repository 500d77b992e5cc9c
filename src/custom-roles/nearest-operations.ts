import { distance } from 'fastest-levenshtein'
import { knownOperations } from '../knowledge/catalogue/operations.ts'
import { normalizeOperationName, providerOf } from '../rbac/operation-pattern.ts'
import { planeOf, type Plane } from './plane.ts'

const MOST = 2
/** What differs in more than a third of its letters is something else. */
const FURTHEST = 1 / 3
/** Names of operations are far shorter. */
const LONGEST = 300

/** The published operations of a plane that a name may have been meant for, the likeliest first. */
export function nearestOperations(name: string, plane: Plane): readonly string[] {
  const wanted = normalizeOperationName(name)
  if (wanted.length > LONGEST) return []
  const ofPlane = namesByProvider()[plane]
  const [provider] = nearest(providerOf(wanted), [...ofPlane.keys()])
  return nearest(wanted, ofPlane.get(provider ?? '') ?? []).slice(0, MOST)
}

/** Those that do not differ in too much, the likest first. */
function nearest(wanted: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, away: distance(wanted, name.toLowerCase()) }))
    .filter(({ away }) => away <= wanted.length * FURTHEST)
    .toSorted((left, right) => left.away - right.away || left.name.localeCompare(right.name))
    .map(({ name }) => name)
}

type NamesByProvider = ReadonlyMap<string, readonly string[]>

let byProvider: Readonly<Record<Plane, NamesByProvider>> | undefined

/** To compare a name with all that is published takes too long for a document with many wrong ones. */
function namesByProvider(): Readonly<Record<Plane, NamesByProvider>> {
  byProvider ??= { control: namesOf('control'), data: namesOf('data') }
  return byProvider
}

function namesOf(plane: Plane): NamesByProvider {
  const names = knownOperations().flatMap((known) => (planeOf(known) === plane ? [known.name] : []))
  return Map.groupBy(names, (name) => providerOf(name.toLowerCase()))
}
