import { kindOf, OPERATION_KINDS } from '../../advice/least/operation-kind.ts'
import type { GrantedOperations } from '../../advice/least/granted-operations.ts'
import { indexedOperations } from '../../knowledge/catalogue/operation-index.ts'
import { differenceOf, numbersIn } from '../../knowledge/catalogue/operation-set.ts'
import { operationsNamed } from '../../knowledge/catalogue/operations.ts'
import { providerOf } from '../../rbac/operation-pattern.ts'
import type { Operation } from '../../rbac/operation.ts'
import { KNOWN_PROVIDERS } from './area.ts'
import type { Place } from '../../question/kind-of-place.ts'

/** Published operations of one resource provider on one plane. */
export interface OperationGroup {
  /** `Microsoft.Search` */
  readonly provider: string
  readonly isDataAction: boolean
  /** without the provider, those that tell most first: `searchServices/write` */
  readonly names: readonly string[]
}

/**
 * What one role grants and another does not, conditions aside. The providers of a place come first, then those of which
 * the other role grants something too, then those that the article speaks of, then those with most.
 */
export function operationsBeyond(
  one: GrantedOperations,
  other: GrantedOperations,
  place: Place | null,
): readonly OperationGroup[] {
  const operations = indexedOperations()
  const at = (number: number): readonly Operation[] => operations.slice(number, number + 1)
  const shared = new Set(
    numbersIn(other.published)
      .flatMap(at)
      .map(({ name }) => providerOf(name)),
  )
  const beyond = numbersIn(differenceOf(one.published, other.published)).flatMap(at)
  const groups = Map.groupBy(beyond, (each) => `${String(each.isDataAction)} ${providerOf(each.name)}`)
  const rank = (members: readonly Operation[]) => {
    const provider = providerOf(members[0]?.name ?? '')
    const isAsked = place?.types.some((type) => providerOf(type) === provider) === true
    return Number(isAsked) * 4 + Number(shared.has(provider)) * 2 + Number(KNOWN_PROVIDERS.has(provider))
  }
  return [...groups.values()]
    .toSorted((left, right) => rank(right) - rank(left) || right.length - left.length)
    .flatMap(groupOf)
}

function groupOf(members: readonly Operation[]): readonly OperationGroup[] {
  const [first] = members
  if (first === undefined) return []
  const names = members.toSorted((left, right) => weightOf(right) - weightOf(left)).map(publishedName)
  const provider = providerOf(names[0] ?? '')
  return [
    {
      provider,
      isDataAction: first.isDataAction,
      names: names.map((name) => name.slice(provider.length + 1)),
    },
  ]
}

/** Giving access tells most, then contents and changes; of names with the same weight the shortest says most. */
function weightOf(operation: Operation): number {
  return OPERATION_KINDS.indexOf(kindOf(operation)) * 100 - operation.name.split('/').length
}

/** Spelled as its provider spells it. */
function publishedName({ name }: Operation): string {
  return operationsNamed(name)[0]?.name ?? name
}
