import { isAzureUnreachable } from '../snapshot/azure-reader.ts'
import { failed, fix, type Check, type Examination, type Outcome } from './check.ts'

/** Milliseconds for one check. */
export const PATIENCE = 10_000

/** Makes one check. It never rejects and never takes longer than `patience`, so that no check costs another. */
export async function runExamination(
  { id, title, examine }: Examination,
  patience = PATIENCE,
): Promise<Check> {
  const ending = new AbortController()
  const tooLate = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => {
    tooLate.resolve(
      failed(
        `no answer within ${patience / 1000} seconds`,
        fix('See whether the network lets this machine out to where the check asks, and run it again.'),
      ),
    )
  }, patience)
  try {
    const outcome = await Promise.race([examine(ending.signal).catch(outcomeOfFault), tooLate.promise])
    return { id, title, ...outcome }
  } finally {
    clearTimeout(timer)
    ending.abort()
  }
}

/** The messages of faults may hold what was sent, so that only the kind of fault is told. */
function outcomeOfFault(fault: unknown): Outcome {
  if (isAzureUnreachable(fault)) {
    return failed(
      fault.message,
      fix('See whether the network lets this machine out to Azure, and run it again.'),
    )
  }
  const name = fault instanceof Error ? fault.name : 'unknown fault'
  return failed(
    `the check itself failed (${name})`,
    fix('Run it again. If it fails again, that is a fault of Rolecall: please report it.'),
  )
}
