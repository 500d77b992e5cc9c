import type { Evidence, Span } from '../evidence/evidence.ts'
import { instructionsIn, overlapsAny, sentenceAround } from './instruction-words.ts'
import { refusalsIn } from './refusal-words.ts'
import { namesService } from './service-words.ts'

/** Texts are searched this far. */
const LONGEST_SEARCH = 200_000
/** Words of Azure stand this near to the refusal. */
const NEAR = 400
/** Prose that says it is over; in a long paste such words belong to a log. */
const LONGEST_PROSE = 1500

const AZURE =
  /azure|microsoft\.[a-z]+\/|\.windows\.net|\bfoundry\b|open ?ai\b|\bgpt-\d|key ?vault|schlüsseltresor|\bentra\b|aadsts|cosmos ?db|cognitive ?services|resource ?group|ressourcengruppe|grupo de recursos|groupe de ressources|\/subscriptions\/|managed identity|service principal|storage account|speicherkonto|\bblob\b|\baz (?:login|role|storage|keyvault|ml|acr|cosmosdb)\b/i
const NOT_AZURE = /\bnot? (?:an? )?azure|kein azure|publickey|botocore|amazonaws|arn:aws|googleapis/i
/** Questions about what a refusal is, plans and advice report none. */
const NO_REPORT =
  /\bwhat (?:does|do|is|are|would)\b|\bmean(?:s|ing)\b|\bdifference between\b|\bexplain|\bhow (?:does|do) \w+ work|\bplanning\b|\bno errors?\b|\bin general\b|\bmake sure\b|\bwould (?:be|get|need)\b|\bwas bedeutet\b|\bque signifie\b|\bqué significa\b/i
const IS_OVER =
  /\bworks? (?:now|again|fine)\b|\b(?:fixed|solved|resolved)\b|\bno longer\b|\bis gone\b|funktioniert (?:jetzt|wieder)|\bgelöst\b|\brésolu\b|\b(?:solucionado|resolvido|risolto)\b/i

/**
 * Where a text plainly complains that Azure refused access; null where it does not. Chatter, questions about
 * errors, other vendors' refusals and instructions to the bot are no complaints.
 */
export function complaintIn(source: string): Span | null {
  const text = source.slice(0, LONGEST_SEARCH)
  if (text.length <= LONGEST_PROSE && IS_OVER.test(text)) return null
  const instructions = instructionsIn(text)
  return (
    refusalsIn(text).find((refusal) => {
      const around = text.slice(Math.max(0, refusal.start - NEAR), refusal.end + NEAR)
      const isAboutAzure = AZURE.test(around) && !NOT_AZURE.test(around)
      return (
        isAboutAzure && !overlapsAny(refusal, instructions) && !NO_REPORT.test(sentenceAround(text, refusal))
      )
    }) ?? null
  )
}

/** Shapes of what says which resource refused. */
const PLACE = /\/subscriptions\/|\/resourcegroups\/|[\w-]\.[\w.-]{0,60}\b(?:azure\.|windows\.net|azurecr\.)/i

/**
 * Whether a model may find what the recognizers did not: a failure they know nothing of, in a text that
 * complains about access; or, for a refusal that raises a question of roles, the service or the place. No other
 * text may be sent.
 */
export function needsModel(evidence: Evidence): boolean {
  const { cause, source, operations, service, scope, endpoint } = evidence
  if (cause === 'unrecognized') return complaintIn(source) !== null
  if (cause !== 'missing-role' && cause !== 'deny-assignment') return false
  if (operations.length > 0) return false
  const text = source.slice(0, LONGEST_SEARCH)
  if (service === null && namesService(text)) return true
  return scope === null && endpoint === null && PLACE.test(text)
}
