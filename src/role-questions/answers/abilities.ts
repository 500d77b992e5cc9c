import { WORKSPACE_CAPABILITIES } from '../../knowledge/capabilities.ts'
import { ANYWHERE, DEEDS, deedOf, deedOperations, deedPhrase, type DeedId } from '../../knowledge/deeds.ts'
import { JOIN_HUB } from '../../knowledge/operation-names.ts'
import { requirementsOf } from '../../knowledge/requirements.ts'
import { sameOperation, type Operation } from '../../rbac/operation.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { AREA_TITLES, areaOf } from './area.ts'
import type { Place } from '../../question/kind-of-place.ts'
import { grantOf } from './role-grant.ts'

/** Something that people do, in plain words, and what it takes. */
export interface Ability {
  /** `create compute` */
  readonly title: string
  /** ARM type; `ANYWHERE` for what is done at any scope */
  readonly on: string
  /** all of them are needed */
  readonly operations: readonly Operation[]
  /** done on a hub and on no project */
  readonly isOfHubs: boolean
}

/** Abilities of one part of Azure. */
export interface AbilityGroup {
  /** `Azure AI Search` */
  readonly area: string
  /** the services behind a hub or project that was asked about: a role that is held there does not reach them */
  readonly isBehind: boolean
  readonly titles: readonly string[]
}

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces'
/** What hubs and projects reach through connections. */
const BEHIND_WORKSPACES: readonly string[] = [
  'microsoft.cognitiveservices/accounts',
  'microsoft.search/searchservices',
  'microsoft.storage/storageaccounts',
]

/** What can be done at a place, and around hubs and projects also with the contents of the services behind them. */
export function abilitiesAt(place: Place | null): readonly Ability[] {
  const workspace = place?.level === undefined ? 'the hub or project' : `the ${place.level}`
  if (place === null || holdsResources(place))
    return withoutRepetition([HUB_CREATION, ...allAbilities(workspace)]).filter(({ on }) =>
      isWithin(on, place),
    )
  // a hub is made in a resource group, so that a role on one that is there does not let one make another
  const elsewhere = {
    ...HUB_CREATION,
    title: `${HUB_CREATION.title} (where it is held on the resource group)`,
  }
  const all = withoutRepetition([...allAbilities(workspace), elsewhere])
  return all.filter(({ on, operations, isOfHubs }) => {
    const type = on.toLowerCase()
    if (isOfHubs && place.level === 'project') return false
    if (type === ANYWHERE || place.types.includes(type)) return true
    return isBehind(on, place) && operations.every(({ isDataAction }) => isDataAction)
  })
}

/** A role that is held on what holds resources counts on all of them. */
function holdsResources({ types }: Place): boolean {
  return types.some((type) => type === 'resource-group' || type === 'subscription')
}

function isWithin(on: string, place: Place | null): boolean {
  return on !== 'subscription' || place?.types.includes('resource-group') !== true
}

function isBehind(on: string, place: Place | null): boolean {
  const isWorkspace = place?.types.includes(WORKSPACES.toLowerCase()) === true
  return isWorkspace && BEHIND_WORKSPACES.includes(on.toLowerCase())
}

const HUB_CREATION: Ability = {
  title: 'create hubs',
  on: WORKSPACES,
  operations: requirementsOf('hub-creation').flatMap(({ operations }) => operations),
  isOfHubs: true,
}

/** What the article's tables of roles speak of comes first. */
function allAbilities(workspace: string): readonly Ability[] {
  return [
    ...WORKSPACE_CAPABILITIES.map(({ titleAt, operation }) => ({
      title: titleAt(workspace),
      on: operation.name.startsWith(WORKSPACES) ? WORKSPACES : ANYWHERE,
      operations: [operation],
      isOfHubs: false,
    })),
    ...Object.keys(DEEDS).filter(isDeed).flatMap(abilitiesOfDeed),
  ]
}

function isDeed(id: string): id is DeedId {
  return Object.hasOwn(DEEDS, id)
}

/** What can be done to a resource of any type says nothing without one. */
function abilitiesOfDeed(id: DeedId): readonly Ability[] {
  if (deedOf(id).ofEveryType !== undefined) return []
  return deedOperations(id).map(({ on, operation }) => ({
    title: deedPhrase(id),
    on,
    operations: [operation],
    isOfHubs: sameOperation(operation, JOIN_HUB),
  }))
}

/** No operation stands twice. */
function withoutRepetition(abilities: readonly Ability[]): readonly Ability[] {
  const keyOf = ({ operations }: Ability) =>
    operations.map(({ name, isDataAction }) => `${String(isDataAction)} ${name.toLowerCase()}`).join(' ')
  const byKey = new Map(abilities.toReversed().map((ability) => [keyOf(ability), ability]))
  return abilities.filter((ability) => byKey.get(keyOf(ability)) === ability)
}

export type TitledAbility = Pick<Ability, 'title' | 'on'>

/** What a role lets its holder do at a place, wherever it is assigned; what only a condition admits says so. */
export function abilitiesOf(role: RoleDefinition, place: Place | null): readonly TitledAbility[] {
  return abilitiesAt(place).flatMap(({ title, on, operations }) => {
    const grants = operations.map((operation) => grantOf(role, operation))
    if (!grants.every((grant) => grant === 'granted' || grant === 'conditional')) return []
    return [{ title: grants.includes('conditional') ? `${title} (under a condition)` : title, on }]
  })
}

/** By the part of Azure, in the order to tell of them. */
export function groupAbilities(
  abilities: readonly TitledAbility[],
  place: Place | null,
): readonly AbilityGroup[] {
  const groups = Map.groupBy(abilities, ({ on }) => areaOf(on))
  return [...groups]
    .map(([area, members]) => ({
      area,
      isBehind: members.some(({ on }) => isBehind(on, place)),
      titles: members.map(({ title }) => title),
    }))
    .sort((left, right) => AREA_TITLES.indexOf(left.area) - AREA_TITLES.indexOf(right.area))
}
