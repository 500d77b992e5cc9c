import { v5 as uuidV5 } from 'uuid'
import type { PrincipalType } from '../rbac/principal.ts'
import type { Resource } from '../question/question.ts'
import type { Commands } from './advice.ts'
import { bicepAssignment } from './bicep-assignment.ts'
import { bashWord, powershellWord, terraformString } from './shell-quote.ts'

/** A fixed namespace, so that the same grant always gets the same role assignment name. */
const NAMESPACE = '5c1f3f0e-8a0b-5d6e-9a55-0f6f3f1c2f7d'

export interface AssignTarget {
  readonly scope: string
  readonly role: { readonly id: string; readonly name: string }
  readonly principalId: string
  readonly principalType: PrincipalType | null
}

/** ARM names a role assignment by a GUID; the same one for the same grant makes the command safe to repeat. */
export function roleAssignmentName({ scope, role, principalId }: AssignTarget): string {
  return uuidV5(`${scope} ${role.id} ${principalId}`.toLowerCase(), NAMESPACE)
}

/** The same role assignment for each tool, by ids, since names of roles change. */
export function assignCommands(target: AssignTarget): Commands {
  const name = roleAssignmentName(target)
  const { scope, role, principalId } = target
  const principalType = target.principalType ?? 'User'
  const definition = `/providers/Microsoft.Authorization/roleDefinitions/${role.id}`
  const body = JSON.stringify({ properties: { roleDefinitionId: definition, principalId, principalType } })
  const url = `${encodeURI(scope)}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`
  const bicep = bicepAssignment(target, name)
  return {
    azureCli: [
      'az role assignment create',
      `--assignee-object-id ${bashWord(principalId)}`,
      `--assignee-principal-type ${bashWord(principalType)}`,
      `--role ${bashWord(role.id)}`,
      `--scope ${bashWord(scope)}`,
    ].join(' '),
    powershell: `New-AzRoleAssignment -ObjectId ${powershellWord(principalId)} -ObjectType ${powershellWord(principalType)} -RoleDefinitionId ${powershellWord(role.id)} -Scope ${powershellWord(scope)}`,
    ...(bicep === null ? {} : { bicep }),
    terraform: terraformOf(target, name),
    rest: `az rest --method put --url ${bashWord(url)} --body ${bashWord(body)}`,
  }
}

/** azurerm, `azurerm_role_assignment`. */
function terraformOf({ scope, role, principalId, principalType }: AssignTarget, name: string): string {
  return [
    'resource "azurerm_role_assignment" "rolecall" {',
    `  name               = "${name}"`,
    `  scope              = ${terraformString(scope)}`,
    `  role_definition_id = "/providers/Microsoft.Authorization/roleDefinitions/${role.id}"`,
    `  principal_id       = ${terraformString(principalId)}`,
    `  principal_type     = "${principalType ?? 'User'}"`,
    '}',
  ].join('\n')
}

/** The assignment to an identity that is yet to be enabled: its object id is looked up when the command runs. */
export function assignToIdentityCommands(
  target: Omit<AssignTarget, 'principalId' | 'principalType'>,
  actor: Resource,
): Commands {
  return {
    azureCli: [
      'az role assignment create',
      `--assignee-object-id "$(az resource show --ids ${bashWord(actor.id)} --query identity.principalId --output tsv)"`,
      '--assignee-principal-type ServicePrincipal',
      `--role ${bashWord(target.role.id)}`,
      `--scope ${bashWord(target.scope)}`,
    ].join(' '),
  }
}

export function enableIdentityCommand(actor: Resource): Commands {
  const keepsOthers = Object.keys(actor.identity?.userAssigned ?? {}).length > 0
  const type = keepsOthers ? 'SystemAssigned,UserAssigned' : 'SystemAssigned'
  return { azureCli: `az resource update --ids ${bashWord(actor.id)} --set identity.type=${type}` }
}
