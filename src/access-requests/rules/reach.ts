import { indexedOperations, operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
import { control, data, GIVING_ACCESS } from '../../knowledge/operation-names.ts'
import { matchesOperation } from '../../rbac/operation-pattern.ts'
import type { Operation } from '../../rbac/operation.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'

/** How a role brings its holder, or others, access that is not among its own operations. */
export type Reach =
  /** says who may do what, in Azure or in a service that has roles, access policies or administrators of its own */
  | 'gives-access'
  /** reads keys that open contents which the role itself does not */
  | 'reads-keys'
  /** acts, or lets somebody act, as an identity that others have given rights to */
  | 'acts-as-another'

interface Patterns {
  readonly control: readonly string[]
  readonly data: readonly string[]
}

const GIVES_ACCESS_IN_AZURE: Patterns = {
  control: [
    ...GIVING_ACCESS.map(({ name }) => name),
    // with these somebody can let themselves, or others, activate more than they were given
    'Microsoft.Authorization/roleEligibilityScheduleRequests/whenApprovalRequired/write',
    'Microsoft.Authorization/roleManagementPolicies/write',
  ],
  data: [],
}

const GIVES_ACCESS: Patterns = {
  control: [
    ...GIVES_ACCESS_IN_AZURE.control,
    '*RoleAssignments/write',
    '*RoleDefinitions/write',
    '*UserDefinitions/write',
    '*/principalAssignments/write',
    '*/accessPolicies/write',
    '*/accessPolicyAssignments/write',
    '*/administrators/write',
    '*/administrators/action',
    '*/sqlAdministrators/write',
    // a vault holds its access policies, and whether they count
    'Microsoft.KeyVault/vaults/write',
  ],
  data: [],
}

/** Keys, and what stands for them: signatures, connection strings, accounts of the service's own. */
const READS_KEYS: Patterns = {
  control: [
    '*/listKeys/action',
    '*/list*AdminKeys/action',
    '*/list*QueryKeys/action',
    '*/createQueryKey/action',
    '*/readonlyKeys/action',
    '*/sharedKeys/action',
    '*/listConnectionStrings/action',
    '*/listAccountSas/action',
    '*/listServiceSas/action',
    '*/listSas/action',
    '*/listWithSecrets/action',
    '*/listChannelWithKeys/action',
    '*/regenerate*Key/action',
    '*/regenerate*Keys/action',
    '*/listClusterAdminCredential/action',
    '*/listAdminCredentials/action',
    'Microsoft.ContainerRegistry/registries/listCredentials/action',
    'Microsoft.ContainerRegistry/registries/generateCredentials/action',
    'Microsoft.ContainerRegistry/registries/regenerateCredential/action',
    'Microsoft.RedHatOpenShift/openShiftClusters/listCredentials/action',
    'Microsoft.ContainerService/managedClusters/accessProfiles/listCredential/action',
    'Microsoft.Storage/storageAccounts/localUsers/regeneratePassword/action',
    'Microsoft.Web/sites/*publishxml/action',
    'Microsoft.Web/sites/*newpassword/action',
  ],
  data: [],
}

/**
 * A workspace of machine learning hands the keys of its endpoints and its storage to those who work in it: that is what its
 * roles are for.
 */
const HANDED_OUT = 'Microsoft.MachineLearningServices/workspaces/*'

const ACTS_AS_ANOTHER: Patterns = {
  control: [
    'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
    'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    // code that runs somewhere can ask for the tokens of the identities there
    'Microsoft.Compute/virtualMachine*/runCommand/action',
    'Microsoft.Compute/virtualMachine*/runCommands/write',
    'Microsoft.Compute/virtualMachine*/extensions/write',
    'Microsoft.HybridCompute/machines/runCommands/write',
    'Microsoft.HybridCompute/machines/extensions/write',
    'Microsoft.HybridCompute/machines/addExtensions/action',
    'Microsoft.ContainerService/managedClusters/runCommand/action',
    'Microsoft.ContainerInstance/containerGroups/write',
    'Microsoft.ContainerInstance/containerGroups/containers/exec/action',
    'Microsoft.App/containerApps/write',
    'Microsoft.App/jobs/write',
    'Microsoft.Resources/deploymentScripts/write',
    'Microsoft.Automation/automationAccounts/jobs/write',
    'Microsoft.Automation/automationAccounts/runbooks/write',
    'Microsoft.Automation/automationAccounts/runbooks/draft/write',
    'Microsoft.Web/sites/write',
    'Microsoft.Web/sites/*publish/action',
    'Microsoft.Web/sites/*extensions/write',
    'Microsoft.Logic/workflows/write',
    'Microsoft.DataFactory/factories/pipelines/write',
  ],
  data: ['*/impersonate/action', '*Impersonation/action'],
}

/**
 * What a role reaches beyond its own operations, told by them and not by its name; null: nothing that is known of. What an
 * operation opens is told by the table above, for all operations that providers publish and for those that the role names.
 */
export function reachOf(role: RoleDefinition): Reach | null {
  if (grantsAnyOf(GIVES_ACCESS, role)) return 'gives-access'
  if (grantsAnyOf(ACTS_AS_ANOTHER, role)) return 'acts-as-another'
  const keys = operationsOf(READS_KEYS, role).filter(({ name }) => !matchesOperation(HANDED_OUT, name))
  return keys.some((key) => roleGrants(role, key) && !opensOwn(role, key)) ? 'reads-keys' : null
}

/** Whether a role says who may do what in Azure itself: a role, or that somebody may activate one. */
export function givesAccessInAzure(role: RoleDefinition): boolean {
  return grantsAnyOf(GIVES_ACCESS_IN_AZURE, role)
}

/** Whether a role that reads a key holds what it opens: all contents of the service, but for what it takes out itself. */
function opensOwn(role: RoleDefinition, { name }: Operation): boolean {
  const service = name.split('/').slice(0, 2).join('/')
  const permissions = role.permissions.map((permission) => ({ ...permission, notDataActions: [] }))
  return ['read', 'write', 'delete', 'action'].every((verb) =>
    roleGrants({ permissions }, data(`${service}/whatever/${verb}`)),
  )
}

function grantsAnyOf(patterns: Patterns, role: RoleDefinition): boolean {
  return operationsOf(patterns, role).some((operation) => roleGrants(role, operation))
}

/** Those that are published, and those that the role names and nobody has published. */
function operationsOf(patterns: Patterns, { permissions }: RoleDefinition): readonly Operation[] {
  const named = permissions
    .flatMap(({ actions }) => actions)
    .filter(
      (action) => !action.includes('*') && patterns.control.some((each) => matchesOperation(each, action)),
    )
  return [...publishedOf(patterns), ...named.map(control)]
}

const published = new Map<Patterns, readonly Operation[]>()

function publishedOf(patterns: Patterns): readonly Operation[] {
  const known = published.get(patterns)
  if (known !== undefined) return known
  const all = indexedOperations()
  const numbers = [
    ...patterns.control.flatMap((pattern) => operationsMatching(pattern, 'control')),
    ...patterns.data.flatMap((pattern) => operationsMatching(pattern, 'data')),
  ]
  const found = [...new Set(numbers)].flatMap((number) => all[number] ?? [])
  published.set(patterns, found)
  return found
}
