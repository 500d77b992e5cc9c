import { AuthorizationManagementClient, type RoleAssignmentScheduleRequest } from '@azure/arm-authorization'
import { v5 as uuidV5 } from 'uuid'
import { z } from 'zod'
import { roleAssignmentName, roleDefinitionId } from '../../advice/commands/role-assignment.ts'
import { sameId } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import { scopeFault } from '../../rbac/scope.ts'
import type { AzureCloud } from '../../snapshot/azure/connection.ts'
import { ownOriginPolicy } from '../../snapshot/azure/own-origin.ts'
import { azureCallPolicy } from '../../telemetry/azure-call.ts'
import { delegatedTokenFault, type TokenFault } from '../delegated-token.ts'
import { endOf, type Duration } from '../duration.ts'
import type { Grant } from '../grant.ts'
import { NOT_UNDERSTOOD, refusalOf } from './refusals.ts'

export interface GrantOrder {
  /** the same request never makes the same grant twice */
  readonly requestId: string
  /** null: without an end */
  readonly duration: Duration
  /** for Azure's own log */
  readonly justification: string
}

export type GrantOutcome =
  | {
      readonly kind: 'made'
      /** ARM id of the role assignment, or of the schedule request that makes it */
      readonly assignmentId: string
      /** ISO 8601; null: it has no end */
      readonly until: string | null
    }
  /** the role is assigned there by another request, or by hand */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'forbidden'; readonly why: string }
  /** the tenant makes no assignments that end */
  | { readonly kind: 'pim-unavailable'; readonly why: string }
  /** the role's policy, or Azure Policy, does not allow it like this */
  | { readonly kind: 'policy-refused'; readonly why: string }
  /** something else changes there at the moment */
  | { readonly kind: 'busy'; readonly why: string }
  | { readonly kind: 'wrong-token'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  /** Azure did not answer: it may or may not have been done */
  | { readonly kind: 'unreachable'; readonly why: string }

/** Assigns roles in one person's name. */
export interface ArmGrants {
  /** why the person's token is not used; null where it is */
  readonly tokenFault: () => TokenFault | null
  readonly grant: (grant: Grant, order: GrantOrder) => Promise<GrantOutcome>
}

export interface ArmGrantsOptions {
  readonly cloud: AzureCloud
  readonly tenantId: string
  readonly approverId: string
  /** the approver's own, for Azure Resource Manager */
  readonly token: string
  /** PEM of a certificate authority to trust besides the usual ones; for a cloud on loopback */
  readonly certificateAuthority?: string
  readonly clock: () => Date
  /** `WRITE_PATIENCE` where left out */
  readonly patience?: WritePatience
}

/** Milliseconds. Somebody waits for a write, and whoever clicks again goes on where this ended. */
export interface WritePatience {
  /** for one write, sent again included */
  readonly write: number
  /** before it is sent again */
  readonly retryDelay: number
}

const WRITE_PATIENCE: WritePatience = { write: 15_000, retryDelay: 500 }

/** A fixed namespace, so that one request for a time is made once for each grant. */
const NAMESPACE = 'c7d7ab3e-0b57-5f0b-8a43-9f2f0c7e1d64'

/** What a schedule request is not going to be (Azure REST API, `Status` of 2020-10-01). */
const COME_TO_NOTHING =
  /^(?:Denied|AdminDenied|Canceled|Revoked|PendingRevocation|TimedOut|Invalid|Failed.*)$/i

/**
 * The only writes to Azure that there are, each with the token of the person who approves it. A token that is
 * another's, or for something else, is never sent. Expected outcomes are values.
 */
export function armGrants(options: ArmGrantsOptions): ArmGrants {
  const arm = connectionOf(options)
  const tokenFault = () => delegatedTokenFault(options.token, options, options.clock())
  return {
    tokenFault,
    grant: async (grant, order) => {
      const fault = tokenFault()
      if (fault !== null) return { kind: 'wrong-token', why: fault.text }
      if (scopeFault(grant.scope) !== null) return { kind: 'failed', why: 'The scope is no ARM id.' }
      return order.duration === null
        ? assign(arm, grant, order)
        : assignForTime(arm, grant, { ...order, duration: order.duration }, options.clock)
    },
  }
}

/** Azure REST API, "Role Assignments - Create", 2022-04-01. */
async function assign(arm: Arm, grant: Grant, { requestId }: GrantOrder): Promise<GrantOutcome> {
  const { roleId, roleName, scope, principalId, principalType } = grant
  const name = roleAssignmentName({ scope, role: { id: roleId, name: roleName }, principalId, principalType })
  try {
    const made = await arm.client.roleAssignments.create(
      pathOf(scope),
      name,
      {
        ...roleOf(grant),
        ...(principalType === null ? {} : { principalType }),
        description: `Rolecall request ${requestId}`,
      },
      arm.inTime(),
    )
    const { data } = written.safeParse(made)
    return data !== undefined && isFor(grant, data)
      ? { kind: 'made', assignmentId: data.id, until: null }
      : NOT_UNDERSTOOD
  } catch (error) {
    const refusal = refusalOf(error)
    return refusal.kind === 'role-exists' || refusal.kind === 'request-exists'
      ? { kind: 'already-there' }
      : refusal
  }
}

type TimedOrder = GrantOrder & { readonly duration: string }

/** Azure REST API, "Role Assignment Schedule Requests - Create", 2020-10-01. */
async function assignForTime(
  arm: Arm,
  grant: Grant,
  { requestId, duration, justification }: TimedOrder,
  clock: () => Date,
): Promise<GrantOutcome> {
  const { scope, roleId, principalId } = grant
  const name = uuidV5(
    `${requestId} ${roleId} ${scope.replace(/\/$/, '')} ${principalId}`.toLowerCase(),
    NAMESPACE,
  )
  try {
    const made = await arm.client.roleAssignmentScheduleRequests.create(
      pathOf(scope),
      name,
      {
        ...roleOf(grant),
        requestType: 'AdminAssign',
        justification,
        scheduleInfo: { expiration: { type: 'AfterDuration', duration } },
      },
      arm.inTime(),
    )
    const { data } = written.safeParse(made)
    return data !== undefined && isFor(grant, data)
      ? outcomeOf(made, { id: data.id, duration }, clock())
      : NOT_UNDERSTOOD
  } catch (error) {
    const refusal = refusalOf(error)
    switch (refusal.kind) {
      case 'role-exists':
        return { kind: 'already-there' }
      case 'request-exists':
        return outcomeOfEarlier(arm, grant, { name, duration }, clock)
      default:
        return refusal
    }
  }
}

/** An earlier attempt got through, perhaps for another time: what it asked for is what there is. */
async function outcomeOfEarlier(
  arm: Arm,
  grant: Grant,
  asked: { readonly name: string; readonly duration: string },
  clock: () => Date,
): Promise<GrantOutcome> {
  try {
    const earlier = await arm.client.roleAssignmentScheduleRequests.get(
      pathOf(grant.scope),
      asked.name,
      arm.inTime(),
    )
    const { data } = written.safeParse(earlier)
    if (data === undefined) return NOT_UNDERSTOOD
    return isFor(grant, data)
      ? outcomeOf(earlier, { id: data.id, duration: asked.duration }, clock())
      : { kind: 'failed', why: 'Azure knows another request by the name of this one.' }
  } catch (error) {
    const refusal = refusalOf(error)
    return refusal.kind === 'unreachable' ? refusal : { kind: 'already-there' }
  }
}

/** What Azure says of what it made, which the models of the SDK promise and nothing checks. */
const written = z.object({ id: z.string(), principalId: z.string(), roleDefinitionId: z.string() })

/** Whether that is what was asked for: whoever is in between may answer anything. */
function isFor(
  grant: Grant,
  { principalId, roleDefinitionId: role }: Omit<z.infer<typeof written>, 'id'>,
): boolean {
  return sameId(principalId, grant.principalId) && sameId(roleIdOf(role), grant.roleId)
}

function outcomeOf(
  { status, scheduleInfo, createdOn }: RoleAssignmentScheduleRequest,
  { id, duration }: { readonly id: string; readonly duration: string },
  now: Date,
): GrantOutcome {
  if (COME_TO_NOTHING.test(status ?? '')) {
    return { kind: 'failed', why: `Azure took the request and did not assign the role (${status ?? ''}).` }
  }
  const from = scheduleInfo?.startDateTime ?? createdOn ?? now
  const until = endOf(scheduleInfo?.expiration?.duration ?? duration, from)
  return { kind: 'made', assignmentId: id, until }
}

function roleOf({ roleId, scope, principalId }: Grant) {
  return { roleDefinitionId: roleDefinitionId(roleId, scope), principalId }
}

interface Arm {
  readonly client: AuthorizationManagementClient
  /** aborts what takes too long */
  readonly inTime: () => { readonly abortSignal: AbortSignal }
}

function connectionOf({
  cloud,
  token,
  certificateAuthority,
  patience = WRITE_PATIENCE,
}: ArmGrantsOptions): Arm {
  const credential = {
    // when it ends is looked at before each write
    getToken: () => Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  }
  const client = new AuthorizationManagementClient(credential, '', {
    endpoint: cloud.armEndpoint,
    $host: cloud.armEndpoint,
    credentialScopes: cloud.armScope,
    retryOptions: { maxRetries: 1, retryDelayInMs: patience.retryDelay },
    additionalPolicies: [
      { policy: ownOriginPolicy(cloud.armEndpoint), position: 'perCall' },
      { policy: azureCallPolicy('arm'), position: 'perRetry' },
    ],
    ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
  })
  return { client, inTime: () => ({ abortSignal: AbortSignal.timeout(patience.write) }) }
}

/** The SDK puts a slash before the scope itself. */
function pathOf(scope: string): string {
  return scope.replace(/^\//, '')
}
