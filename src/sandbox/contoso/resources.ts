import { resourceTypeOf, scopeName } from '../../rbac/scope.ts'
import type { TenantIdentity, TenantResource } from '../tenant.ts'
import { CONNECTIONS } from './connections.ts'
import * as places from './places.ts'

const LOCATION = 'swedencentral'

/** Object ids of the managed identities of Contoso's resources. */
export const IDENTITIES = {
  openai: '9c798e7b-b83d-47d1-a930-929ecdf5bf34',
  embeddingOpenai: 'cfcdf167-b6f3-416f-8c5d-e22012b80d25',
  foundry: '12869d67-9077-479a-9405-ba2d6d870f0b',
  foundryProject: 'f3578225-486e-4b65-9aae-8ab72a8f1d9a',
  search: 'ce725d04-1931-48cd-9cb3-7595e93747fd',
  hub: '20344770-9cf0-4aa1-8504-9564a444ee4a',
  project: '3275d655-ad57-4e7b-bad9-3d5f62e520fb',
  secureHub: '201c8f89-0694-4a2d-a631-66bd7bc20550',
} as const

const SECURE_HUB_CLIENT = '0d4aec08-43a2-4c86-84c4-0d19a131e15d'

export const RESOURCES: readonly TenantResource[] = [
  account(places.OPENAI, 'OpenAI', IDENTITIES.openai, 'aoai-contoso', { disableLocalAuth: false }),
  deployment(places.OPENAI, 'gpt-4o', '2024-11-20'),
  deployment(places.OPENAI, 'text-embedding-3-large', '1'),
  account(places.EMBEDDING_OPENAI, 'OpenAI', IDENTITIES.embeddingOpenai, 'aoai-contoso-embeddings', {
    disableLocalAuth: true,
  }),
  deployment(places.EMBEDDING_OPENAI, 'text-embedding-3-small', '1'),
  account(places.FOUNDRY, 'AIServices', IDENTITIES.foundry, 'aif-contoso', {
    disableLocalAuth: false,
    allowProjectManagement: true,
  }),
  deployment(places.FOUNDRY, 'gpt-4o-mini', '2024-07-18'),
  {
    ...resource(places.FOUNDRY_PROJECT, { displayName: 'Agents' }),
    kind: 'AIServices',
    identity: systemAssigned(IDENTITIES.foundryProject),
  },
  {
    ...resource(places.SEARCH, {
      endpoint: 'https://srch-contoso.search.windows.net',
      authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http401WithBearerChallenge' } },
      disableLocalAuth: false,
      publicNetworkAccess: 'enabled',
    }),
    identity: systemAssigned(IDENTITIES.search),
  },
  resource(places.KEY_SEARCH, {
    endpoint: 'https://srch-contoso-keys.search.windows.net',
    authOptions: { apiKeyOnly: {} },
    disableLocalAuth: false,
    publicNetworkAccess: 'enabled',
  }),
  storage(places.STORAGE, false),
  storage(places.LAKE, true),
  storage(places.LOCKED_STORAGE, false),
  vault(places.KEY_VAULT, true),
  vault(places.POLICY_KEY_VAULT, false),
  registry(places.REGISTRY, 'Enabled'),
  registry(places.SECURE_REGISTRY, 'Disabled'),
  {
    ...resource(places.APP_INSIGHTS, { Application_Type: 'web', WorkspaceResourceId: places.LOG_WORKSPACE }),
    kind: 'web',
  },
  resource(places.LOG_WORKSPACE, { retentionInDays: 30 }),
  {
    ...resource(places.HUB, {
      friendlyName: 'Contoso AI hub',
      storageAccount: places.STORAGE,
      keyVault: places.KEY_VAULT,
      containerRegistry: places.REGISTRY,
      applicationInsights: places.APP_INSIGHTS,
      associatedWorkspaces: [places.PROJECT],
      publicNetworkAccess: 'Enabled',
      systemDatastoresAuthMode: 'identity',
    }),
    kind: 'Hub',
    identity: systemAssigned(IDENTITIES.hub),
  },
  {
    ...resource(places.PROJECT, {
      friendlyName: 'Assistant',
      hubResourceId: places.HUB,
      storageAccount: places.STORAGE,
      keyVault: places.KEY_VAULT,
      publicNetworkAccess: 'Enabled',
    }),
    kind: 'Project',
    identity: systemAssigned(IDENTITIES.project),
  },
  {
    ...resource(places.SECURE_HUB, {
      friendlyName: 'Contoso AI hub with its own key',
      containerRegistry: places.SECURE_REGISTRY,
      keyVault: places.POLICY_KEY_VAULT,
      primaryUserAssignedIdentity: places.SECURE_HUB_IDENTITY,
      publicNetworkAccess: 'Disabled',
      encryption: {
        status: 'Enabled',
        identity: { userAssignedIdentity: places.SECURE_HUB_IDENTITY },
        keyVaultProperties: { keyVaultArmId: places.POLICY_KEY_VAULT },
      },
    }),
    kind: 'Hub',
    identity: {
      type: 'UserAssigned',
      userAssignedIdentities: {
        [places.SECURE_HUB_IDENTITY]: { principalId: IDENTITIES.secureHub, clientId: SECURE_HUB_CLIENT },
      },
    },
  },
  resource(places.SECURE_HUB_IDENTITY, {
    tenantId: places.TENANT_ID,
    principalId: IDENTITIES.secureHub,
    clientId: SECURE_HUB_CLIENT,
  }),
  ...CONNECTIONS,
]

function resource(id: string, properties: Readonly<Record<string, unknown>>): TenantResource {
  return {
    id,
    type: resourceTypeOf(id) ?? '',
    name: scopeName(id),
    location: LOCATION,
    properties: { provisioningState: 'Succeeded', ...properties },
  }
}

function account(
  id: string,
  kind: string,
  principalId: string,
  subdomain: string,
  settings: Readonly<Record<string, unknown>>,
): TenantResource {
  const domain = kind === 'OpenAI' ? 'openai.azure.com' : 'cognitiveservices.azure.com'
  return {
    ...resource(id, {
      endpoint: `https://${subdomain}.${domain}/`,
      customSubDomainName: subdomain,
      publicNetworkAccess: 'Enabled',
      networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow', virtualNetworkRules: [], ipRules: [] },
      ...settings,
    }),
    kind,
    identity: systemAssigned(principalId),
  }
}

function deployment(accountId: string, model: string, version: string): TenantResource {
  const id = `${accountId}/deployments/${model}`
  const properties = { model: { format: 'OpenAI', name: model, version }, provisioningState: 'Succeeded' }
  return { id, type: resourceTypeOf(id) ?? '', name: model, properties }
}

function storage(id: string, isHnsEnabled: boolean): TenantResource {
  const name = scopeName(id)
  return {
    ...resource(id, {
      isHnsEnabled,
      allowSharedKeyAccess: true,
      publicNetworkAccess: 'Enabled',
      networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
      primaryEndpoints: {
        blob: `https://${name}.blob.core.windows.net/`,
        dfs: `https://${name}.dfs.core.windows.net/`,
        file: `https://${name}.file.core.windows.net/`,
        queue: `https://${name}.queue.core.windows.net/`,
        table: `https://${name}.table.core.windows.net/`,
      },
    }),
    kind: 'StorageV2',
  }
}

function vault(id: string, enableRbacAuthorization: boolean): TenantResource {
  const vaultUri = `https://${scopeName(id)}.vault.azure.net/`
  return resource(id, {
    tenantId: places.TENANT_ID,
    vaultUri,
    enableRbacAuthorization,
    accessPolicies: [],
    publicNetworkAccess: 'Enabled',
  })
}

function registry(id: string, publicNetworkAccess: 'Enabled' | 'Disabled'): TenantResource {
  const loginServer = `${scopeName(id)}.azurecr.io`
  return resource(id, { loginServer, adminUserEnabled: false, publicNetworkAccess })
}

function systemAssigned(principalId: string): TenantIdentity & { readonly tenantId: string } {
  return { type: 'SystemAssigned', principalId, tenantId: places.TENANT_ID }
}
