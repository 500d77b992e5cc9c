import { parseArgs } from 'node:util'
import { writeMeasured } from './document.ts'
import { benchEvaluation } from './evaluation.bench.ts'
import { benchJudging } from './judging.bench.ts'
import { machine } from './machine.ts'
import { benchReadEvidence } from './read-evidence.bench.ts'
import { benchRoleSearch } from './role-search.bench.ts'
import { benchRoundTrips } from './round-trips.bench.ts'
import { benchStart } from './start.bench.ts'
import { tableOf, type Bench, type BenchRow } from './row.ts'

/** In the order of the table. To add one: a file that answers rows, and its name here. */
const BENCHES: readonly Bench[] = [
  benchEvaluation,
  benchRoleSearch,
  benchJudging,
  benchRoundTrips,
  benchReadEvidence,
  benchStart,
]

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const rows: BenchRow[] = []
for (const bench of BENCHES) rows.push(...(await bench()))
const measured = `${machine()}\n\n${tableOf(rows)}\n`
process.stdout.write(measured)
if (values.write) await writeMeasured('measured', measured)
