import type { Evidence, ReadingNote } from '../evidence/evidence.ts'
import { rememberedEvidence } from '../evidence/remembered-evidence.ts'
import type { Language } from './language.ts'

const READ_BY_MODEL: ReadingNote = {
  code: 'model',
  text: 'This error is new to me, so a language model read it. Check that this is what it says.',
}

/** What a text says: the recognizers' reading, and where they find nothing or leave a field open, a model's. */
export async function readText(text: string, language: Language): Promise<Evidence> {
  const evidence = rememberedEvidence(text)
  const read = await language.readText(evidence)
  if (read.kind !== 'read' || read.filled.length === 0) return evidence
  const { notes } = read.evidence
  return { ...read.evidence, notes: read.filled.includes('cause') ? [...notes, READ_BY_MODEL] : notes }
}
