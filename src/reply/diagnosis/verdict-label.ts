import { isOptional } from '../../verdict/optional.ts'
import { isGrantedElsewhere } from '../../verdict/granted-elsewhere.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { GRANTED_ELSEWHERE, NOT_HELD, STATE_LABELS, type Label } from '../labels.ts'

/** How a verdict stands, in a word: a level of access is merely not held, another system's right is no failure to read. */
export function verdictLabel(verdict: Verdict): Label {
  if (isOptional(verdict) && verdict.state === 'missing') return NOT_HELD
  return isGrantedElsewhere(verdict) ? GRANTED_ELSEWHERE : STATE_LABELS[verdict.state]
}
