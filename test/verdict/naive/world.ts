import fc from 'fast-check'
import type { Operation } from '../../../src/rbac/operation.ts'
import type { PrincipalType } from '../../../src/rbac/principal.ts'
import { treeOf, type AttributeName, type Tree } from './condition-tree.ts'

/** A tenant as a table of facts, which says outright what the evaluator has to read out of ids and texts. */
export interface World {
  readonly roles: readonly WorldRole[]
  readonly groups: readonly WorldGroup[]
  readonly assignments: readonly WorldAssignment[]
  readonly eligible: readonly WorldAssignment[]
  readonly denials: readonly WorldDenial[]
  /** whether the directory told who is in which group */
  readonly groupsRead: boolean
  /** where role or deny assignments could not be read */
  readonly unread: { readonly assignments: PlaceName | null; readonly denials: PlaceName | null }
}

export interface WorldRole {
  readonly blocks: readonly WorldBlock[]
  /** whether its definition could be read */
  readonly isKnown: boolean
}

export interface WorldBlock {
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
  readonly dataActions: readonly string[]
  readonly notDataActions: readonly string[]
  readonly condition: WorldCondition
}

/** `broken`: a text that is no condition. */
export type WorldCondition = Tree | 'broken' | null

/** `members`: people and groups that are directly in it. */
export interface WorldGroup {
  readonly members: readonly Holder[]
}

export interface WorldAssignment {
  readonly role: number
  readonly place: PlaceName
  readonly holder: Holder
  readonly condition: WorldCondition
  readonly look: number
}

export interface WorldDenial {
  readonly blocks: readonly WorldBlock[]
  readonly place: PlaceName
  readonly principals: readonly (NamedHolder | 'everyone')[]
  readonly excluded: readonly NamedHolder[]
  readonly onlyHere: boolean
  readonly isAudit: boolean
  readonly condition: WorldCondition
  readonly look: number
}

/** A denial may leave out what kind of principal it names, or call it by a new name. */
export interface NamedHolder {
  readonly holder: Holder
  readonly isTyped: boolean
}

export const HOLDERS = ['dana', 'max', 'g0', 'g1', 'g2', 'g3'] as const
export type Holder = (typeof HOLDERS)[number]
export const PEOPLE = ['dana', 'max'] as const satisfies readonly Holder[]
export const GROUP_NAMES = ['g0', 'g1', 'g2', 'g3'] as const satisfies readonly Holder[]

export function typeOf(holder: Holder): PrincipalType {
  if (holder === 'dana') return 'User'
  return holder === 'max' ? 'ServicePrincipal' : 'Group'
}

interface Place {
  readonly id: string
  readonly parent: PlaceName | null
  readonly attributes?: Readonly<Partial<Record<AttributeName, string>>>
}

const ONE = '/subscriptions/11111111-2222-4333-8444-555555555555'
const TWO = '/subscriptions/21111111-2222-4333-8444-555555555555'
const MANAGEMENT = '/providers/Microsoft.Management/managementGroups'
const ACCOUNT = `${ONE}/resourceGroups/rg-ai/providers/Microsoft.Storage/storageAccounts/stcontoso`

/** Some names begin with others, and some differ in case only from what is above them. */
export const PLACES = {
  root: { id: '/', parent: null },
  contoso: { id: `${MANAGEMENT}/contoso`, parent: 'root' },
  ai: { id: `${MANAGEMENT}/contoso-ai`, parent: 'contoso' },
  platform: { id: `${MANAGEMENT}/contoso-platform`, parent: 'contoso' },
  one: { id: ONE, parent: 'ai' },
  two: { id: TWO, parent: 'platform' },
  group: { id: `${ONE}/resourceGroups/rg-ai`, parent: 'one' },
  similar: { id: `${ONE}/resourceGroups/rg-ai-2`, parent: 'one' },
  account: { id: ACCOUNT, parent: 'group', attributes: { account: 'stcontoso' } },
  longer: { id: `${ACCOUNT}2`, parent: 'group', attributes: { account: 'stcontoso2' } },
  container: {
    id: `${ACCOUNT}/blobServices/default/containers/docs`,
    parent: 'account',
    attributes: { account: 'stcontoso', container: 'docs' },
  },
  other: { id: `${TWO}/resourceGroups/RG-AI`, parent: 'two' },
} as const satisfies Record<string, { id: string; parent: string | null; attributes?: Place['attributes'] }>
export type PlaceName = keyof typeof PLACES
export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[]

export function placeOf(name: PlaceName): Place {
  return PLACES[name]
}

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
const control = (name: string): Operation => ({ name, isDataAction: false })
const data = (name: string): Operation => ({ name, isDataAction: true })

/** Of which it is known that they have no suboperation, that they have some, and of which it is not. */
export const OPERATIONS: readonly Operation[] = [
  control('Contoso.Shop/orders/read'),
  data('Contoso.Shop/orders/read'),
  control('Contoso.Shop/orders/items/write'),
  control('Microsoft.Authorization/roleAssignments/write'),
  data(`${BLOBS}/read`),
  data(`${BLOBS}/delete`),
]

export function subOperationOf({ name }: Operation): null | undefined {
  return name.endsWith('roleAssignments/write') || name.endsWith('blobs/delete') ? null : undefined
}

const pattern = fc.constantFrom(
  '*',
  '*',
  '*',
  '*/read',
  '*/WRITE',
  ' Contoso.Shop/* ',
  'contoso.shop/orders/read',
  'Contoso.Shop/*/read',
  'Contoso.Shop/*/items/write',
  'Contoso.Shop/orders/*/items/write',
  'Microsoft.*',
  'Microsoft.Authorization/*/write',
  `${BLOBS}/*`,
  `${BLOBS}/delete `,
  'Microsoft.Storage/*/blobs/read',
)
const look = fc.nat(1023)
const seldom = <T>(found: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: found })
const oneIn = (odds: number) => fc.integer({ min: 1, max: odds }).map((drawn) => drawn === 1)

const few = (most: number) => fc.array(pattern, { maxLength: most })

const condition = (odds: number): fc.Arbitrary<WorldCondition> =>
  fc.oneof(
    { weight: odds, arbitrary: fc.constant(null) },
    { weight: 8, arbitrary: treeOf(pattern) },
    { weight: 1, arbitrary: fc.constant('broken' as const) },
  )

const block: fc.Arbitrary<WorldBlock> = fc.record({
  actions: few(3),
  notActions: few(1),
  dataActions: few(3),
  notDataActions: few(1),
  condition: condition(24),
})
const blocks = (most: number) => fc.array(block, { minLength: 1, maxLength: most })
/** Where things are assigned: high up more often, so that they are met. */
const place = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...PLACE_NAMES) },
  { weight: 1, arbitrary: fc.constantFrom<PlaceName>('root', 'contoso', 'ai', 'one', 'group') },
)
const holder = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Holder>('dana', 'max') },
  { weight: 3, arbitrary: fc.constantFrom<Holder>(...GROUP_NAMES) },
)
const named = fc.record({ holder, isTyped: oneIn(4).map((isLeftOut) => !isLeftOut) })
const assignment = (roleCount: number): fc.Arbitrary<WorldAssignment> =>
  fc.record({ role: fc.nat(roleCount - 1), place, holder, condition: condition(12), look })

const denial: fc.Arbitrary<WorldDenial> = fc.record({
  blocks: blocks(2),
  place,
  principals: fc.array(
    fc.oneof({ weight: 4, arbitrary: named }, { weight: 1, arbitrary: fc.constant('everyone' as const) }),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  excluded: fc.array(named, { maxLength: 1 }),
  onlyHere: oneIn(4),
  isAudit: oneIn(6),
  condition: condition(16),
  look,
})

export const world: fc.Arbitrary<World> = fc
  .array(fc.record({ blocks: blocks(3), isKnown: oneIn(16).map((isLost) => !isLost) }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((roles) =>
    fc.record({
      roles: fc.constant(roles),
      groups: fc.array(fc.record({ members: fc.subarray([...HOLDERS], { maxLength: 2 }) }), {
        minLength: GROUP_NAMES.length,
        maxLength: GROUP_NAMES.length,
      }),
      assignments: fc.array(assignment(roles.length), { maxLength: 5 }),
      eligible: fc.array(assignment(roles.length), { maxLength: 3 }),
      denials: fc.array(denial, { maxLength: 2 }),
      groupsRead: oneIn(4).map((isClosed) => !isClosed),
      unread: fc.record({
        assignments: seldom(place),
        denials: seldom(place),
      }),
    }),
  )
