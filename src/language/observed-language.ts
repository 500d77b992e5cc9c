import { traced } from '../telemetry/spans.ts'
import type { Language, LanguageOutcome } from './language.ts'

/** A language each of whose questions to the model is measured; one that is not put leaves no trace. */
export function observedLanguage(language: Language): Language {
  const observed = async <Read>(
    operation: string,
    ask: () => Promise<LanguageOutcome<Read>>,
  ): Promise<LanguageOutcome<Read>> => {
    const startTime = Date.now()
    const outcome = await ask()
    if (outcome.kind === 'skipped' && NEVER_PUT.includes(outcome.why)) return outcome
    const attributes = {
      'rolecall.operation': operation,
      'rolecall.outcome': outcome.kind === 'read' ? 'read' : outcome.why,
      'peer.service': 'azure-openai',
    }
    await traced(
      'language',
      attributes,
      (span) => {
        if (outcome.kind !== 'read') span.fail(outcome.why)
      },
      { startTime },
    )
    return outcome
  }
  return {
    readText: (evidence) => observed('read-text', () => language.readText(evidence)),
    readImage: (bytes, mimeType) => observed('read-image', () => language.readImage(bytes, mimeType)),
  }
}

const NEVER_PUT: readonly string[] = ['not-needed', 'off', 'unsuitable']
