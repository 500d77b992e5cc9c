import { readPlainRequest } from '../../question/plain-request/read-plain-request.ts'
import { resourceTypeOf, scopeName } from '../../rbac/scope.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'

/** Teams shows no more. */
export const MOST_PROMPTS = 3

/** What works in every tenant. */
const STARTERS: readonly string[] = [
  'Which role do I need to index documents?',
  'What does Azure AI Developer allow?',
  'Build a role to deploy models, no keys',
]

/** What somebody may say who has nothing to paste. `recentResource` is the ARM id of what was last talked about. */
export function starters(recentResource: string | null): readonly string[] {
  return [...(recentResource === null ? [] : askingAbout(recentResource)), ...STARTERS].slice(0, MOST_PROMPTS)
}

/** What somebody may say next. *Check again* is a button of every answer already. */
export function followUps(diagnosis: Diagnosis): readonly string[] {
  switch (diagnosis.status) {
    case 'unrecognized':
      return starters(null)
    case 'incomplete':
      return []
    case 'answered':
      // whoever asked without an error has just been told
      return diagnosis.evidence === null || diagnosis.resource === null
        ? []
        : askingAbout(diagnosis.resource.id)
    default:
      return diagnosis satisfies never
  }
}

/** Of other types no rows tell what one can do there. */
const KNOWN_TYPES =
  /^microsoft\.(?:cognitiveservices\/accounts(?:\/projects)?|search\/searchservices|storage\/storageaccounts|machinelearningservices\/workspaces)$/i

/** Names are anybody's: only one that reads as a name comes into a question. */
function askingAbout(resourceId: string): readonly string[] {
  if (!KNOWN_TYPES.test(resourceTypeOf(resourceId) ?? '')) return []
  const name = scopeName(resourceId)
  const text = `What can I do on ${name}?`
  const read = readPlainRequest(text)
  return read?.ask.kind === 'access' && read.on === name ? [text] : []
}
