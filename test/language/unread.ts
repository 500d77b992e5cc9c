import type { Evidence } from '../../src/evidence/evidence.ts'
import { evidence } from '../builders/evidence.ts'

/** A text of which the recognizers know nothing, whatever they learn. */
export function unread(source: string): Evidence {
  return evidence({ cause: 'unrecognized', source })
}
