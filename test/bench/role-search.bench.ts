import { weightsFor } from '../../src/advice/least/breadth.ts'
import { kindOf } from '../../src/advice/least/operation-kind.ts'
import { rankRoles } from '../../src/advice/least/rank-roles.ts'
import { RELUCTANCES, reluctanceToAdvise } from '../../src/advice/least/reluctance.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { control, DOCUMENTS_READ, LIST_COGNITIVE_SERVICES_KEYS } from '../../src/knowledge/operation-names.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import type { RoleDefinitions } from '../../src/rbac/role-index.ts'
import { median, medianOfFresh, medians, once } from './measure.ts'
import { allows, compileRole, faithfully, plainly, type ExpressionRole } from './peers/regular-expressions.ts'
import { atLeast, millisecondsText, under, type BenchRow } from './row.ts'

const QUESTIONS: readonly Operation[] = [
  DOCUMENTS_READ,
  LIST_COGNITIVE_SERVICES_KEYS,
  control('Microsoft.Storage/storageAccounts/write'),
  control('Microsoft.Compute/virtualMachines/start/action'),
]
/** Two in five built-in roles bring it. */
const BROADEST = control('Microsoft.Authorization/locks/read')
const EVERY_NTH = 500

/** Which of all roles allow an operation, the least first, beside trying every role. */
export async function benchRoleSearch(): Promise<readonly BenchRow[]> {
  const roles = builtInRoles()
  const plain = new Map(roles.map((role) => [role, compileRole(role, plainly)]))
  checkAnswers(roles)
  const ours = await median(() => {
    for (const operation of QUESTIONS) ranked(operation, roles)
  })
  const forced = once(() => {
    for (const operation of QUESTIONS) rankedByForce(operation, plain, breadthByForce)
  })
  return [
    {
      what: `which of ${roles.length} roles allow an operation, ranked over ${knownOperations().length} operations`,
      ours: millisecondsText(ours / QUESTIONS.length),
      peer: `regular expressions by brute force: ${millisecondsText(forced / QUESTIONS.length)}`,
      ratio: forced / ours,
      target: atLeast(forced / ours, 100),
    },
    await rowOfBroadest(roles),
    await rowOfKnownBreadths(roles, plain),
    rowOfIndexing(roles),
  ]
}

function ranked(operation: Operation, roles: RoleDefinitions) {
  return rankRoles({ operations: [operation], articleRoleIds: [], roles })
}

async function rowOfBroadest(roles: readonly RoleDefinition[]): Promise<BenchRow> {
  const time = await median(() => ranked(BROADEST, roles))
  return {
    what: `the same for what ${ranked(BROADEST, roles).length} roles allow`,
    ours: millisecondsText(time),
    target: under(time, 5),
  }
}

async function rowOfKnownBreadths(
  roles: readonly RoleDefinition[],
  plain: ReadonlyMap<RoleDefinition, ExpressionRole>,
): Promise<BenchRow> {
  const sample = knownOperations().filter((_, index) => index % EVERY_NTH === 0)
  const breadths = new Map(roles.map((role, index) => [role, index]))
  const [ours = 0, forced = 0] = await medians([
    () => {
      for (const operation of sample) ranked(operation, roles)
    },
    () => {
      for (const operation of sample) rankedByForce(operation, plain, (role) => breadths.get(role) ?? 0)
    },
  ])
  return {
    what: `the same for every ${EVERY_NTH}th operation, each role's breadth known beforehand`,
    ours: millisecondsText(ours / sample.length),
    peer: `regular expressions: ${millisecondsText(forced / sample.length)}`,
    ratio: forced / ours,
  }
}

/** What a question costs whose role definitions were just read: nothing that was worked out before is of use. */
function rowOfIndexing(roles: readonly RoleDefinition[]): BenchRow {
  const fresh = () => structuredClone(roles)
  const ours = medianOfFresh(15, fresh, (read) => ranked(LIST_COGNITIVE_SERVICES_KEYS, read))
  const compiled = medianOfFresh(5, fresh, (read) => {
    for (const role of read) allows(compileRole(role, plainly), LIST_COGNITIVE_SERVICES_KEYS)
  })
  return {
    what: `index ${roles.length} role definitions that were just read, and answer`,
    ours: millisecondsText(ours),
    peer: `compile and try regular expressions, unranked: ${millisecondsText(compiled)}`,
    ratio: compiled / ours,
  }
}

type BreadthOf = (role: RoleDefinition, weights: readonly number[], expressions: ExpressionRole) => number

function rankedByForce(
  operation: Operation,
  roles: ReadonlyMap<RoleDefinition, ExpressionRole>,
  breadthOf: BreadthOf,
): readonly RoleDefinition[] {
  const weights = weightsByForce(operation)
  return [...roles]
    .filter(([, expressions]) => allows(expressions, operation))
    .map(([role, expressions]) => ({
      role,
      reluctance: RELUCTANCES.indexOf(reluctanceToAdvise(role)),
      breadth: breadthOf(role, weights, expressions),
    }))
    .sort((left, right) => left.reluctance - right.reluctance || left.breadth - right.breadth)
    .map(({ role }) => role)
}

const kinds = knownOperations().map(kindOf)

/** The weight of each known operation. */
function weightsByForce(operation: Operation): readonly number[] {
  const weights = weightsFor([operation])
  return kinds.map((kind) => weights[kind])
}

const breadthByForce: BreadthOf = (_role, weights, expressions) =>
  knownOperations().reduce(
    (breadth, operation, index) =>
      allows(expressions, operation) ? breadth + (weights[index] ?? 0) : breadth,
    0,
  )

/** Force must find the same roles, and the same least one. It counts published operations only. */
function checkAnswers(roles: readonly RoleDefinition[]): void {
  const faithful = new Map(roles.map((role) => [role, compileRole(role, faithfully)]))
  for (const operation of QUESTIONS) {
    const ours = ranked(operation, roles).map(({ role }) => role)
    const forced = rankedByForce(operation, faithful, breadthByForce)
    if (ours[0] !== forced[0] || new Set(ours).symmetricDifference(new Set(forced)).size > 0) {
      throw new Error(`expected the same roles for ${operation.name}`)
    }
  }
}
