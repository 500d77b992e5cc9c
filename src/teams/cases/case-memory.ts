import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import { digest } from '../../state/digest.ts'
import type { Documents } from '../../state/documents.ts'
import { caseRecord, type Case } from './case.ts'

const LIFETIME = 30 * 24 * 60 * 60 * 1000

const shownCase = z.object({ caseId: z.string() })

/** Cases by their id, by the message that shows them, and by the diagnosis that they were made for. */
export class CaseMemory {
  readonly #cases: Collection<Case>
  readonly #byMessage: Collection<z.infer<typeof shownCase>>
  readonly #byDiagnosis: Collection<z.infer<typeof shownCase>>

  constructor(documents: Documents, clock: () => Date) {
    const cases = { name: 'cases', version: 2, value: caseRecord, lifetime: LIFETIME }
    this.#cases = new Collection(documents, cases, clock)
    const index = { version: 1, value: shownCase, lifetime: LIFETIME }
    this.#byMessage = new Collection(documents, { ...index, name: 'case-messages' }, clock)
    this.#byDiagnosis = new Collection(documents, { ...index, name: 'case-diagnoses' }, clock)
  }

  async recall(id: string): Promise<Case | null> {
    return this.#cases.get(digest(id))
  }

  /** The case that a message of a conversation shows. */
  async ofMessage(conversationId: string, messageId: string): Promise<Case | null> {
    return this.#shown(await this.#byMessage.get(digest(conversationId, messageId)))
  }

  /** The case that a diagnosis was made for. */
  async ofDiagnosis(diagnosisId: string): Promise<Case | null> {
    return this.#shown(await this.#byDiagnosis.get(digest(diagnosisId)))
  }

  async remember(kept: Case): Promise<void> {
    const { id, diagnosisId } = kept
    await Promise.all([
      this.#cases.put(digest(id), kept),
      this.#byDiagnosis.put(digest(diagnosisId), { caseId: id }),
      this.#indexMessage(kept),
    ])
  }

  /** Two may change a case at the same time: each changes what the other left. Null: there is none. */
  async change(id: string, change: (kept: Case) => Case): Promise<Case | null> {
    return this.#cases.change(digest(id), (kept) => (kept === null ? null : change(kept)))
  }

  /** The messages that show it are sent. */
  async noteMessages(id: string, sent: Pick<Case, 'messageId' | 'privateMessageId'>): Promise<void> {
    const changed = await this.change(id, (latest) => ({ ...latest, ...sent }))
    if (changed !== null) await this.#indexMessage(changed)
  }

  async #indexMessage({ id: caseId, conversationId, messageId }: Case): Promise<void> {
    if (messageId !== null) await this.#byMessage.put(digest(conversationId, messageId), { caseId })
  }

  async #shown(index: z.infer<typeof shownCase> | null): Promise<Case | null> {
    return index === null ? null : this.recall(index.caseId)
  }
}
