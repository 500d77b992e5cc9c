import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { builtInRole, builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import { RoleIndex } from '../../src/rbac/role-index.ts'
import { medians } from './measure.ts'
import { caslAllows, caslRole, type CaslRole } from './peers/casl.ts'
import { cedarAllows, prepareCedar } from './peers/cedar.ts'
import { allows, compileRole, faithfully, plainly, type ExpressionRole } from './peers/regular-expressions.ts'
import { seededRandom } from './random.ts'
import { atLeast, type BenchRow } from './row.ts'

const SETS = 90
const PER_SET = 10
const MOST_ROLES = 5
/** Cedar takes a thousand times as long, so it is asked of fewer. */
const CEDAR_SETS = 10

/** Some roles in each form that can be prepared of them, and operations to ask for; every other one is allowed. */
interface RoleSet {
  readonly operations: readonly Operation[]
  readonly index: RoleIndex
  readonly plain: readonly ExpressionRole[]
  readonly faithful: readonly ExpressionRole[]
  readonly casl: readonly CaslRole[]
  readonly cedar: string
}

type Way = (roles: RoleSet, operation: Operation) => boolean

const ours: Way = ({ index }, operation) => index.grants(operation)
const byPlainExpressions: Way = ({ plain }, operation) => plain.some((role) => allows(role, operation))
const byFaithfulExpressions: Way = ({ faithful }, operation) =>
  faithful.some((role) => allows(role, operation))
const byCasl: Way = ({ casl }, operation) => casl.some((role) => caslAllows(role, operation))
const byCedar: Way = ({ cedar }, operation) => cedarAllows(cedar, operation)

/** Single evaluations, beside other ways to do them. */
export async function benchEvaluation(): Promise<readonly BenchRow[]> {
  const article = Object.values(ROLES).flatMap(({ id }) => builtInRole(id) ?? [])
  return [
    ...(await rowsFor(`of all ${builtInRoles().length} built-in roles`, builtInRoles(), 5)),
    ...(await rowsFor(`of the ${article.length} roles of the article`, article, null)),
  ]
}

async function rowsFor(
  title: string,
  pool: readonly RoleDefinition[],
  least: number | null,
): Promise<readonly BenchRow[]> {
  const sets = setsFrom(pool, title)
  const mistakes = checkAnswers(sets)
  const few = sets.slice(0, CEDAR_SETS)
  const asked = [
    { way: ours, of: sets, name: 'Rolecall' },
    {
      way: byPlainExpressions,
      of: sets,
      name: `regular expressions, ${mistakes} of ${sets.length * PER_SET} answers wrong`,
    },
    { way: byCasl, of: sets, name: 'CASL' },
    { way: byCedar, of: few, name: 'Cedar' },
  ]
  const times = await medians(asked.map(({ way, of }) => askerOf(way, of)))
  const [own, ...peers] = asked.map(({ of, name }, index) => ({
    name,
    each: (times[index] ?? 0) / of.length / PER_SET,
  }))
  return peers.map(({ name, each }, index) => {
    const ratio = each / (own?.each ?? 0)
    return {
      what: `is an operation allowed by 1 to ${MOST_ROLES} ${title}`,
      ours: perSecond(own?.each ?? 0),
      peer: `${name}: ${perSecond(each)}`,
      ratio,
      ...(least === null || index > 0 ? {} : { target: atLeast(ratio, least) }),
    }
  })
}

function perSecond(milliseconds: number): string {
  return `${Math.round(1 / milliseconds).toLocaleString('en')} thousand/s`
}

function setsFrom(pool: readonly RoleDefinition[], title: string): readonly RoleSet[] {
  const random = seededRandom(7)
  const plain = new Map(pool.map((role) => [role, compileRole(role, plainly)]))
  const faithful = new Map(pool.map((role) => [role, compileRole(role, faithfully)]))
  const casl = new Map(pool.map((role) => [role, caslRole(role)]))
  return Array.from({ length: SETS }, (_, set) => {
    const roles = Array.from({ length: 1 + random.next(MOST_ROLES) }, () => random.pick(pool))
    const index = new RoleIndex(roles)
    const granted = knownOperations().filter((operation) => index.grants(operation))
    const cedar = `${title} ${set}`
    prepareCedar(cedar, roles)
    return {
      operations: Array.from({ length: PER_SET }, (_each, position) =>
        random.pick(position % 2 === 0 && granted.length > 0 ? granted : knownOperations()),
      ),
      index,
      plain: roles.flatMap((role) => [plain.get(role) ?? []]),
      faithful: roles.flatMap((role) => [faithful.get(role) ?? []]),
      casl: roles.flatMap((role) => [casl.get(role) ?? []]),
      cedar,
    }
  })
}

/** All must answer alike, save the plain method: how many of its answers are wrong. */
function checkAnswers(sets: readonly RoleSet[]): number {
  let mistakes = 0
  for (const roles of sets) {
    for (const operation of roles.operations) {
      const answer = ours(roles, operation)
      const others = [byFaithfulExpressions, byCasl, byCedar].map((way) => way(roles, operation))
      if (others.includes(!answer)) throw new Error(`expected one answer for ${operation.name}`)
      if (byPlainExpressions(roles, operation) !== answer) mistakes += 1
    }
  }
  return mistakes
}

/** Kept, so that no answer is optimized away. */
const tally = { allowed: 0 }

function askerOf(way: Way, sets: readonly RoleSet[]): () => void {
  return () => {
    for (const roles of sets)
      for (const operation of roles.operations) if (way(roles, operation)) tally.allowed += 1
  }
}
