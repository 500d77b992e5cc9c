import { goesToService } from '../../knowledge/service-endpoint.ts'
import type { BoundRequirement } from '../../question/question.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { registryRules } from './network-rules.ts'
import { flagOf, isNamed, wordOf, type Circumstances, type Finding, type SettingRow } from './setting.ts'

/** Azure documentation, "Allow trusted services to securely access a network-restricted container registry". */
export const REGISTRY_NETWORK: NetworkSettings = {
  rulesOf: registryRules,
  trusts: () => ['microsoft.machinelearningservices/workspaces'],
}

/** Azure Container Registry (ARM, `Microsoft.ContainerRegistry/registries` 2025-11-01). */
export const REGISTRY_SETTINGS: readonly SettingRow[] = [
  networkRow(REGISTRY_NETWORK, goesToService),
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

/** Whether the way of the row `acr/admin-user` is open; nothing where that is not known, or for other rows. */
export function adminUserNote({ requirement, resource }: BoundRequirement): readonly string[] {
  const isEnabled = flagOf(resource?.properties ?? {}, 'adminUserEnabled')
  if (requirement.id !== 'acr/admin-user' || resource === null || isEnabled === null) return []
  return [
    isEnabled
      ? `It is on at ${resource.name} (properties.adminUserEnabled is true).`
      : `It is off at ${resource.name} (properties.adminUserEnabled is false), so this way is closed.`,
  ]
}
