import type { RoleName } from '../knowledge/requirement.ts'
import type { CustomRole } from './custom-role.ts'

export const STEPS = [
  'assign-role',
  'activate-role',
  'remove-deny',
  'change-setting',
  'grant-elsewhere',
  'wait',
  'ask',
  'not-a-role-problem',
] as const
export type Step = (typeof STEPS)[number]

/** The same change, written for each tool; empty where a tool cannot make it. */
export interface Commands {
  readonly azureCli: string
  readonly powershell?: string
  readonly bicep?: string
  readonly terraform?: string
  readonly rest?: string
}

/** Someone who may make the change, and the role assignment that lets them; of an activation, the eligible one. */
export interface Grantor {
  readonly id: string
  readonly name: string | null
  readonly type: string | null
  readonly roleAssignmentId: string
  readonly viaGroupId?: string
  /** they must activate their role first */
  readonly eligible?: true
  /** a deny assignment may keep them from it: it depends on a group or an attribute that could not be read */
  readonly perhaps?: true
  /** they can take every step of the advice that assigns a role, which not everybody can */
  readonly forAll?: true
}

/** One thing to do next. */
export interface AdviceStep {
  readonly step: Step
  readonly text: string
  readonly role?: RoleName
  readonly principalId?: string | null
  readonly scope?: string
  /** another way to the same end, not a further step */
  readonly alternative?: true
  /** a role that does not exist yet: the commands make it and then assign it */
  readonly customRole?: CustomRole
  readonly commands?: Commands
  /** takes back what `commands` do, where that is known exactly */
  readonly undo?: Commands
  readonly grantors?: readonly Grantor[]
  /** why there are none, or why there may be others */
  readonly grantorsNote?: string
}

/** A role to assign: to whom and where. */
export interface RoleGrant {
  /** role definition GUID */
  readonly id: string
  readonly name: string
  readonly scope: string
  /** null: the identity does not exist yet */
  readonly principalId: string | null
}

/** Ordered next steps, and the roles behind them. */
export interface Advice {
  readonly steps: readonly AdviceStep[]
  readonly missingRoles: readonly RoleGrant[]
  /** what is still to be assigned once the roles of the `activate-role` steps are active */
  readonly leastRoles: readonly RoleGrant[]
}
