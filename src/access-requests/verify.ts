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
  /** whether it is still for this process to look, and not for another */
  readonly isOurs: () => Promise<boolean>
}

export type Verification =
  | { readonly kind: 'verified'; readonly request: AccessRequest }
  /** a quarter of an hour after it was granted */
  | { readonly kind: 'not-seen'; readonly request: AccessRequest }
  /** another process has taken it over */
  | { readonly kind: 'in-other-hands' }
  /** it is not granted, so that there is nothing to wait for */
  | { readonly kind: 'nothing-granted'; readonly text: string }

/**
 * Looks again and again, less and less often, until granted roles have taken effect, or a quarter of an hour after they
 * were granted, whoever began to look; once in any case.
 */
export async function verify(requestId: string, ports: VerifyPorts): Promise<Verification> {
  const found = await ports.store.get(requestId)
  if (found?.request.status.kind !== 'granted') {
    return { kind: 'nothing-granted', text: 'Nothing was granted for this request.' }
  }
  let waited = ports.clock().getTime() - Date.parse(found.request.status.at)
  let pause = FIRST_WAIT
  do {
    await ports.wait(pause)
    if (!(await ports.isOurs())) return { kind: 'in-other-hands' }
    if ((await ports.isInEffect()) === 'yes') return record(requestId, 'verified', ports)
    waited += pause
    pause = Math.min(2 * pause, LONGEST_WAIT)
  } while (waited + pause <= LONGEST_WATCH)
  return record(requestId, 'not-seen', ports)
}

async function record(
  requestId: string,
  kind: 'verified' | 'not-seen',
  ports: VerifyPorts,
): Promise<Verification> {
  const event = kind === 'verified' ? ({ kind: 'verify' } as const) : ({ kind: 'give-up' } as const)
  const change = await changeRequest(requestId, event, ports)
  return change.kind === 'changed'
    ? { kind, request: change.request }
    : { kind: 'nothing-granted', text: change.text }
}
