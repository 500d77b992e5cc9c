import { v5 as uuidV5 } from 'uuid'
import type { EligibleAssignment } from '../../rbac/assignment.ts'
import type { Commands } from '../advice.ts'
import { bashWord, powershellWord } from './shell-quote.ts'

/** A fixed namespace, so that the same activation of the same answer always gets the same name. */
const NAMESPACE = '8d3c1a52-6f0e-5b7a-9c44-2e6f7a90b1d3'

/** What stands in the command for the person to replace, where the policy asks for a ticket. */
export const TICKET_NUMBER = 'TICKET-NUMBER'
export const TICKET_SYSTEM = 'TICKET-SYSTEM'

export interface ActivationRequest {
  readonly eligible: EligibleAssignment
  /** object id of the person, also where a group is eligible: everybody activates for themselves */
  readonly principalId: string
  /** ISO 8601 */
  readonly duration: string
  readonly justification: string
  /** a ticket that nobody asked for may be refused */
  readonly asksForTicket: boolean
  /** when the answer was made, ISO 8601 */
  readonly takenAt: string
}

/**
 * Azure takes one request of a name: repeating the command of one answer asks for nothing new, and a later
 * answer has a name of its own.
 */
export function activationName({ eligible, principalId, takenAt }: ActivationRequest): string {
  return uuidV5(`${eligible.scope} ${eligible.roleId} ${principalId} ${takenAt}`.toLowerCase(), NAMESPACE)
}

/** The request to activate an eligible role (ARM REST, role assignment schedule requests 2020-10-01). */
export function activateCommands(request: ActivationRequest): Commands {
  const rest = restCommand(request)
  return { azureCli: rest, powershell: powershellCommand(request), rest }
}

/** `az` has no command for it; an address without a host goes to the cloud that it is signed in to. */
function restCommand(request: ActivationRequest): string {
  const { eligible, principalId, duration, justification, asksForTicket } = request
  const url = `${encodeURI(eligible.scope.replace(/\/$/, ''))}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${activationName(request)}?api-version=2020-10-01`
  const body = {
    properties: {
      principalId,
      roleDefinitionId: eligible.roleDefinitionId,
      requestType: 'SelfActivate',
      ...(eligible.scheduleId === null ? {} : { linkedRoleEligibilityScheduleId: eligible.scheduleId }),
      justification,
      ...(asksForTicket ? { ticketInfo: { ticketNumber: TICKET_NUMBER, ticketSystem: TICKET_SYSTEM } } : {}),
      scheduleInfo: { expiration: { type: 'AfterDuration', duration } },
      ...(eligible.condition === null
        ? {}
        : { condition: eligible.condition, conditionVersion: eligible.conditionVersion ?? '2.0' }),
    },
  }
  return `az rest --method put --url ${bashWord(url)} --body ${bashWord(JSON.stringify(body))}`
}

/** Az.Resources, `New-AzRoleAssignmentScheduleRequest`. */
function powershellCommand(request: ActivationRequest): string {
  const { eligible, principalId, duration, justification, asksForTicket } = request
  const options: readonly (readonly [name: string, value: string])[] = [
    ['Name', activationName(request)],
    ['Scope', eligible.scope],
    ['PrincipalId', principalId],
    ['RoleDefinitionId', eligible.roleDefinitionId],
    ['RequestType', 'SelfActivate'],
    ...(eligible.scheduleId === null
      ? []
      : [['LinkedRoleEligibilityScheduleId', eligible.scheduleId] as const]),
    ['ExpirationType', 'AfterDuration'],
    ['ExpirationDuration', duration],
    ['Justification', justification],
    ...(asksForTicket
      ? ([
          ['TicketNumber', TICKET_NUMBER],
          ['TicketSystem', TICKET_SYSTEM],
        ] as const)
      : []),
    ...(eligible.condition === null
      ? []
      : ([
          ['Condition', eligible.condition],
          ['ConditionVersion', eligible.conditionVersion ?? '2.0'],
        ] as const)),
  ]
  return [
    'New-AzRoleAssignmentScheduleRequest',
    ...options.map(([name, value]) => `-${name} ${powershellWord(value)}`),
  ].join(' ')
}
