import { z } from 'zod'
import { goesToService } from '../../knowledge/service-endpoint.ts'
import type { Resource } from '../../question/question.ts'
import { isKeyVault } from '../../question/resource-type.ts'
import type { Operation } from '../../rbac/operation.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { aclRules } from './network-rules.ts'
import type { SettingRow } from './setting.ts'

/** Azure documentation, "Virtual network service endpoints for Azure Key Vault", trusted services. */
export const VAULT_NETWORK: NetworkSettings = {
  rulesOf: aclRules,
  trusts: () => ['microsoft.machinelearningservices/workspaces', 'microsoft.storage/storageaccounts'],
}

/** Azure Key Vault (ARM, `Microsoft.KeyVault/vaults` 2023-07-01); its mode is judged by `usesAccessPolicies`. */
export const VAULT_SETTINGS: readonly SettingRow[] = [networkRow(VAULT_NETWORK, goesToService)]

const vaultProperties = z.object({
  enableRbacAuthorization: z.boolean().nullish().catch(undefined),
  /** without a mode, a vault that has such a list goes by it, empty or not */
  accessPolicies: z.array(z.unknown()).nullish().catch(null),
})

/** A vault in access-policy mode ignores data roles (Azure documentation, "Azure role-based access control vs. access policies"). */
export function usesAccessPolicies(resource: Resource | null, operations: readonly Operation[]): boolean {
  if (resource?.properties == null || !isKeyVault(resource)) return false
  const { enableRbacAuthorization, accessPolicies } = vaultProperties.parse(resource.properties)
  const byPolicy =
    enableRbacAuthorization === false ||
    enableRbacAuthorization === null ||
    (enableRbacAuthorization === undefined && accessPolicies != null)
  return byPolicy && operations.some(({ isDataAction }) => isDataAction)
}

const strings = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((list) => list ?? [])

const permissionLists = z.object({ keys: strings, secrets: strings, certificates: strings })

const accessPolicy = z.object({
  objectId: z.string(),
  /** set: the policy holds for that application on behalf of the principal only */
  applicationId: z.string().nullish(),
  permissions: permissionLists,
})

type PermissionLists = z.infer<typeof permissionLists>

/** The permissions of the policies for some principals; null where the vault does not tell its policies. */
function permissionsOf(
  { properties }: Resource,
  principalIds: readonly string[],
): readonly PermissionLists[] | null {
  const listed = z.array(z.unknown()).safeParse(properties?.['accessPolicies'])
  if (!listed.success) return null
  const wanted = principalIds.map((id) => id.toLowerCase())
  return listed.data
    .flatMap((each) => accessPolicy.safeParse(each).data ?? [])
    .filter(({ objectId, applicationId }) => !applicationId && wanted.includes(objectId.toLowerCase()))
    .map(({ permissions }) => permissions)
}

/**
 * Whether the access policies of a vault give every one of some operations to a principal, directly or through
 * groups; null where the policies or what an operation takes of them is not known.
 */
export function policiesGrant(
  vault: Resource,
  operations: readonly Operation[],
  principalIds: readonly string[],
): boolean | null {
  const needed = operations.map(({ name }) => permissionFor(name))
  const held = permissionsOf(vault, principalIds)
  if (held === null || needed.includes(null)) return null
  return needed.every((need) => need !== null && held.some((lists) => allows(lists, need)))
}

function allows(lists: PermissionLists, { of, permission }: PolicyPermission): boolean {
  return lists[of].some((each) => ['all', permission].includes(each.toLowerCase()))
}

/** What a principal's own access policy lists of one kind, in lower case. */
export function ownPermissions(
  vault: Resource,
  principalId: string,
  of: PolicyPermission['of'],
): readonly string[] {
  return (permissionsOf(vault, [principalId]) ?? []).flatMap((lists) =>
    lists[of].map((each) => each.toLowerCase()),
  )
}

export interface PolicyPermission {
  readonly of: 'keys' | 'secrets' | 'certificates'
  /** as access policies name it, in lower case: `get`, `wrapkey` */
  readonly permission: string
}

const OTHERWISE_NAMED: Readonly<Record<string, string>> = {
  getsecret: 'get',
  setsecret: 'set',
  readmetadata: 'list',
  read: 'get',
  wrap: 'wrapkey',
  unwrap: 'unwrapkey',
}

/** The permission of an access policy that a data operation takes; null where it is not known. */
export function permissionFor(operation: string): PolicyPermission | null {
  const [, of, verb] =
    /^microsoft\.keyvault\/vaults\/(keys|secrets|certificates)\/(\w+)(?:\/action)?$/.exec(
      operation.toLowerCase(),
    ) ?? []
  if (verb === undefined) return null
  const permission = of === 'secrets' && verb === 'update' ? 'set' : (OTHERWISE_NAMED[verb] ?? verb)
  switch (of) {
    case 'keys':
    case 'secrets':
    case 'certificates':
      return { of, permission }
    default:
      return null
  }
}
