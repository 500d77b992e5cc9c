import { z } from 'zod'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import { Collection } from '../../state/collection.ts'
import { digest } from '../../state/digest.ts'
import type { Documents } from '../../state/documents.ts'
import type { Case } from './case.ts'

const DAY = 24 * 60 * 60 * 1000
/** A channel in which more fails in a day has other worries. */
const MOST_KEPT = 100

const knownCase = z.object({ signature: z.string(), caseId: z.string(), at: z.number() })
const knownCases = z.object({ cases: z.array(knownCase) })
type KnownCases = z.infer<typeof knownCases>
type KnownCase = z.infer<typeof knownCase>

/** What failed lately in each conversation, so that the same failure points to what was found about it before. */
export class SimilarCases {
  readonly #known: Collection<KnownCases>
  readonly #clock: () => Date

  constructor(documents: Documents, clock: () => Date) {
    const kind = { name: 'similar-cases', version: 1, value: knownCases, lifetime: DAY }
    this.#known = new Collection(documents, kind, clock)
    this.#clock = clock
  }

  /** Adds a case, and says which one of the last day was about the same; null: none, or it tells of no failure. */
  async meet(conversationId: string, { id }: Case, diagnosis: Diagnosis): Promise<string | null> {
    const signature = signatureOf(diagnosis)
    if (signature === null) return null
    const now = this.#clock().getTime()
    const added = { signature, caseId: id, at: now }
    let earlier: readonly KnownCase[] = []
    await this.#known.change(digest(conversationId), (before) => {
      earlier = (before?.cases ?? []).filter(({ at, caseId }) => now - at < DAY && caseId !== id)
      return { cases: [...earlier, added].slice(-MOST_KEPT) }
    })
    return earlier.findLast((each) => each.signature === signature)?.caseId ?? null
  }
}

/** The same cause at the same service, for the same operations on the same resource. Says nothing of any person. */
function signatureOf({ evidence, ...diagnosis }: Diagnosis): string | null {
  if (evidence === null || evidence.cause === 'unrecognized') return null
  const resource = diagnosis.status === 'unrecognized' ? null : diagnosis.resource
  const what = [
    evidence.cause,
    evidence.service,
    evidence.operations.map((operation) => operation.toLowerCase()).toSorted(),
    (resource?.id ?? evidence.scope ?? evidence.endpoint ?? '').toLowerCase(),
  ]
  return digest(JSON.stringify(what))
}
