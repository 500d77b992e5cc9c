import type { Permission } from './role-definition.ts'
import type { PrincipalType } from './principal.ts'

export interface RoleAssignment {
  /** ARM id */
  readonly id: string
  readonly scope: string
  /** role definition GUID in lower case */
  readonly roleId: string
  readonly principalId: string
  readonly principalType: PrincipalType | null
  readonly condition: string | null
  /** ISO 8601, null where ARM does not say */
  readonly createdOn: string | null
  /** ISO 8601, absent or null where ARM does not say */
  readonly updatedOn?: string | null
  /** absent where it holds until somebody removes it, as far as is known */
  readonly schedule?: ActiveSchedule
}

/** What Privileged Identity Management knows of an active role assignment. */
export interface ActiveSchedule {
  /** its holder activated an eligible assignment; otherwise somebody assigned it */
  readonly isActivated: boolean
  /** ISO 8601, null where ARM does not say */
  readonly startDateTime: string | null
  /** ISO 8601, null where it has no end */
  readonly endDateTime: string | null
}

/** A role that the principal may activate through Privileged Identity Management; it grants nothing until then. */
export interface EligibleAssignment extends RoleAssignment {
  /** the role's ARM id as Azure wrote it, which an activation request repeats */
  readonly roleDefinitionId: string
  /** ARM id of the schedule that an activation request refers to */
  readonly scheduleId: string | null
  readonly endDateTime: string | null
  /** of the condition's language; null where there is no condition */
  readonly conditionVersion: string | null
}

export interface DenyPrincipal {
  readonly id: string
  /** null where ARM does not say; `SystemDefined` for everyone */
  readonly type: string | null
}

export interface DenyAssignment {
  /** ARM id */
  readonly id: string
  readonly name: string
  readonly scope: string
  readonly permissions: readonly Permission[]
  readonly principals: readonly DenyPrincipal[]
  readonly excludedPrincipals: readonly DenyPrincipal[]
  /** true: applies at exactly its scope */
  readonly doNotApplyToChildScopes: boolean
  readonly isSystemProtected: boolean
  /** `audit` records and does not block (ARM schema 2024-07-01-preview) */
  readonly effect: 'enforced' | 'audit'
  readonly condition: string | null
}
