import type { AccessRequest } from './access-request.ts'
import type { Person } from './grant.ts'

/** One change of a request, for a record that nothing alters afterwards. */
export interface RequestAudit {
  /** ISO 8601 */
  readonly at: string
  readonly event:
    'request' | 'claim' | 'grant' | 'release' | 'fail' | 'deny' | 'withdraw' | 'expire' | 'verify' | 'give-up'
  /** null: nobody, the time passed or the bot looked */
  readonly actor: Person | null
  /** ids of the grants that somebody had begun to make before */
  readonly begun: readonly string[]
  /** as it is now */
  readonly request: AccessRequest
}

/** Rejects where the record could not be kept. */
export type Audit = (record: RequestAudit) => Promise<void>
