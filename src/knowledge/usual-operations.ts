import { deedOf, operationOfDeed, type DeedId } from './deeds.ts'

interface UsualOperation {
  readonly operation: string
  readonly title: string
}

/** What people most often try at a place, the likeliest first, to offer as choices. */
const USUAL_DEEDS: Readonly<Record<string, readonly DeedId[]>> = {
  'microsoft.cognitiveservices/accounts': ['call-model', 'embed-text', 'deploy-model', 'list-keys'],
  'microsoft.cognitiveservices/accounts/projects': ['create-agent', 'use-agents', 'delete-agent'],
  'microsoft.search/searchservices': ['query-index', 'index-documents', 'create-index', 'list-keys'],
  'microsoft.storage/storageaccounts': [
    'read-blobs',
    'write-blobs',
    'read-messages',
    'read-rows',
    'list-keys',
  ],
  'microsoft.keyvault/vaults': ['read-secret', 'set-secret', 'list-keys'],
  'microsoft.containerregistry/registries': ['pull-image', 'push-image'],
  'microsoft.machinelearningservices/workspaces': [
    'open-workspace',
    'join-hub',
    'create-connection',
    'create-compute',
  ],
  'microsoft.documentdb/databaseaccounts': ['list-keys', 'regenerate-keys'],
  'microsoft.insights/components': ['read-traces', 'see-component'],
  'resource-group': [
    'assign-roles',
    'see-roles',
    'create-search',
    'create-storage',
    'create-account',
    'deploy-template',
    'delete-resource',
  ],
  subscription: ['assign-roles', 'see-roles', 'create-group', 'deploy-template'],
}

/** The usual operations of an ARM type or container, compared without regard to case; none where not known. */
export function usualOperations(place: string): readonly UsualOperation[] {
  return (USUAL_DEEDS[place.toLowerCase()] ?? []).flatMap((id) => {
    const operation = operationOfDeed(id, { type: place, kind: null })
    return operation === null ? [] : [{ operation: operation.name, title: deedOf(id).title }]
  })
}
