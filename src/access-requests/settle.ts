import type { AccessRequest, MadeGrant, MissedGrant } from './access-request.ts'
import type { GrantOutcome } from './azure/arm-grants.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'
import type { Grant, Person } from './grant.ts'
import type { RequestEvent } from './transition.ts'

/** What Azure said to one grant of an approval. */
export interface Attempt {
  readonly grant: Grant
  readonly outcome: GrantOutcome
}

/** What came of a claim. */
export type Settled =
  | { readonly kind: 'granted'; readonly request: AccessRequest }
  /** a rule is against it, somebody else was first, or it is over; null: there is no such request */
  | { readonly kind: 'refused'; readonly request: AccessRequest | null; readonly text: string }
  /** the token is not one to write with, so that the person has to sign in */
  | { readonly kind: 'sign-in'; readonly request: AccessRequest; readonly text: string }
  /** Azure refused, and the request is open again */
  | {
      readonly kind: 'open-again'
      readonly request: AccessRequest
      readonly text: string
      readonly onlyPermanent: boolean
    }
  /** Azure refused, and would refuse anybody */
  | { readonly kind: 'failed'; readonly request: AccessRequest; readonly text: string }

type Settling = Extract<RequestEvent, { kind: 'grant' | 'fail' | 'release' }>

export interface Claimed {
  readonly requestId: string
  readonly claimId: string
  readonly approver: Person
  /** it was known before that the tenant makes no assignments that end */
  readonly wasOnlyPermanent: boolean
}

/** Records what came of a claim, and says it. */
export async function settle(
  { requestId, claimId, approver, wasOnlyPermanent }: Claimed,
  attempts: readonly Attempt[],
  ports: RequestPorts,
): Promise<Settled> {
  const made = attempts.flatMap(madeOf)
  const missed = attempts.flatMap(missedOf)
  const text = [...new Set(missed.map(({ why }) => why))].join(' ')
  const kinds = attempts.map(({ outcome }) => outcome.kind)
  const onlyPermanent = wasOnlyPermanent || kinds.includes('pim-unavailable')

  const event: Settling =
    made.length > 0
      ? { kind: 'grant', claimId, made, missed }
      : kinds.every((kind) => kind === 'failed')
        ? { kind: 'fail', claimId, why: text }
        : { kind: 'release', claimId, why: text, onlyPermanent }
  const recorded = await changeRequest(requestId, event, ports)
  if (recorded.kind === 'not-found') return { kind: 'refused', request: null, text: recorded.text }
  const { request } = recorded
  // somebody took the claim over meanwhile, and what was made here is in their record as a rule
  if (recorded.kind === 'impossible') {
    const stray = made.filter((each) => !isRecorded(each, request))
    if (stray.length === 0) return { kind: 'refused', request, text: recorded.text }
    await recordStray(stray, request, approver, ports)
    return { kind: 'refused', request, text: `${recorded.text} ${ALL_THE_SAME}` }
  }
  switch (event.kind) {
    case 'grant':
      return { kind: 'granted', request }
    case 'fail':
      return { kind: 'failed', request, text }
    case 'release':
      return kinds.includes('wrong-token')
        ? { kind: 'sign-in', request, text }
        : { kind: 'open-again', request, text, onlyPermanent }
    default:
      return event satisfies never
  }
}

const ALL_THE_SAME =
  'What you approved was assigned all the same. If that is not wanted, take it away in Azure.'

function isRecorded({ grant, wasThere }: MadeGrant, { status }: AccessRequest): boolean {
  return wasThere || (status.kind === 'granted' && status.made.some((each) => each.grant.id === grant.id))
}

/** There is a record of whatever is assigned. */
async function recordStray(
  made: readonly MadeGrant[],
  request: AccessRequest,
  by: Person,
  { audit, clock }: RequestPorts,
): Promise<void> {
  const at = clock().toISOString()
  const status = { kind: 'granted', by, at, made, missed: [], until: null, verified: false } as const
  await audit({ at, event: 'grant', actor: by, begun: [], request: { ...request, status } })
}

function madeOf({ grant, outcome }: Attempt): MadeGrant[] {
  if (outcome.kind === 'already-there') return [{ grant, assignmentId: null, until: null, wasThere: true }]
  if (outcome.kind !== 'made') return []
  const { assignmentId, until } = outcome
  return [{ grant, assignmentId, until, wasThere: false }]
}

function missedOf({ grant, outcome }: Attempt): MissedGrant[] {
  return outcome.kind === 'made' || outcome.kind === 'already-there' ? [] : [{ grant, why: outcome.why }]
}
