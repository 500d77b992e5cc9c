import { goesToService } from '../../knowledge/service-endpoint.ts'
import type { BoundRequirement } from '../../question/question.ts'
import type { Verdict } from '../verdict.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { registryRules } from './network-rules.ts'
import { flagOf, isNamed, wordOf, type Circumstances, type Finding, type SettingRow } from './setting.ts'

/** Azure documentation, "Allow trusted services to securely access a network-restricted container registry". */
export const REGISTRY_NETWORK: NetworkSettings = {
  rulesOf: registryRules,
  trusts: () => ['microsoft.machinelearningservices/workspaces'],
}

const NETWORK = networkRow(REGISTRY_NETWORK, goesToService)

/** Azure Container Registry (ARM, `Microsoft.ContainerRegistry/registries` 2025-11-01). */
export const REGISTRY_SETTINGS: readonly SettingRow[] = [
  { ...NETWORK, find: (circumstances) => withOtherWays(NETWORK.find(circumstances), circumstances) },
  {
    blocks: 'roles',
    concerns: ({ name, isDataAction }) =>
      !isDataAction && /\/registries\/(?:artifacts|metadata|pull|push)\//i.test(name),
    find: repositoryPermissions,
  },
  {
    blocks: 'keys',
    concerns: ({ name }) => /\/registries\/(?:listCredentials|regenerateCredential)\/action$/i.test(name),
    find: noAdminUser,
  },
]

/** The article's matrix: a closed registry is no place for a user-assigned identity, and two other ways lead there. */
function withOtherWays(
  finding: Finding | null,
  { properties, userAssignedActor }: Circumstances,
): Finding | null {
  const { isClosed, bypass } = registryRules(properties)
  if (finding === null || userAssignedActor === null || !isClosed || bypass?.admitsServices !== true)
    return finding
  const text = `${finding.text} That exception is not for user-assigned identities: ${userAssignedActor.name} would get in with a system-assigned one, or with the admin user.`
  return { ...finding, text }
}

/** Whether a registry's images are under roles for repositories, `LegacyRegistryPermissions` being the other mode. */
export function hasRepositoryPermissions(properties: Circumstances['properties']): boolean {
  return isNamed(wordOf(properties, 'roleAssignmentMode'), 'AbacRepositoryPermissions')
}

/** Azure documentation, "Microsoft Entra ABAC for repository permissions", effect on existing role assignments. */
function repositoryPermissions({ resource, properties }: Circumstances): Finding | null {
  if (!hasRepositoryPermissions(properties)) return null
  return {
    setting: 'properties.roleAssignmentMode',
    text: `${resource.name} is in ABAC mode (properties.roleAssignmentMode is AbacRepositoryPermissions): for its images it ignores AcrPull, AcrPush and AcrDelete, Owner and Contributor too, and heeds the Container Registry Repository roles only.`,
  }
}

/** The admin user is off unless it was switched on. */
function noAdminUser({ resource, properties }: Circumstances): Finding | null {
  if (flagOf(properties, 'adminUserEnabled') !== false) return null
  return {
    setting: 'properties.adminUserEnabled',
    text: `The admin user of ${resource.name} is off (properties.adminUserEnabled is false), so there are no credentials to list; sign in with Microsoft Entra ID (az acr login) and a role for its images instead.`,
  }
}

/** How the row of the admin user stands, which rests on the registry's setting alone; null for other rows. */
export function underAdminUser({
  requirement,
  resource,
}: BoundRequirement): Pick<Verdict, 'state' | 'reasons'> | null {
  if (requirement.id !== 'acr/admin-user') return null
  const isEnabled = flagOf(resource?.properties ?? {}, 'adminUserEnabled')
  if (resource === null || isEnabled === null) {
    const text = 'Whether the admin user of the registry is on could not be read.'
    return { state: 'indeterminate', reasons: [{ code: 'setting-unread', text }] }
  }
  const setting = 'properties.adminUserEnabled'
  return isEnabled
    ? {
        state: 'granted',
        reasons: [
          {
            code: 'granted-outside-azure-rbac',
            setting,
            text: `The admin user of ${resource.name} is on (${setting} is true): the hub can sign in with its password, whether public access is on or off, and no role is used.`,
          },
        ],
      }
    : {
        state: 'missing',
        reasons: [
          {
            code: 'setting-blocks-access',
            setting,
            text: `The admin user of ${resource.name} is off (${setting} is false), so this way is closed.`,
          },
        ],
      }
}
