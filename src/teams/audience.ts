import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'

/**
 * Who may read a diagnosis. What was read from Azure is for the person who asked; what says nothing beyond the pasted
 * text, everyone who read the paste may see.
 */
export function isForEveryone(diagnosis: Diagnosis): boolean {
  switch (diagnosis.status) {
    case 'unrecognized':
      return true
    case 'incomplete':
      return false
    case 'answered':
      return diagnosis.takenAt === null && diagnosis.verdicts.length === 0
    default:
      return diagnosis satisfies never
  }
}
