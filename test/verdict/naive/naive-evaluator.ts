import type { Operation } from '../../../src/rbac/operation.ts'
import type { VerdictState } from '../../../src/verdict/verdict.ts'
import { mentionsGuids, truthOf, UNKNOWN, type Call, type Truth } from './naive-condition.ts'
import { naivelyMatches } from './naive-pattern.ts'
import {
  placeOf,
  subOperationOf,
  typeOf,
  type Holder,
  type NamedHolder,
  type PlaceName,
  type World,
  type WorldAssignment,
  type WorldBlock,
  type WorldCondition,
  type WorldDenial,
} from './world.ts'

/**
 * A second evaluator, written from Azure's documentation alone and as plainly as can be: it looks everything up
 * in tables, walks through lists, and shares no code with the real one. Too slow for use, good for comparing.
 */
export function naiveState(
  world: World,
  who: Holder,
  operation: Operation,
  place: PlaceName,
  known: Call['attributes'],
): VerdictState {
  const call: Call = {
    operation: operation.name,
    subOperation: subOperationOf(operation),
    attributes: { ...placeOf(place).attributes, ...known },
  }
  const question: Question = { world, who, operation, place, call }

  const denied = Math.max(0, ...world.denials.map((denial) => denies(denial, question)))
  const granted = most(world.assignments, question)
  // an application or managed identity has nobody to activate a role for it
  const activatable = typeOf(who) === 'User' ? world.eligible : []
  const eligible = most(activatable, question)
  if (denied === 1) return 'denied'
  if (granted === 1) {
    return denied === UNKNOWN || isUnread(world.unread.denials, place) ? 'indeterminate' : 'granted'
  }
  if (granted === UNKNOWN) return 'conditional'
  if (eligible === 1) return 'eligible'
  if (eligible === UNKNOWN) return 'conditional'
  const isOpen = [...world.assignments, ...activatable].some(
    (each) => applies(each, question) && world.roles[each.role]?.isKnown === false,
  )
  return isOpen || isUnread(world.unread.assignments, place) ? 'indeterminate' : 'missing'
}

interface Question {
  readonly world: World
  readonly who: Holder
  readonly operation: Operation
  readonly place: PlaceName
  readonly call: Call
}

function most(assignments: readonly WorldAssignment[], question: Question): Truth {
  return Math.max(0, ...assignments.map((each) => grants(each, question)))
}

function grants(assignment: WorldAssignment, question: Question): Truth {
  const role = question.world.roles[assignment.role]
  if (role === undefined || !role.isKnown || !applies(assignment, question)) return 0
  const isStorageData =
    question.operation.isDataAction && question.operation.name.startsWith('Microsoft.Storage/')
  const { condition } = assignment
  if (isStorageData && condition !== null && condition !== 'broken' && mentionsGuids(condition)) return 0
  return Math.min(holds(condition, question), lists(role.blocks, question))
}

function applies({ holder, place }: WorldAssignment, { world, who, place: asked }: Question): boolean {
  return (holder === who || isIn(who, holder, world)) && covers(place, asked)
}

function denies(denial: WorldDenial, question: Question): Truth {
  if (denial.isAudit) return 0
  const reaches = denial.onlyHere ? denial.place === question.place : covers(denial.place, question.place)
  if (!reaches) return 0
  return Math.min(
    Math.max(...denial.principals.map((each) => (each === 'everyone' ? 1 : names(each, question)))),
    1 - Math.max(0, ...denial.excluded.map((each) => names(each, question))),
    holds(denial.condition, question),
    lists(denial.blocks, question),
  )
}

/** Whether a denial's principal is the one asked about, as far as groups are known. */
function names({ holder, isTyped }: NamedHolder, { world, who }: Question): Truth {
  if (holder === who) return 1
  const isMember = isIn(who, holder, world)
  if (world.groupsRead) return isMember ? 1 : 0
  // ARM resolves the groups behind assignments, whether or not the directory is open
  const isResolved = [...world.assignments, ...world.eligible].some((each) => each.holder === holder)
  if (isMember && isResolved) return 1
  return isTyped && typeOf(holder) !== 'Group' ? 0 : UNKNOWN
}

function lists(blocks: readonly WorldBlock[], question: Question): Truth {
  return Math.max(
    ...blocks.map((block) => (contains(block, question.operation) ? holds(block.condition, question) : 0)),
  )
}

function contains(block: WorldBlock, { name, isDataAction }: Operation): boolean {
  const included = isDataAction ? block.dataActions : block.actions
  const excluded = isDataAction ? block.notDataActions : block.notActions
  for (const pattern of excluded) if (naivelyMatches(pattern, name)) return false
  for (const pattern of included) if (naivelyMatches(pattern, name)) return true
  return false
}

function holds(condition: WorldCondition, { call }: Question): Truth {
  if (condition === null) return 1
  return condition === 'broken' ? UNKNOWN : truthOf(condition, call)
}

/** Whether somebody is in a group, directly or through others; `seen` are the groups on the way. */
export function isIn(
  who: Holder,
  group: Holder,
  world: Pick<World, 'groups'>,
  seen: readonly Holder[] = [],
): boolean {
  if (seen.includes(group) || !group.startsWith('g')) return false
  const members = world.groups[Number(group.slice(1))]?.members ?? []
  return members.some((member) => member === who || isIn(who, member, world, [...seen, group]))
}

/** Whether what is assigned on one place reaches another. */
export function covers(upper: PlaceName, lower: PlaceName): boolean {
  for (let at: PlaceName | null = lower; at !== null; at = placeOf(at).parent) if (at === upper) return true
  return false
}

function isUnread(at: PlaceName | null, place: PlaceName): boolean {
  return at !== null && covers(at, place)
}
