/**
 * An Azure tenant in ARM's and Microsoft Graph's own shapes, so that a real tenant's export can be replayed.
 * Fields that are not named here are kept and answered as they are.
 */
export interface Tenant {
  readonly tenantId: string
  readonly managementGroups: readonly TenantManagementGroup[]
  readonly subscriptions: readonly TenantSubscription[]
  readonly users: readonly TenantUser[]
  readonly groups: readonly TenantGroup[]
  readonly servicePrincipals: readonly TenantServicePrincipal[]
  readonly resources: readonly TenantResource[]
  /** custom roles, and built-in ones that differ from the catalogue, from which the others come */
  readonly roleDefinitions: readonly TenantRoleDefinition[]
  readonly roleAssignments: readonly TenantRoleAssignment[]
  readonly denyAssignments: readonly TenantDenyAssignment[]
  readonly locks: readonly TenantLock[]
  readonly roleEligibilityScheduleInstances: readonly TenantScheduleInstance[]
  readonly roleAssignmentScheduleInstances: readonly TenantScheduleInstance[]
  /** where a role's policy of Privileged Identity Management differs from Azure's own */
  readonly roleManagementPolicyAssignments: readonly TenantPolicyAssignment[]
  readonly unreadable: readonly Unreadable[]
  /** false: no licence for it, so that nothing is eligible and no assignment ends by itself */
  readonly privilegedIdentityManagement: boolean
}

export interface TenantManagementGroup {
  readonly name: string
  readonly displayName?: string | null
  /** name of the management group above; null at the top */
  readonly parent?: string | null
  /** subscription GUIDs directly inside */
  readonly subscriptions: readonly string[]
}

export interface TenantSubscription {
  readonly subscriptionId: string
  readonly displayName?: string | null
}

export interface TenantUser {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly mail?: string | null
}

export interface TenantGroup {
  readonly id: string
  readonly displayName: string
  /** object ids of direct members: users, service principals, groups */
  readonly members: readonly string[]
}

export interface TenantServicePrincipal {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly servicePrincipalType: string
}

export interface TenantResource {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly kind?: string | null
  readonly location?: string | null
  readonly identity?: TenantIdentity | null
  readonly properties: Readonly<Record<string, unknown>>
}

export interface TenantIdentity {
  /** `SystemAssigned`, `UserAssigned`, `SystemAssigned, UserAssigned` or `None` */
  readonly type: string
  readonly principalId?: string | null
  /** by the ARM id of the user-assigned identity */
  readonly userAssignedIdentities?: Readonly<Record<string, TenantUserAssignedIdentity>> | null
}

export interface TenantUserAssignedIdentity {
  readonly principalId?: string | null
  readonly clientId?: string | null
}

export interface TenantPermission {
  readonly actions?: readonly string[] | null
  readonly notActions?: readonly string[] | null
  readonly dataActions?: readonly string[] | null
  readonly notDataActions?: readonly string[] | null
  readonly condition?: string | null
}

export interface TenantRoleDefinition {
  readonly id: string
  /** GUID */
  readonly name: string
  readonly properties: {
    readonly roleName: string
    readonly type: string
    readonly description?: string | null
    readonly permissions: readonly TenantPermission[]
    readonly assignableScopes: readonly string[]
  }
}

export interface TenantRoleAssignment {
  readonly id: string
  /** GUID */
  readonly name: string
  readonly properties: {
    readonly scope: string
    readonly roleDefinitionId: string
    readonly principalId: string
    readonly principalType?: string | null
    readonly condition?: string | null
    readonly conditionVersion?: string | null
    readonly description?: string | null
    /** ISO 8601 */
    readonly createdOn?: string | null
    readonly updatedOn?: string | null
    readonly createdBy?: string | null
    readonly updatedBy?: string | null
  }
}

export interface TenantDenyPrincipal {
  readonly id: string
  readonly type?: string | null
}

export interface TenantDenyAssignment {
  readonly id: string
  readonly name: string
  readonly properties: {
    readonly denyAssignmentName: string
    readonly scope: string
    readonly permissions: readonly TenantPermission[]
    readonly principals: readonly TenantDenyPrincipal[]
    readonly excludePrincipals: readonly TenantDenyPrincipal[]
    readonly doNotApplyToChildScopes: boolean
    readonly isSystemProtected: boolean
    /** `audit` records and does not block */
    readonly denyAssignmentEffect?: string | null
    readonly condition?: string | null
  }
}

/** A management lock; its scope is its id up to `/providers/Microsoft.Authorization/locks/`. */
export interface TenantLock {
  readonly id: string
  readonly name: string
  readonly properties: {
    /** `CanNotDelete` or `ReadOnly` */
    readonly level: string
    readonly notes?: string | null
    readonly owners?: readonly { readonly applicationId: string }[] | null
  }
}

/** An eligible or active assignment of Privileged Identity Management. */
export interface TenantScheduleInstance {
  readonly id: string
  readonly name: string
  readonly properties: {
    readonly scope: string
    readonly roleDefinitionId: string
    readonly principalId: string
    readonly principalType?: string | null
    readonly condition?: string | null
    readonly originRoleAssignmentId?: string | null
    readonly roleEligibilityScheduleId?: string | null
    readonly endDateTime?: string | null
  }
}

/** The policy of one role at one scope; rules that it does not state are Azure's own. */
export interface TenantPolicyAssignment {
  readonly id: string
  readonly name: string
  readonly properties: {
    readonly scope: string
    readonly roleDefinitionId: string
    readonly effectiveRules: readonly TenantPolicyRule[]
  }
}

/** `Expiration_EndUser_Assignment` and the like, with the fields of its kind. */
export interface TenantPolicyRule {
  readonly id: string
  readonly maximumDuration?: string | null
  readonly enabledRules?: readonly string[] | null
  readonly setting?: { readonly isApprovalRequired?: boolean | null } | null
}

export type UnreadableKind =
  | 'roleAssignments'
  | 'denyAssignments'
  | 'eligibility'
  | 'activationPolicies'
  | 'resource'
  | 'locks'
  | 'directory'

/** What answers 403 at `scope` and everything below it. */
export interface Unreadable {
  readonly scope: string
  readonly what: UnreadableKind
}
