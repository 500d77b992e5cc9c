import { answer, readRequest, type Asked } from './diagnose.ts'
import type { Language } from './language/language.ts'
import type { DiagnosisRequest } from './question/request.ts'
import type { Diagnosis } from './reply/diagnosis/diagnosis.ts'
import type { AzureReader } from './snapshot/azure-reader.ts'
import type { ReadContext } from './snapshot/azure/read-context.ts'
import { askedOnce } from './snapshot/reads/asked-once.ts'
import { AssumingReader } from './snapshot/reads/assuming-reader.ts'
import { HurriedReader } from './snapshot/reads/hurried-reader.ts'
import { LastAnswers } from './snapshot/reads/last-answers.ts'
import { ReachedReader } from './snapshot/reads/reached-reader.ts'
import { rememberingReader } from './snapshot/reads/remembering-reader.ts'
import { SharedReads } from './snapshot/reads/shared-reads.ts'
import { count } from './telemetry/metrics.ts'

/** What can be said in time, and what comes later. */
export interface TimelyDiagnosis {
  /** null: not even who and what is meant could be looked up in time */
  readonly diagnosis: Diagnosis | null
  /** what the answer is once everything is read; null: the diagnosis is that already */
  readonly rest: Promise<Diagnosis> | null
}

export interface TimelyOptions {
  /** a reader for one question */
  readonly readers: (context: ReadContext) => AzureReader
  readonly language: Language
  readonly clock: () => Date
  /** resolves after some milliseconds, or rejects once the signal aborts */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** milliseconds after which a question is answered with what is known; 10 seconds where left out */
  readonly budget?: number
}

const BUDGET = 10_000

/** What has not come by then will not come. */
const LAST_CALL = 60_000

/** An assumption may be followed by another one that turns out wrong; after so many nothing is assumed. */
const MOST_ASSUMING_RUNS = 3

/**
 * Answers one question after another for a bot that runs: what was read once is remembered, and shared by all
 * conversations; what Azure answers late is left for later.
 */
export function timelyDiagnosis({ readers, language, clock, wait, budget = BUDGET }: TimelyOptions) {
  const last = new LastAnswers()
  const shared = new SharedReads()

  /** Rejects as `diagnose` does, and with an `AbortError` once the context's signal aborts. */
  return async (request: DiagnosisRequest, context: ReadContext): Promise<TimelyDiagnosis> => {
    const asked = await readRequest(request, language)
    if (asked.kind === 'diagnosis') return { diagnosis: asked.diagnosis, rest: null }

    const { conversation } = context
    const reached = new ReachedReader(readers(context))
    const ofAll = new ReachedReader(readers({ conversation }))
    const azure = askedOnce(rememberingReader(shared.over(reached.reader, ofAll.reader), last))
    const inTime = await within(budget, asked, azure)
    if (inTime.isComplete) {
      reached.throwIfNothingAnswered()
      return { diagnosis: inTime.diagnosis, rest: null }
    }
    const rest = within(LAST_CALL, asked, azure).then(({ diagnosis }) => {
      reached.throwIfNothingAnswered()
      return diagnosis
    })
    rest.catch(() => undefined)
    // nothing may be asked of a person because a look-up was late
    return { diagnosis: inTime.diagnosis.status === 'answered' ? inTime.diagnosis : null, rest }
  }

  async function within(milliseconds: number, asked: Asked, azure: AzureReader) {
    const timer = new AbortController()
    const deadline = wait(milliseconds, timer.signal)
    deadline.catch(() => undefined)
    try {
      const hurried = new HurriedReader(
        azure,
        deadline,
        `Azure had not answered after ${milliseconds / 1000} seconds`,
      )
      const diagnosis = await fromLastAnswers(asked, hurried.reader)
      return { diagnosis, isComplete: !hurried.gaveUp }
    } finally {
      timer.abort()
    }
  }

  async function fromLastAnswers(asked: Asked, azure: AzureReader): Promise<Diagnosis> {
    const assuming = new AssumingReader(askedOnce(azure), last)
    for (let run = 0; run < MOST_ASSUMING_RUNS; run += 1) {
      const diagnosis = await answer(asked, assuming.reader, clock())
      const isRight = await assuming.held()
      count('rolecall.cache.lookups', { 'rolecall.cache': 'last-answers', 'rolecall.hit': isRight })
      if (isRight) return diagnosis
    }
    return answer(asked, azure, clock())
  }
}
