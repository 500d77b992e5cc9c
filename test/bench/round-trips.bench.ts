import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { DiagnosisRequest } from '../../src/question/request.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import type { AzureConnection } from '../../src/snapshot/azure/connection.ts'
import { timelyDiagnosis, type TimelyOptions } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import type { BenchRow } from './row.ts'
import { startSlowSandbox } from './slow-sandbox.ts'
import { askedForModel, reported, sampleError } from '../builders/requests.ts'

/** Milliseconds that ARM and Microsoft Graph take for each answer. */
const LATENCY = 100
/** Each bot starts with the whole budget of requests; more diagnoses would have to wait for it. */
const BOTS = 4
const RUNS_OF_A_BOT = 3

const QUESTIONS: readonly {
  readonly what: string
  readonly request: DiagnosisRequest
  readonly cold: number
}[] = [
  {
    what: 'an error with a scope',
    request: reported(sampleError('Deploying a model'), people.SAM),
    cold: 2.3,
  },
  {
    what: 'an error with an endpoint',
    request: reported(sampleError('Chat playground'), people.DANA),
    cold: 2.3,
  },
  {
    what: 'a model behind a project’s connection',
    request: askedForModel('gpt-4o', 'proj-assistant', people.DANA),
    cold: 3.3,
  },
]
const WARM = 1.2

/** The time of a diagnosis in round trips to Azure, all work of our own included. */
export async function benchRoundTrips(): Promise<readonly BenchRow[]> {
  const sandbox = await startSlowSandbox(LATENCY)
  try {
    const rows: BenchRow[] = []
    for (const question of QUESTIONS) rows.push(...(await rowsFor(question, sandbox.connection)))
    return rows
  } finally {
    await sandbox.close()
  }
}

async function rowsFor(
  { what, request, cold }: (typeof QUESTIONS)[number],
  connection: AzureConnection,
): Promise<readonly BenchRow[]> {
  const times: { readonly cold: number; readonly warm: number }[] = []
  for (let bot = 0; bot < BOTS; bot += 1) {
    const readers = azureReaders(connection)
    // connects, so that no handshake is measured
    await forgetful(readers)(request)
    for (let run = 0; run < RUNS_OF_A_BOT; run += 1) {
      const diagnose = forgetful(readers)
      times.push({ cold: await timeOf(() => diagnose(request)), warm: await timeOf(() => diagnose(request)) })
    }
  }
  return [
    row(
      `${what}, nothing known`,
      times.map((each) => each.cold),
      cold,
    ),
    row(
      `${what}, asked again`,
      times.map((each) => each.warm),
      WARM,
    ),
  ]
}

/** Diagnoses by somebody who has read nothing yet. */
function forgetful(readers: TimelyOptions['readers']): (request: DiagnosisRequest) => Promise<unknown> {
  const diagnose = timelyDiagnosis({ readers, language: NO_LANGUAGE, clock: () => new Date(), wait })
  return (request) => diagnose(request, { conversation: 'bench' })
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The quietest of all runs counts: what else the machine does only ever adds. */
function row(what: string, times: readonly number[], most: number): BenchRow {
  const ratio = Math.min(...times) / LATENCY
  return {
    what: `a diagnosis of ${what}: time in round trips`,
    ours: `${Math.round(ratio * LATENCY)} ms`,
    peer: `one round trip: ${LATENCY} ms`,
    ratio,
    target: { text: `at most ${most}`, met: ratio <= most },
  }
}
