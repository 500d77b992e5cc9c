import { RestError } from '@azure/core-rest-pipeline'

const CREDENTIAL_FAULTS: readonly string[] = [
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
]

/**
 * What the storage, the network or the credential said. The SDK fails in many ways over an answer that is none of Azure's.
 * `patience` in milliseconds.
 */
export function storageAnswer(fault: unknown, patience: number): string {
  if (fault instanceof RestError) {
    const status = fault.statusCode === undefined ? 'no answer' : `it answered ${fault.statusCode}`
    return fault.code === undefined ? status : `${status} (${fault.code})`
  }
  const name = fault instanceof Error ? fault.name : ''
  if (name === 'AbortError') return `no answer within ${patience / 1000} seconds`
  return CREDENTIAL_FAULTS.includes(name)
    ? 'Azure did not let this identity sign in'
    : 'an answer that is not understood'
}
