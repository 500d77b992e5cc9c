import { createHash } from 'node:crypto'
import type { Storage } from 'botbuilder'
import { z } from 'zod'
import { caseRecord, type Case } from './case.ts'

/** Raised when the shape of what is stored changes; what an older version stored is then forgotten. */
const VERSION = 1

const shownCase = z.object({ caseId: z.string() })
const stored = z.object({ version: z.literal(VERSION), case: caseRecord })

/** Cases by their id. Of two changes at the same time the later one counts. */
export class CaseMemory {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async recall(id: string): Promise<Case | null> {
    const key = keyOf(id)
    const items: Readonly<Record<string, unknown>> = await this.#storage.read([key])
    return stored.safeParse(items[key]).data?.case ?? null
  }

  /** The case that a message of a conversation shows. */
  async ofMessage(conversationId: string, messageId: string): Promise<Case | null> {
    return this.#by(messageKey(conversationId, messageId))
  }

  /** The case that a diagnosis was made for. */
  async ofDiagnosis(diagnosisId: string): Promise<Case | null> {
    return this.#by(diagnosisKey(diagnosisId))
  }

  async #by(key: string): Promise<Case | null> {
    const items: Readonly<Record<string, unknown>> = await this.#storage.read([key])
    const id = shownCase.safeParse(items[key]).data?.caseId
    return id === undefined ? null : this.recall(id)
  }

  async remember(kept: Case): Promise<void> {
    const { id, conversationId, messageId } = kept
    await this.#storage.write({
      [keyOf(id)]: { version: VERSION, case: kept, eTag: '*' },
      [diagnosisKey(kept.diagnosisId)]: { caseId: id, eTag: '*' },
      ...(messageId === null ? {} : { [messageKey(conversationId, messageId)]: { caseId: id, eTag: '*' } }),
    })
  }
}

function keyOf(id: string): string {
  return `rolecall/cases/${encodeURIComponent(id)}`
}

function diagnosisKey(diagnosisId: string): string {
  return `rolecall/case-diagnoses/${encodeURIComponent(diagnosisId)}`
}

/** Ids of conversations are long and hold characters that stores forbid in keys. */
function messageKey(conversationId: string, messageId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([conversationId, messageId]))
    .digest('hex')
  return `rolecall/case-messages/${digest}`
}
