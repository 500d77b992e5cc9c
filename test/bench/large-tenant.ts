import { isPowerful } from '../../src/advice/least/reluctance.ts'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import type { AccessSnapshot } from '../../src/snapshot/snapshot.ts'
import { assignment, builtIn } from '../builders/access.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA } from '../builders/people.ts'
import { GROUP, search, storage, SUBSCRIPTION } from '../builders/places.ts'
import { snapshotOf } from '../builders/snapshot.ts'
import { seededRandom } from './random.ts'

export interface TenantSize {
  readonly assignments: number
  /** that Dana is in */
  readonly groups: number
}

/** One in fifty may assign roles, as in a subscription that several teams share. */
const EVERY_NTH_ASSIGNS_ROLES = 50

/**
 * A subscription up to Azure's limit of 4,000 role assignments, all to groups. Half of them are to groups that
 * Dana is in, and two thirds are at or above the search service that is asked about.
 */
export function largeTenant(
  { assignments, groups }: TenantSize,
  grantsWhatIsAsked: (role: RoleDefinition) => boolean,
): AccessSnapshot {
  const random = seededRandom(1)
  const own = Array.from({ length: groups }, (_, index) => group(`Own ${index}`, [DANA]))
  const others = Array.from({ length: groups }, (_, index) => group(`Other ${index}`, [OLIVIA, MAX]))
  const assigners = ['Owner', 'User Access Administrator', 'Role Based Access Control Administrator'].map(
    builtIn,
  )
  const plain = builtInRoles().filter((role) => !grantsWhatIsAsked(role) && !isPowerful(role))
  const roleAssignments = Array.from({ length: assignments }, (_, index) => {
    const assigns = index % EVERY_NTH_ASSIGNS_ROLES === 0
    const holder = asPrincipal(random.pick(assigns || index % 2 === 0 ? others : own))
    const one = assignment(random.pick(assigns ? assigners : plain), random.pick(SCOPES), holder)
    return { ...one, id: `${one.id}-${index}` }
  })
  return snapshotOf({ roleAssignments, groups: [...own, ...others] })
}

const SCOPES = [SUBSCRIPTION, GROUP, search().id, search().id, storage().id, `${GROUP}-2`]
