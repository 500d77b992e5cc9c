import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import type { RememberedRequest } from '../remembered-request.ts'

/** What was found about an error or a question. */
export interface Finding {
  /** a random UUID */
  readonly diagnosisId: string
  readonly request: RememberedRequest
  readonly diagnosis: Diagnosis
  /** it completes the one before it, of which a part was told already */
  readonly isRest: boolean
}
