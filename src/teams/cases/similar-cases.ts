import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Documents } from '../../access-requests/documents.ts'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import type { Case } from './case.ts'

const DAY = 24 * 60 * 60 * 1000
/** A channel in which more fails in a day has other worries. */
const MOST_KEPT = 100
const MOST_ATTEMPTS = 20

const knownCase = z.object({ signature: z.string(), caseId: z.string(), at: z.number() })
const knownCases = z.object({ cases: z.array(knownCase) })
type KnownCases = z.infer<typeof knownCases>

/** What failed lately in each conversation, so that the same failure points to what was found about it before. */
export class SimilarCases {
  readonly #documents: Documents
  readonly #clock: () => Date

  constructor(documents: Documents, clock: () => Date) {
    this.#documents = documents
    this.#clock = clock
  }

  /** Adds a case, and says which one of the last day was about the same; null: none, or it tells of no failure. */
  async meet(conversationId: string, { id }: Case, diagnosis: Diagnosis): Promise<string | null> {
    const signature = signatureOf(diagnosis)
    if (signature === null) return null
    const key = keyOf(conversationId)
    const now = this.#clock().getTime()
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const stored = await this.#documents.read(key)
      const before = stored === null ? { cases: [] } : knownCases.parse(stored.value)
      const recent = before.cases.filter(({ at, caseId }) => now - at < DAY && caseId !== id)
      const added = { signature, caseId: id, at: now }
      const kept: KnownCases = { cases: [...recent, added].slice(-MOST_KEPT) }
      if (!(await this.#documents.write(key, kept, stored?.etag ?? null))) continue
      return recent.findLast((each) => each.signature === signature)?.caseId ?? null
    }
    return null
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
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)
}

function keyOf(conversationId: string): string {
  return `similar-cases-${createHash('sha256').update(conversationId).digest('hex')}`
}
