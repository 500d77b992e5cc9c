import { envelopeOf, type SubjectContext } from './audit-context.ts'
import type { AuditRecordOf } from './audit-record.ts'
import { recordedText } from './recorded-values.ts'

/** What somebody thought of an answer. They write the text to those who run Rolecall, so that it is kept. */
export function feedbackRecord(
  { reaction, text }: { readonly reaction: 'like' | 'dislike'; readonly text: string | null },
  context: SubjectContext,
): AuditRecordOf<'feedback'> {
  const kept = text === null ? '' : recordedText(text)
  return { ...envelopeOf(context), event: 'feedback', reaction, text: kept === '' ? null : kept }
}
