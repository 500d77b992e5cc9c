import { operationsNamed } from '../../knowledge/catalogue/operations.ts'
import { deedOf, deedOperations, deedPhrase, type DeedId } from '../../knowledge/deeds.ts'
import type { Requirement } from '../../knowledge/requirement.ts'
import { requirements, requirementsOf } from '../../knowledge/requirements.ts'
import type { Service } from '../../evidence/evidence.ts'
import { sameOperation, type Operation } from '../../rbac/operation.ts'
import { areaOf } from './area.ts'
import type { Place } from '../../question/kind-of-place.ts'

/** Something that somebody wants to be able to do, whoever it is and wherever. */
export interface Need {
  /** `index documents` */
  readonly title: string
  /** one for each kind of resource where it is another operation; at least one */
  readonly parts: readonly NeedPart[]
  /** the article: custom roles do not let one do it, whatever they hold */
  readonly isOfBuiltInRoles: boolean
}

export interface NeedPart {
  /** `Azure AI Search`; null where the need has one part only */
  readonly area: string | null
  /** all of them are needed */
  readonly operations: readonly Operation[]
  /** the article's rows that ask for them */
  readonly rows: readonly Requirement[]
}

export function needOfOperations(operations: readonly Operation[]): Need {
  return {
    title: `perform ${operations.map(({ name }) => name).join(' and ')}`,
    parts: [{ area: null, operations, rows: rowsWith(operations) }],
    isOfBuiltInRoles: false,
  }
}

/** Null where what is done depends on the type of a resource that is not told. */
export function needOfDeed(id: DeedId, places: readonly Place[]): Need | null {
  if (deedOf(id).ofEveryType !== undefined) return null
  const types = places.flatMap((place) => place.types)
  const chosen = deedOperations(id, types)
  const all = chosen.filter(
    (each, index) => chosen.findIndex((other) => sameOperation(other.operation, each.operation)) === index,
  )
  return {
    title: deedPhrase(id),
    parts: all.map(({ on, operation }) => ({
      area: all.length === 1 ? null : areaOf(on),
      operations: [operation],
      rows: rowsWith([operation]),
    })),
    isOfBuiltInRoles: false,
  }
}

/** Deeds that every type has, in the words of people. */
const OF_EVERY_TYPE = { see: 'read', change: 'write', delete: 'delete' } as const
export type GeneralDeed = keyof typeof OF_EVERY_TYPE

const CONTAINER_TYPES: Readonly<Record<string, string>> = {
  'resource-group': 'Microsoft.Resources/subscriptions/resourceGroups',
  subscription: 'Microsoft.Resources/subscriptions',
}

/** Seeing, changing or deleting a resource of a kind; null where its provider publishes no such operation. */
export function needOfPlace(deed: GeneralDeed, place: Place): Need | null {
  const operations = place.types
    .map((type) => CONTAINER_TYPES[type] ?? type)
    .flatMap((type) =>
      operationsNamed(`${type}/${OF_EVERY_TYPE[deed]}`).filter(({ isDataAction }) => !isDataAction),
    )
    .slice(0, 1)
  return operations.length === 0
    ? null
    : {
        title: `${deed} ${place.title}`,
        parts: [{ area: null, operations, rows: rowsWith(operations) }],
        isOfBuiltInRoles: false,
      }
}

/** What using a service means where no more is said; null where roles do not decide it, or it may be many things. */
export function deedOfService(service: Service | null): DeedId | null {
  switch (service) {
    case 'azure-openai':
      return 'call-model'
    case 'ai-search':
      return 'query-index'
    case 'storage-blob':
      return 'read-blobs'
    case 'storage-file':
      return 'read-files'
    case 'storage-queue':
      return 'read-messages'
    case 'storage-table':
      return 'read-rows'
    case 'key-vault':
      return 'read-secret'
    case 'acr':
      return 'pull-image'
    case 'foundry-project':
      return 'use-agents'
    case 'app-insights':
      return 'read-traces'
    case 'ml-workspace':
      return 'open-workspace'
    case 'ai-services':
    case 'cosmos':
    case 'resource-manager':
    case 'entra':
    case 'other':
    case null:
      return null
    default:
      return service satisfies never
  }
}

const CREATIONS = {
  'hub-creation': { title: 'create a hub', tables: ['hub-creation'] },
  'app-insights': {
    title: 'create a hub with Application Insights',
    tables: ['hub-creation', 'app-insights'],
  },
  'project-creation': { title: 'create a project', tables: ['project-creation'] },
} as const

/** Making a hub, alone or with Application Insights, or a project in one. */
export function needOfCreation(creation: keyof typeof CREATIONS): Need {
  const { title, tables } = CREATIONS[creation]
  const rows = tables.flatMap((table) => requirementsOf(table))
  return {
    title,
    parts: [{ area: null, operations: rows.flatMap(({ operations }) => operations), rows }],
    isOfBuiltInRoles: creation !== 'project-creation',
  }
}

function rowsWith(operations: readonly Operation[]): readonly Requirement[] {
  return requirements.filter(
    (row) =>
      row.role !== null &&
      operations.every((operation) => row.operations.some((other) => sameOperation(other, operation))),
  )
}
