import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'

const NOTES = {
  message: 'Azure is slow to answer. I complete this message when the rest is there.',
  dialog: 'Azure is slow to answer. Press “Check again” in a minute for the rest.',
} as const

/** A diagnosis of which the rest is still to come, as it says on what is shown. */
export function unfinished(diagnosis: Diagnosis, shownOn: keyof typeof NOTES): Diagnosis {
  if (diagnosis.status !== 'answered') return diagnosis
  return { ...diagnosis, notes: [...diagnosis.notes, NOTES[shownOn]] }
}
