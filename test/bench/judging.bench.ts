import { advise } from '../../src/advice/advise.ts'
import { DOCUMENTS_CHANGE } from '../../src/knowledge/operation-names.ts'
import { roleGrants } from '../../src/rbac/permission.ts'
import type { AccessSnapshot } from '../../src/snapshot/snapshot.ts'
import { judge } from '../../src/verdict/judge.ts'
import { DANA } from '../builders/people.ts'
import { search } from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { largeTenant } from './large-tenant.ts'
import { medianOfFresh, memoryOf } from './measure.ts'
import { megabytesText, millisecondsText, under, type BenchRow } from './row.ts'

const SIZES = [10, 1_000, 4_000]
const GROUPS = 500
const RUNS = 15
const MOST_MILLISECONDS = 20

const about = [bound(operationRow(...DOCUMENTS_CHANGE), search())]

/**
 * One question about a principal in 500 groups who lacks what is asked, which explains most and advises most.
 * Each run is on a snapshot as if just read: no index of it is there yet.
 */
export function benchJudging(): Promise<readonly BenchRow[]> {
  const [smallest, ...larger] = SIZES.map(measure)
  return Promise.resolve([...rowsOf(smallest), ...larger.flatMap((each) => rowsOf(each, smallest))])
}

function rowsOf(size: Measured | undefined, smallest?: Measured): readonly BenchRow[] {
  if (size === undefined) return []
  const { assignments, judging, answering, memory } = size
  const growth = (from: number | undefined, to: number, text: (amount: number) => string) =>
    from === undefined ? {} : { peer: `${text(from)} among ${SIZES[0] ?? 0}`, ratio: to / from }
  return [
    {
      what: `judge and advise among ${assignments.toLocaleString('en')} role assignments, ${GROUPS} groups`,
      ours: `${millisecondsText(answering)}, of which judging ${millisecondsText(judging)}`,
      ...growth(smallest?.answering, answering, millisecondsText),
      ...(assignments === SIZES.at(-1) ? { target: under(answering, MOST_MILLISECONDS) } : {}),
    },
    {
      what: 'memory taken for that',
      ours: megabytesText(memory),
      ...growth(smallest?.memory, memory, megabytesText),
    },
  ]
}

type Measured = ReturnType<typeof measure>

function measure(assignments: number) {
  const tenant = largeTenant({ assignments, groups: GROUPS }, (role) =>
    DOCUMENTS_CHANGE.some((operation) => roleGrants(role, operation)),
  )
  checkAnswer(tenant)
  const fresh = () => structuredClone(tenant)
  return {
    assignments,
    judging: medianOfFresh(RUNS, fresh, (snapshot) => judge(about, DANA, snapshot)),
    answering: medianOfFresh(RUNS, fresh, answer),
    memory: memoryOf(fresh, answer),
  }
}

function answer(snapshot: AccessSnapshot) {
  const verdicts = judge(about, DANA, snapshot)
  return { verdicts, advice: advise({ verdicts, keyConnections: [], snapshot, afterError: true }) }
}

function checkAnswer(snapshot: AccessSnapshot): void {
  const { verdicts, advice } = answer(snapshot)
  const found = [...verdicts.map(({ state }) => state), ...advice.leastRoles.map(({ name }) => name)].join(
    ', ',
  )
  const expected = 'missing, Search Index Data Contributor'
  if (found !== expected) throw new Error(`expected ${expected}, found ${found}`)
}
