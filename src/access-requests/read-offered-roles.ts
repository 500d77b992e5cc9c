import { builtInRole } from '../knowledge/catalogue/roles.ts'
import { roleIdOf, type RoleDefinition } from '../rbac/role-definition.ts'
import type { Answered } from '../reply/diagnosis/diagnosis.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { valueOf } from '../snapshot/reading-value.ts'

/**
 * The definitions of the roles that a diagnosis advises to assign, as far as Azure shows them. A built-in one is taken from
 * the catalogue: what counts is read when it is approved.
 */
export async function readOfferedRoles(
  { advice }: Answered,
  reader: AzureReader,
): Promise<ReadonlyMap<string, RoleDefinition>> {
  const places = new Map(
    advice.steps.flatMap(({ step, role, scope }) =>
      step === 'assign-role' &&
      role !== undefined &&
      scope !== undefined &&
      builtInRole(role.id) === undefined
        ? [[roleIdOf(role.id), scope]]
        : [],
    ),
  )
  const read = await Promise.all([...places].map(([id, scope]) => reader.roleDefinition(scope, id)))
  return new Map(
    read.flatMap((each) => valueOf(each, null) ?? []).map((definition) => [definition.id, definition]),
  )
}
