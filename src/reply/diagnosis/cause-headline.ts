import type { Cause } from '../../evidence/evidence.ts'
import { cleanName } from '../clean-text.ts'
import type { Answered } from './diagnosis.ts'
import type { Headline } from '../banner-text.ts'
import { placeName } from '../place.ts'

const WORDS: Readonly<Record<Cause, string>> = {
  'missing-role': 'Access refused',
  'deny-assignment': 'Blocked by a deny assignment',
  network: 'Network, not a role',
  'key-auth-disabled': 'Sign-in method, not a role',
  'bad-key': 'Key or address, not a role',
  policy: 'Azure Policy, not a role',
  token: 'Sign-in, not a role',
  quota: 'Quota, not a role',
  'not-found': 'Not found, not a role',
  propagation: 'Recent change',
  other: 'Not an Azure role',
  unrecognized: 'Not a role problem',
}

/** For an answer without verdicts: nobody's roles were judged, the failure itself is the news. */
export function causeHeadline(answered: Answered, maximum: number): Headline {
  const { evidence } = answered
  const cause = evidence?.cause ?? 'unrecognized'
  const label = { mark: 'ℹ\uFE0E', word: WORDS[cause], tone: 'warning' } as const
  const where = placeOf(answered, maximum)
  const isGrantedElsewhere = answered.advice.steps[0]?.step === 'grant-elsewhere'
  return {
    label,
    text: cause === 'other' && !isGrantedElsewhere ? otherReason(where) : sentence(cause, where),
  }
}

function placeOf({ evidence, resource }: Answered, maximum: number): string {
  if (resource !== null) return cleanName(resource.name, maximum)
  const endpoint = evidence?.endpoint ?? null
  if (endpoint !== null) return cleanName(endpoint, maximum)
  const scope = evidence?.scope ?? null
  return scope === null ? 'the resource' : placeName(scope, maximum)
}

function otherReason(where: string): string {
  return `Something other than a role stopped the call to ${where}`
}

/** `where` stands inside the sentence only, so that its spelling can stay. */
function sentence(cause: Cause, where: string): string {
  switch (cause) {
    case 'missing-role':
      return `Access to ${where} was refused`
    case 'deny-assignment':
      return `A deny assignment blocked access to ${where}`
    case 'network':
      return `Network settings blocked the call to ${where}`
    case 'key-auth-disabled':
      return `This way of signing in is switched off on ${where}`
    case 'bad-key':
      return `The key or the address used for ${where} is not right`
    case 'policy':
      return `Azure Policy refused the change to ${where}`
    case 'token':
      return `No valid sign-in reached ${where}`
    case 'quota':
      return `The quota of ${where} is used up`
    case 'not-found':
      return `The call did not find what it asked of ${where}`
    case 'propagation':
      return `A recent change may not have reached ${where} yet`
    case 'other':
      return `Access to ${where} is granted outside Azure roles`
    case 'unrecognized':
      return `No Azure role is missing on ${where}`
    default:
      return cause satisfies never
  }
}
