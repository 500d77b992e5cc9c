import { RestError } from '@azure/core-rest-pipeline'

const CREDENTIAL_FAULTS: readonly string[] = [
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
]

/** What the storage, the network or the credential said; null for a fault of ours. `patience` in milliseconds. */
export function storageAnswer(fault: unknown, patience: number): string | null {
  if (!(fault instanceof Error)) return null
  if (fault instanceof RestError) {
    const status = fault.statusCode === undefined ? 'no answer' : `it answered ${fault.statusCode}`
    return fault.code === undefined ? status : `${status} (${fault.code})`
  }
  if (fault.name === 'AbortError') return `no answer within ${patience / 1000} seconds`
  return CREDENTIAL_FAULTS.includes(fault.name) ? 'Azure did not let this identity sign in' : null
}
