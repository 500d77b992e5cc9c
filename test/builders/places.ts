import type { Resource, ResourceIdentity } from '../../src/question/question.ts'
import type { Connection, Deployment, Located } from '../../src/question/surroundings.ts'
import { scopeName } from '../../src/rbac/scope.ts'
import { DANA } from './people.ts'

export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/contoso-platform'
export const SUBSCRIPTION = '/subscriptions/11111111-2222-4333-8444-555555555555'
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ai`

type Fields = Partial<Omit<Resource, 'id' | 'type' | 'name'>>

export function resource(type: string, name: string, fields: Fields = {}): Resource {
  return {
    id: `${GROUP}/providers/${type}/${name}`,
    type,
    name,
    kind: null,
    location: 'westeurope',
    identity: null,
    properties: {},
    ...fields,
  }
}

/** A child of a resource, `connections` of a hub. */
export function child(parent: Resource, type: string, name: string, fields: Fields = {}): Resource {
  const typed = resource(`${parent.type}/${type}`, name, fields)
  return { ...typed, id: `${parent.id}/${type}/${name}` }
}

export function systemIdentity(name: string): ResourceIdentity {
  return { systemAssigned: `identity-of-${name}`, userAssigned: {} }
}

export const openai = (name = 'aoai-contoso', fields: Fields = {}) =>
  resource('Microsoft.CognitiveServices/accounts', name, {
    kind: 'OpenAI',
    identity: systemIdentity(name),
    ...fields,
  })

export const foundry = (name = 'foundry-contoso', fields: Fields = {}) =>
  openai(name, { kind: 'AIServices', ...fields })

export const foundryProject = (name = 'agents') =>
  child(foundry(), 'projects', name, { identity: systemIdentity(name) })

export const search = (name = 'srch-contoso', fields: Fields = {}) =>
  resource('Microsoft.Search/searchServices', name, { identity: systemIdentity(name), ...fields })

export const storage = (name = 'stcontoso', fields: Fields = {}) =>
  resource('Microsoft.Storage/storageAccounts', name, fields)

export const dataLake = (name = 'lakecontoso') => storage(name, { properties: { isHnsEnabled: true } })

export const vault = (name = 'kv-contoso', fields: Fields = {}) =>
  resource('Microsoft.KeyVault/vaults', name, fields)

export const registry = (name = 'crcontoso', fields: Fields = {}) =>
  resource('Microsoft.ContainerRegistry/registries', name, fields)

export const cosmos = (name = 'cosmos-contoso', fields: Fields = {}) =>
  resource('Microsoft.DocumentDB/databaseAccounts', name, fields)

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces'

export const hub = (name = 'hub-contoso', fields: Fields = {}) =>
  resource(WORKSPACES, name, { kind: 'Hub', identity: systemIdentity(name), ...fields })

export const project = (name = 'proj-chat', fields: Fields = {}) =>
  resource(WORKSPACES, name, {
    kind: 'Project',
    identity: systemIdentity(name),
    properties: { hubResourceId: hub().id },
    ...fields,
  })

/** A connection of the hub, signing in with Microsoft Entra ID unless it says otherwise. */
export function connection(
  name: string,
  category: string,
  targetResource: Resource | null,
  fields: Partial<Pick<Connection, 'authType' | 'target' | 'resource'>> = {},
): Connection {
  return {
    resource: child(hub(), 'connections', name),
    category,
    authType: 'AAD',
    target: targetResource?.id ?? null,
    targetResource,
    ...fields,
  }
}

export function deployment(account: Resource, model: string): Deployment {
  return { accountId: account.id, model }
}

/** Dana asking about herself on a resource, or on a scope that is none. */
export function located(on: Resource | string, fields: Partial<Located> = {}): Located {
  const isScope = typeof on === 'string'
  return {
    asker: DANA,
    subject: DANA,
    scope: isScope ? on : on.id,
    resource: isScope ? null : on,
    hub: null,
    connections: [],
    deployments: [],
    related: [],
    existing: [],
    ...fields,
  }
}

export function managementGroup(name: string): string {
  return MANAGEMENT_GROUP.replace(scopeName(MANAGEMENT_GROUP), name)
}
