import type { Requirement, RoleName } from '../../knowledge/requirement.ts'
import { requirements } from '../../knowledge/requirements.ts'
import type { Place } from '../../question/kind-of-place.ts'

/** The article's rows that name any of some roles at a place, in its order. */
export function rowsOfRoles(roles: readonly RoleName[], place: Place | null): readonly Requirement[] {
  return requirements.filter(
    ({ role, resource }) =>
      roles.some(({ id }) => id === role?.id) && (place === null || place.kinds.includes(resource)),
  )
}
