import type { Readiness } from '../teams/options.ts'

/** One dependency without which Rolecall does not work, and how it is asked after in passing. */
export interface QuickCheck {
  /** as it is called in the answer to a probe */
  readonly name: string
  /** resolves where it answers; the signal aborts once nobody waits */
  readonly reach: (signal: AbortSignal) => Promise<unknown>
  /** what a probe is told where it does not: a sentence without names and ids, since anybody may probe */
  readonly sentence: string
  /** milliseconds for which an answer that it is there is believed */
  readonly keep: number
}

export interface ReadinessOptions {
  readonly checks: readonly QuickCheck[]
  readonly clock: () => Date
  /** takes what a probe is not told; a dependency that stays away is told again with every look */
  readonly onMissing: (name: string, fault: unknown) => void
}

/** Milliseconds: a probe gives up after some seconds itself. */
const PATIENCE = 4_000
/** Milliseconds for which an answer that it is not there is believed. */
const KEEP_MISSING = 5_000

/**
 * Whether everything is there. However often and by however many it is asked, each dependency is looked at once at a
 * time, and again only when the last answer is old.
 */
export function keptReadiness({ checks, clock, onMissing }: ReadinessOptions): () => Promise<Readiness> {
  const looks = checks.map((check) => keptLook(check, clock, onMissing))
  return async () => {
    const found = await Promise.all(looks.map((look) => look()))
    return {
      ready: found.every(([, answer]) => answer === 'ok'),
      checks: Object.fromEntries(found),
    }
  }
}

type Found = readonly [name: string, answer: string]

function keptLook(
  check: QuickCheck,
  clock: () => Date,
  onMissing: ReadinessOptions['onMissing'],
): () => Promise<Found> {
  let looking: Promise<Found> | null = null
  let last: { readonly found: Found; readonly until: number } | null = null
  const look = async () => {
    const found = await looked(check, onMissing)
    last = { found, until: clock().getTime() + (found[1] === 'ok' ? check.keep : KEEP_MISSING) }
    looking = null
    return found
  }
  return async () => {
    if (last !== null && clock().getTime() < last.until) return last.found
    looking ??= look()
    return looking
  }
}

async function looked(
  { name, reach, sentence }: QuickCheck,
  onMissing: ReadinessOptions['onMissing'],
): Promise<Found> {
  const signal = AbortSignal.timeout(PATIENCE)
  const tooLate = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error(`no answer within ${PATIENCE / 1000} seconds`))
    })
  })
  try {
    await Promise.race([reach(signal), tooLate])
    return [name, 'ok']
  } catch (fault) {
    onMissing(name, fault)
    return [name, sentence]
  }
}
