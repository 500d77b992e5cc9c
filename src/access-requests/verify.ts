import type { AccessRequest } from './access-request.ts'
import type { Effect } from './effect.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'

const SECOND = 1000
const FIRST_WAIT = 5 * SECOND
const LONGEST_WAIT = 60 * SECOND
/** Azure names ten minutes for a new role assignment ("Troubleshoot Azure RBAC"). */
const LONGEST_WATCH = 15 * 60 * SECOND

export interface VerifyPorts extends RequestPorts {
  /** whether what the diagnosis missed is there now */
  readonly isInEffect: () => Promise<Effect>
  /** resolves after some milliseconds */
  readonly wait: (milliseconds: number) => Promise<void>
}

export type Verification =
  | { readonly kind: 'verified'; readonly request: AccessRequest }
  /** after a quarter of an hour */
  | { readonly kind: 'not-yet' }
  /** it is not granted, so that there is nothing to wait for */
  | { readonly kind: 'nothing-granted'; readonly text: string }

/** Looks again and again, less and less often, until granted roles have taken effect. */
export async function verify(requestId: string, ports: VerifyPorts): Promise<Verification> {
  const found = await ports.store.get(requestId)
  if (found?.request.status.kind !== 'granted') {
    return { kind: 'nothing-granted', text: 'Nothing was granted for this request.' }
  }
  let waited = 0
  for (let pause = FIRST_WAIT; waited + pause <= LONGEST_WATCH; pause = Math.min(2 * pause, LONGEST_WAIT)) {
    await ports.wait(pause)
    waited += pause
    if ((await ports.isInEffect()) !== 'yes') continue
    const change = await changeRequest(requestId, { kind: 'verify' }, ports)
    return change.kind === 'changed'
      ? { kind: 'verified', request: change.request }
      : { kind: 'nothing-granted', text: change.text }
  }
  return { kind: 'not-yet' }
}
