import { v5 as uuidV5 } from 'uuid'

/** A fixed namespace, so that the same sentences about the same request have the same id. */
const NAMESPACE = '5b0a6d0e-2c1f-5e0b-9c55-0d2f8e6a7b13'

/** Says what an approver was told could not be checked: who accepts that accepts nothing else. */
export function uncheckedId(requestId: string, notes: readonly string[]): string {
  return uuidV5(JSON.stringify([requestId.toLowerCase(), ...notes]), NAMESPACE)
}
