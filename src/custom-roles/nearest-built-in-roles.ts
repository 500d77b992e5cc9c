import { breadthOf, weightsFor } from '../advice/least/breadth.ts'
import { operationsGranted } from '../advice/least/granted-operations.ts'
import { reluctanceToAdvise, RELUCTANCES } from '../advice/least/reluctance.ts'
import { countBoth } from '../knowledge/catalogue/operation-set.ts'
import { builtInRoles } from '../knowledge/catalogue/roles.ts'
import type { RoleName } from '../knowledge/requirement.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'

/** A built-in role beside another one, by the published operations of both. */
export interface NearRole {
  readonly role: RoleName
  /** how many operations of the other it does not grant */
  readonly lacks: number
  /** how many it grants besides */
  readonly adds: number
}

const MOST = 3
/** Half as like as the likest is not like it. */
const LEAST_LIKENESS = 1 / 2

/**
 * The built-in roles that grant most nearly what a role grants, conditions aside: the least that grants all of it,
 * where there is one, then those that have most in common with it.
 */
export function nearestBuiltInRoles(role: RoleDefinition): readonly NearRole[] {
  const own = operationsGranted(role)
  const size = countBoth(own.published, own.published)
  const compared = builtInRoles().flatMap((builtIn) => {
    const { published } = operationsGranted(builtIn)
    const common = countBoth(own.published, published)
    const adds = countBoth(published, published) - common
    const near = { role: { id: builtIn.id, name: builtIn.name }, lacks: size - common, adds }
    return common === 0 ? [] : [{ near, builtIn, likeness: common / (size + adds) }]
  })
  const weights = weightsFor([])
  const [covering] = compared
    .filter(({ near }) => near.lacks === 0)
    .map((each) => ({
      ...each,
      reluctance: RELUCTANCES.indexOf(reluctanceToAdvise(each.builtIn)),
      breadth: breadthOf(operationsGranted(each.builtIn), weights),
    }))
    .toSorted((left, right) => left.reluctance - right.reluctance || left.breadth - right.breadth)
  const [likest, ...others] = compared.toSorted((left, right) => right.likeness - left.likeness)
  const alike = others.filter(({ likeness }) => likeness >= (likest?.likeness ?? 0) * LEAST_LIKENESS)
  const all = [covering, likest, ...alike].flatMap((each) => each?.near ?? [])
  return [...new Set(all)].slice(0, MOST)
}
