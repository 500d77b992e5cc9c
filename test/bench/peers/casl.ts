import { createMongoAbility, type MongoAbility } from '@casl/ability'
import { operationsMatching, indexedOperations } from '../../../src/knowledge/catalogue/operation-index.ts'
import { comparableName, type Operation } from '../../../src/rbac/operation.ts'
import type { Permission, RoleDefinition } from '../../../src/rbac/role-definition.ts'

/** One ability for each entry of a role: in one for all, an exclusion of one would take from the others. */
export type CaslRole = readonly MongoAbility<[string, Plane]>[]

type Plane = 'control' | 'data'

/**
 * CASL knows actions by their whole names, so each pattern is written out as the published operations that it
 * stands for, and `*` as `manage`. It finds them by hash; an operation that is not published is in no rule but
 * `manage`.
 */
export function caslRole({ permissions }: RoleDefinition): CaslRole {
  return permissions.map((entry) =>
    createMongoAbility<[string, Plane]>([...rulesOf(entry, 'control'), ...rulesOf(entry, 'data')]),
  )
}

export function caslAllows(role: CaslRole, operation: Operation): boolean {
  const { text } = comparableName(operation)
  return role.some((ability) => ability.can(text, operation.isDataAction ? 'data' : 'control'))
}

function rulesOf(entry: Permission, plane: Plane) {
  const [listed, excluded] =
    plane === 'data' ? [entry.dataActions, entry.notDataActions] : [entry.actions, entry.notActions]
  return [
    ...listed.map((pattern) => ({ action: actionsOf(pattern, plane), subject: plane })),
    ...excluded.map((pattern) => ({ action: actionsOf(pattern, plane), subject: plane, inverted: true })),
  ].filter(({ action }) => action.length > 0)
}

function actionsOf(pattern: string, plane: Plane): string[] {
  if (pattern.trim() === '*') return ['manage']
  return operationsMatching(pattern, plane).flatMap((number) => indexedOperations()[number]?.name ?? [])
}
