import { builtInRoles } from '../../knowledge/catalogue/roles.ts'
import { ASSIGN_ROLES } from '../../knowledge/operation-names.ts'
import { roleGrants } from '../../rbac/permission.ts'

/** The Resource Graph query for the assignments of built-in roles that can assign roles, in the whole tenant. */
export function grantorQueryText(): string {
  const isOfGrantor = builtInRoles()
    .filter((role) => roleGrants(role, ASSIGN_ROLES))
    .map(({ id }) => `tostring(properties.roleDefinitionId) endswith '${id}'`)
  return [
    'authorizationresources',
    "where type =~ 'microsoft.authorization/roleassignments'",
    `where ${isOfGrantor.join(' or ')}`,
    'project id, properties',
    'order by id asc',
  ].join(' | ')
}
