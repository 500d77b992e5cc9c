import { isDoneAnywhere, isDoneIn, typesOfDeed, type DeedId } from '../knowledge/deeds.ts'
import { resourceTypeOf, scopeLevel } from '../rbac/scope.ts'
import { isCreation } from './creation-requirements.ts'
import type { Ask } from './question.ts'
import { CONNECTION_TYPE, typesOfService, WORKSPACE_TYPE } from './resource-type.ts'

/** Where something can be asked: which resources, and whether groups and subscriptions too. */
export interface AskedPlaces {
  /** ARM types, in lower case, to offer and to prefer where a name fits several */
  readonly types: readonly string[]
  /** what to call such a place: `hub` */
  readonly noun: string
  readonly question: string
  readonly takesResources: boolean
  readonly takesContainers: boolean
  readonly hubsOnly: boolean
  /** whether it can be asked of an ARM id, as far as the id tells */
  readonly fits: (scope: string) => boolean
}

const RESOURCE: Omit<AskedPlaces, 'types' | 'fits' | 'noun' | 'question'> = {
  takesResources: true,
  takesContainers: false,
  hubsOnly: false,
}

function called(noun: string, question = `Which ${noun} is meant?`): Pick<AskedPlaces, 'noun' | 'question'> {
  return { noun, question }
}

export function placesFor(ask: Ask): AskedPlaces {
  switch (ask.kind) {
    case 'access':
      return {
        ...RESOURCE,
        ...called('resource'),
        types: typesOfService(null),
        takesContainers: true,
        fits: () => true,
      }
    case 'operations':
      return {
        ...RESOURCE,
        ...called('resource'),
        types: typesOfService(null),
        takesContainers: true,
        fits: (scope) => ask.operations.every(({ name }) => mayBeOn(name, scope)),
      }
    case 'service-error': {
      const types = [...typesOfService(ask.service), WORKSPACE_TYPE]
      const isFoundry = (type: string) => types.includes(type.replace(/\/projects$/, ''))
      return {
        ...RESOURCE,
        types: typesOfService(ask.service),
        ...called(nounOf(typesOfService(ask.service))),
        fits: (scope) => isFoundry(typeAt(scope)),
      }
    }
    case 'connection':
      return {
        ...RESOURCE,
        types: typesOfService(null),
        ...called('connection'),
        fits: (scope) => [CONNECTION_TYPE, WORKSPACE_TYPE].includes(typeAt(scope)),
      }
    case 'playground':
      return {
        ...RESOURCE,
        types: [WORKSPACE_TYPE],
        ...called('hub or project'),
        fits: (scope) => typeAt(scope) === WORKSPACE_TYPE,
      }
    case 'tables':
      return isCreation(ask.tables)
        ? {
            ...RESOURCE,
            types: [],
            ...called('resource group', 'In which resource group is the hub to be?'),
            takesResources: false,
            takesContainers: true,
            fits: isContainer,
          }
        : {
            ...RESOURCE,
            types: [WORKSPACE_TYPE],
            ...called(
              'hub',
              ask.tables.includes('project-creation')
                ? 'In which hub is the project to be?'
                : 'Which hub is meant?',
            ),
            hubsOnly: true,
            fits: (scope) => typeAt(scope) === WORKSPACE_TYPE,
          }
    case 'deed':
      return placesOfDeed(ask.deed)
    default:
      return ask satisfies never
  }
}

function placesOfDeed(deed: DeedId): AskedPlaces {
  const types = typesOfDeed(deed)
  const inGroups = isDoneIn(deed, 'resource-group')
  const inContainers = inGroups || isDoneIn(deed, 'subscription')
  const onlyInContainers = inContainers && types.length === 0 && !isDoneAnywhere(deed)
  return {
    types: onlyInContainers ? [] : types.length > 0 ? types : typesOfService(null),
    ...called(onlyInContainers ? (inGroups ? 'resource group' : 'subscription') : nounOf(types)),
    takesResources: !onlyInContainers,
    takesContainers: inContainers,
    hubsOnly: false,
    fits: (scope) =>
      isContainer(scope)
        ? inContainers
        : !onlyInContainers && (types.length === 0 || [...types, WORKSPACE_TYPE].includes(typeAt(scope))),
  }
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  ['microsoft.cognitiveservices/accounts', 'Azure OpenAI or AI services resource'],
  ['microsoft.search/searchservices', 'search service'],
  ['microsoft.storage/storageaccounts', 'storage account'],
  ['microsoft.keyvault/vaults', 'key vault'],
  ['microsoft.containerregistry/registries', 'container registry'],
  ['microsoft.documentdb/databaseaccounts', 'Cosmos DB account'],
  ['microsoft.insights/components', 'Application Insights resource'],
  [WORKSPACE_TYPE, 'hub or project'],
])

function nounOf(types: readonly string[]): string {
  const [only] = types
  return (types.length === 1 && only !== undefined ? NOUNS.get(only) : undefined) ?? 'resource'
}

/** An operation is done on its own type, on what is above it, or, for role assignments and the like, anywhere. */
function mayBeOn(operation: string, scope: string): boolean {
  const name = operation.toLowerCase()
  return (
    isContainer(scope) || name.startsWith('microsoft.authorization/') || name.startsWith(`${typeAt(scope)}/`)
  )
}

function isContainer(scope: string): boolean {
  return ['resource-group', 'subscription'].includes(scopeLevel(scope))
}

function typeAt(scope: string): string {
  return (resourceTypeOf(scope) ?? '').toLowerCase()
}
