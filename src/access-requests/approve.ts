import { builtInRole } from '../knowledge/catalogue/roles.ts'
import { cleanText } from '../reply/clean-text.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { REASON_LENGTH, type AccessRequest } from './access-request.ts'
import { approverRight, readApproverSnapshot } from './approver-rights.ts'
import type { ArmGrants } from './azure/arm-grants.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'
import type { Duration } from './duration.ts'
import type { Grant, Person } from './grant.ts'
import { mayApprove, type Approval } from './rules/may-decide.ts'
import { grantableInChat } from './rules/owner-like.ts'
import { settle, type Attempt, type Settled } from './settle.ts'
import { nameOf } from './standing-text.ts'
import type { RequestEvent } from './transition.ts'
import { uncheckedId } from './unchecked.ts'

export interface ApprovePorts extends RequestPorts {
  /** reads Azure as it is now */
  readonly reader: AzureReader
  /** in the approver's name, with the approver's token */
  readonly grants: ArmGrants
  readonly newId: () => string
}

export interface Approving {
  readonly requestId: string
  /** from the authenticated activity */
  readonly approver: Person
  readonly approval: Approval
  /** the `uncheckedId` of what they were told could not be checked, and approve nevertheless; null: nothing was */
  readonly acceptedId: string | null
}

export type ApproveResult =
  | Settled
  /** nothing is decided: they are to be told first what could not be checked, in sentences as "you" */
  | { readonly kind: 'unchecked'; readonly request: AccessRequest; readonly notes: readonly string[] }
  /** the approver may not assign it, or must activate a role first */
  | { readonly kind: 'no-right'; readonly request: AccessRequest; readonly text: string }
  /** Azure did not answer: somebody has to approve it again, after two minutes, to have it finished */
  | { readonly kind: 'unreachable'; readonly request: AccessRequest; readonly text: string }

/**
 * Grants a request, or a part of it, in the approver's name: rules, then the right in Azure, then their word where that
 * could not be checked, then a claim that one approver at a time can have, then the assignments, then the record of what came of them. A claim that nobody
 * finishes can be taken over; since every assignment has a name that follows from the request, none is made twice.
 * Rejects with `AzureUnreachableError` where the right could not be looked up at all; nothing is claimed then.
 */
export async function approve(approving: Approving, ports: ApprovePorts): Promise<ApproveResult> {
  const { requestId, approver, approval, acceptedId } = approving
  const found = await ports.store.get(requestId)
  if (found === null) return refused(null, 'I do not know this request any more.')
  const { request } = found
  const ruling = mayApprove(request, approver.id, approval, ports.clock())
  if (ruling.kind === 'may-not') return refused(request, ruling.text)
  const fault = ports.grants.tokenFault()
  if (fault !== null) return { kind: 'sign-in', request, text: fault.text }
  const rights = await checkRights(request, approver.id, ruling.grants, ports)
  if (rights.kind !== 'go-on') return rights
  const { notes } = rights
  if (notes.length > 0 && uncheckedId(requestId, notes) !== acceptedId) {
    return { kind: 'unchecked', request, notes }
  }

  const claimId = ports.newId()
  const claim: RequestEvent = { kind: 'claim', by: approver, claimId, approval }
  const claimed = await changeRequest(requestId, claim, ports).catch((fault: unknown) =>
    unrecorded(request, claimId, fault, ports),
  )
  if (claimed.kind === 'open-again') return claimed
  if (claimed.kind === 'not-found') return refused(null, claimed.text)
  if (claimed.kind === 'impossible') return refused(claimed.request, claimed.text)

  const attempts = await makeGrants(claimed.request, claimId, ruling, ports)
  const unanswered = attempts.find(({ outcome }) => outcome.kind === 'unreachable')
  if (unanswered?.outcome.kind === 'unreachable') {
    return { kind: 'unreachable', request: claimed.request, text: unanswered.outcome.why }
  }
  const wasOnlyPermanent = request.status.kind === 'open' && request.status.setback?.onlyPermanent === true
  return settle({ requestId, claimId, approver, wasOnlyPermanent }, attempts, ports)
}

const UNRECORDED =
  'Your approval could not be recorded, and nothing is granted without a record. Try again in a few minutes.'

/** Nobody has to wait until a claim that came to nothing is abandoned. Rejects with the fault where there was none. */
async function unrecorded(
  { id, status }: AccessRequest,
  claimId: string,
  fault: unknown,
  ports: ApprovePorts,
): Promise<Extract<ApproveResult, { kind: 'open-again' }>> {
  // of a claim that was taken over, some may be assigned already
  if (status.kind !== 'open') throw fault
  const onlyPermanent = status.setback?.onlyPermanent === true
  const event: RequestEvent = { kind: 'release', claimId, why: UNRECORDED, onlyPermanent }
  const released = await changeRequest(id, event, ports)
  if (released.kind !== 'changed') throw fault
  return { kind: 'open-again', request: released.request, text: UNRECORDED, onlyPermanent }
}

type RightsChecked =
  | { readonly kind: 'go-on'; readonly notes: readonly string[] }
  | Extract<ApproveResult, { kind: 'refused' | 'no-right' }>

async function checkRights(
  request: AccessRequest,
  approverId: string,
  grants: readonly Grant[],
  { reader, clock }: ApprovePorts,
): Promise<RightsChecked> {
  const scopes = [...new Set(grants.map(({ scope }) => scope))]
  const snapshot = await readApproverSnapshot(approverId, scopes, reader, clock())
  const notes: string[] = []
  for (const grant of grants) {
    const role = snapshot.roleDefinitions.get(grant.roleId.toLowerCase()) ?? builtInRole(grant.roleId)
    const grantable = grantableInChat(role, grant.scope)
    if (grantable.kind === 'may-not') return refused(request, grantable.text)
    const right = approverRight(approverId, grant, snapshot)
    switch (right.kind) {
      case 'yes':
        break
      case 'unknown':
        notes.push(right.text)
        break
      case 'no':
      case 'activate-first':
        return { kind: 'no-right', request, text: right.text }
      default:
        return right satisfies never
    }
  }
  return { kind: 'go-on', notes }
}

/**
 * One after the other, up to one that Azure does not answer. Before each it is looked whether the claim still stands: a
 * process that was paused does not know what was decided meanwhile. Rejects where that cannot be known.
 */
async function makeGrants(
  { id: requestId, reason, requester }: AccessRequest,
  claimId: string,
  { grants: chosen, duration }: { readonly grants: readonly Grant[]; readonly duration: Duration },
  { store, grants }: Pick<ApprovePorts, 'store' | 'grants'>,
): Promise<readonly Attempt[]> {
  const origin = `Rolecall request ${requestId} of ${nameOf(requester)}`
  const justification = cleanText(`${origin}: ${reason}`, REASON_LENGTH)
  const attempts: Attempt[] = []
  for (const grant of chosen) {
    const status = (await store.get(requestId))?.request.status
    if (status?.kind !== 'granting' || status.claimId !== claimId) break
    const outcome = await grants.grant(grant, { requestId, duration, justification })
    attempts.push({ grant, outcome })
    if (outcome.kind === 'unreachable') break
  }
  return attempts
}

function refused(request: AccessRequest | null, text: string): Extract<ApproveResult, { kind: 'refused' }> {
  return { kind: 'refused', request, text }
}
