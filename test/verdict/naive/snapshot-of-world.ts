import { v5 as uuidV5 } from 'uuid'
import type { DenyAssignment, DenyPrincipal, EligibleAssignment } from '../../../src/rbac/assignment.ts'
import type { Principal } from '../../../src/rbac/principal.ts'
import type { Permission, RoleDefinition } from '../../../src/rbac/role-definition.ts'
import type { AccessSnapshot, PrincipalFacts } from '../../../src/snapshot/snapshot.ts'
import { EVERY_PRINCIPAL } from '../../builders/access.ts'
import { unread } from '../../builders/snapshot.ts'
import { printed } from './condition-tree.ts'
import {
  GROUP_NAMES,
  HOLDERS,
  PEOPLE,
  placeOf,
  PLACES,
  typeOf,
  type Holder,
  type NamedHolder,
  type PlaceName,
  type World,
  type WorldAssignment,
  type WorldBlock,
  type WorldCondition,
  type WorldDenial,
} from './world.ts'

const NAMESPACE = '7e0b2f5c-54b0-4a35-9a4b-6f1d7c9f1a10'

/** Object ids and role ids follow from names and a salt. */
export function principalOf(holder: Holder, salt = ''): Principal {
  return { id: guid(holder, salt), type: typeOf(holder), name: holder }
}

function guid(name: string, salt: string): string {
  return uuidV5(`${name} ${salt}`, NAMESPACE)
}

type IdOf = (holder: Holder) => string

/** What reading Azure would make of a world: ids, texts, lists, in the casing and spacing that ARM gets to see. */
export function snapshotOfWorld(world: World, takenAt: string, salt = ''): AccessSnapshot {
  const idOf = (holder: Holder) => guid(holder, salt)
  const roles = world.roles.map((role, index) => roleOf(role, guid(`role ${index}`, salt), `Role ${index}`))
  const assignments = world.assignments.map((each, index) => assignmentOf(each, `role-${index}`, roles, idOf))
  const eligible = world.eligible.map((each, index) => assignmentOf(each, `eligible-${index}`, roles, idOf))
  return {
    takenAt,
    portal: 'https://portal.azure.com',
    activationPolicies: [],
    locks: [],
    cosmosRoles: new Map(),
    principals: new Map(HOLDERS.map((holder) => [idOf(holder), factsOf(holder, world, idOf)])),
    groups: new Map(
      GROUP_NAMES.map((name) => [
        idOf(name),
        { id: idOf(name), name, members: membersOf(name, world, idOf) },
      ]),
    ),
    directGroups: new Map(),
    resources: new Map(),
    roleDefinitions: new Map(
      roles.flatMap((role, index) => (world.roles[index]?.isKnown === true ? [[role.id, role]] : [])),
    ),
    roleAssignments: assignments,
    eligibleAssignments: eligible,
    denyAssignments: world.denials.map((denial, index) => denialOf(denial, index, idOf)),
    managementGroups: new Map([
      [subscriptionOf('one'), ['contoso', 'Contoso-AI']],
      [subscriptionOf('two'), ['contoso-platform', 'CONTOSO']],
      ['contoso-ai', ['contoso']],
      ['contoso-platform', ['contoso']],
    ]),
    blindSpots: [
      ...(world.unread.assignments === null
        ? []
        : [unread('role-assignments-unread', PLACES[world.unread.assignments].id)]),
      ...(world.unread.denials === null
        ? []
        : [unread('deny-assignments-unread', PLACES[world.unread.denials].id)]),
    ],
  }
}

function subscriptionOf(place: 'one' | 'two'): string {
  return PLACES[place].id.slice('/subscriptions/'.length)
}

function membersOf(group: Holder, world: World, idOf: IdOf): readonly Principal[] | null {
  if (!world.groupsRead) return null
  return PEOPLE.filter((holder) => groupsAbove(holder, world).has(group)).map((holder) => ({
    id: idOf(holder),
    type: typeOf(holder),
    name: holder,
  }))
}

/** Every group on the way up; of a closed directory only those that hold something, which ARM tells. */
function factsOf(holder: Holder, world: World, idOf: IdOf): PrincipalFacts {
  const groups = groupsAbove(holder, world)
  const holders = [...world.assignments, ...world.eligible].map((each) => each.holder)
  const known = [...groups].filter((name) => name !== holder && (world.groupsRead || holders.includes(name)))
  return {
    principal: { id: idOf(holder), type: typeOf(holder), name: holder },
    groupIds: known.map((name) => idOf(name).toUpperCase()),
    groupsComplete: world.groupsRead,
  }
}

function groupsAbove(holder: Holder, world: World): ReadonlySet<Holder> {
  const groups = new Set<Holder>()
  for (let grown = true; grown;) {
    grown = false
    for (const [index, name] of GROUP_NAMES.entries()) {
      const members = world.groups[index]?.members ?? []
      if (groups.has(name) || !members.some((member) => member === holder || groups.has(member))) continue
      groups.add(name)
      grown = true
    }
  }
  return groups
}

function roleOf({ blocks }: World['roles'][number], id: string, name: string): RoleDefinition {
  return {
    id,
    name,
    isCustom: true,
    permissions: blocks.map(permissionOf),
    assignableScopes: ['/'],
  }
}

function permissionOf({ condition, ...lists }: WorldBlock): Permission {
  const text = conditionOf(condition)
  return text === null ? lists : { ...lists, condition: text }
}

function conditionOf(condition: WorldCondition): string | null {
  if (condition === null) return null
  return condition === 'broken' ? '@Resource[team] StringEquals' : printed(condition)
}

function assignmentOf(
  { role, place, holder, condition, look }: WorldAssignment,
  name: string,
  roles: readonly RoleDefinition[],
  idOf: IdOf,
): EligibleAssignment {
  return {
    id: `${PLACES[place].id}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    scope: written(place, look),
    roleId: roles[role]?.id ?? '',
    principalId: look % 2 === 0 ? idOf(holder) : idOf(holder).toUpperCase(),
    principalType: typeOf(holder),
    condition: conditionOf(condition),
    conditionVersion: null,
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles[role]?.id ?? ''}`,
    createdOn: null,
    scheduleId: null,
    endDateTime: null,
  }
}

function denialOf(denial: WorldDenial, index: number, idOf: IdOf): DenyAssignment {
  return {
    id: `${PLACES[denial.place].id}/providers/Microsoft.Authorization/denyAssignments/${index}`,
    name: `Denial ${index}`,
    scope: written(denial.place, denial.look),
    permissions: denial.blocks.map(permissionOf),
    principals: denial.principals.map((each) =>
      each === 'everyone' ? EVERY_PRINCIPAL : deniedOf(each, denial.look, idOf),
    ),
    excludedPrincipals: denial.excluded.map((each) => deniedOf(each, denial.look, idOf)),
    doNotApplyToChildScopes: denial.onlyHere,
    isSystemProtected: false,
    effect: denial.isAudit ? 'audit' : 'enforced',
    condition: conditionOf(denial.condition),
  }
}

function deniedOf({ holder, isTyped }: NamedHolder, look: number, idOf: IdOf): DenyPrincipal {
  const type = look % 3 === 0 ? typeOf(holder).toLowerCase() : typeOf(holder)
  return { id: idOf(holder), type: isTyped ? type : look % 2 === 0 ? null : 'Unknown' }
}

/** A scope as some export may hold it. */
function written(place: PlaceName, look: number): string {
  const { id } = placeOf(place)
  const cased = [id, id.toUpperCase(), id.toLowerCase(), id][look % 4] ?? id
  return (
    [cased, `${cased}/`, ` ${cased}`, cased.replaceAll('/', '//'), cased][Math.floor(look / 4) % 5] ?? cased
  )
}
