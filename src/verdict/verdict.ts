import type { BoundRequirement } from '../question/question.ts'
import type { SettingName } from './settings/setting.ts'

export const VERDICT_STATES = [
  'granted',
  'missing',
  'denied',
  'eligible',
  'conditional',
  'indeterminate',
] as const
export type VerdictState = (typeof VERDICT_STATES)[number]

export const REASON_CODES = [
  'granted-by-role',
  'granted-outside-azure-rbac',
  'no-role-assignment',
  'role-lacks-operation',
  'role-has-no-data-actions',
  'excluded-by-role',
  'assigned-below-scope',
  'denied-by-assignment',
  'eligible-not-active',
  'cannot-activate',
  'condition-not-met',
  'condition-unknown',
  'no-system-identity',
  'no-user-assigned-identity',
  'not-yet-known',
  'setting-blocks-access',
  'setting-unread',
  'outside-azure-rbac',
  'custom-role-cannot-create-hubs',
  'asker-not-entitled',
  'role-assignments-unread',
  'role-definition-unread',
  'deny-assignments-unread',
  'eligible-assignments-unread',
  'group-membership-unread',
  'recently-assigned',
  'group-may-lag',
  'trusted-service',
  'access-control-lists-unread',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** Why a verdict is what it is, told of one assignment, setting or gap. */
export interface Reason {
  readonly code: ReasonCode
  readonly text: string
  readonly roleAssignmentId?: string
  readonly roleId?: string
  readonly scope?: string
  /** the group that the assignment is to */
  readonly viaGroupId?: string
  /** of nested groups, from the one that the principal is directly in up to `viaGroupId` */
  readonly viaGroupPath?: readonly string[]
  readonly denyAssignmentId?: string
  /** as written in the assignment and its role */
  readonly condition?: string
  /** the setting that a reason speaks of: `properties.authOptions` */
  readonly setting?: SettingName
}

export interface Verdict {
  readonly requirement: BoundRequirement
  readonly state: VerdictState
  readonly reasons: readonly Reason[]
  /** another way to the same end works, or is nearer */
  readonly isSpare?: true
}

/** Whether activating a role may be all that is missing: which ones there are could not be read. */
export function mayBeEligible({ reasons }: Pick<Verdict, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'eligible-assignments-unread')
}
