import type { ErrorCode } from './error-code.ts'

/** Role assignments and definitions, and Privileged Identity Management. */
export const ROLE_ASSIGNMENT_CODES: readonly ErrorCode[] = [
  {
    code: 'RoleAssignmentExists',
    meaning: 'This principal already has this role at this scope, perhaps under another assignment name.',
    firstStep:
      'Nothing needs to be granted; remove the assignment from the template, or give it the name of the existing one.',
  },
  {
    code: 'RoleAssignmentUpdateNotPermitted',
    meaning:
      'An assignment with this name exists for another principal, role or scope, and those cannot be changed.',
    firstStep: 'Delete the old assignment, or give the new one another GUID as its name.',
  },
  {
    code: 'RoleAssignmentLimitExceeded',
    meaning: 'The subscription already holds as many role assignments as Azure allows.',
    firstStep: 'Remove assignments of deleted principals and assign to groups instead of people.',
  },
  {
    code: 'RoleDefinitionLimitExceeded',
    meaning: 'The tenant already holds as many custom roles as Azure allows.',
    firstStep: 'Delete custom roles that nobody uses.',
  },
  {
    code: 'RoleDefinitionDoesNotExist',
    meaning: 'The role that should be assigned does not exist here.',
    firstStep: 'Check its GUID; a custom role must also name this scope as assignable.',
  },
  {
    code: 'RoleDefinitionHasAssignments',
    meaning: 'The custom role cannot be deleted because it is still assigned.',
    firstStep: 'Remove its assignments first.',
  },
  {
    code: 'InvalidActionOrNotAction',
    meaning: 'The custom role names an operation that does not exist, or one with more than one wildcard.',
    firstStep: 'Correct the operation that the error names.',
  },
  {
    code: 'PrincipalNotFound',
    meaning: 'The principal is not in the directory yet, or its id is not an object id of this tenant.',
    firstStep:
      'Wait a minute and try again with the principal type set (--assignee-principal-type); use the object id, not the app id.',
  },
  {
    code: 'UnmatchedPrincipalType',
    meaning: 'The principal is of another type than the assignment says.',
    firstStep: 'Set the principal type to what the error found.',
  },
  {
    code: 'InvalidRoleDefinitionId',
    meaning: 'The id of the role is malformed.',
    firstStep: 'Give the full ARM id of the role definition, which ends in its GUID.',
  },
  {
    code: 'InvalidPrincipalId',
    meaning: 'A role is assigned to an object id, and something else was given.',
    firstStep: 'Give the object id (a GUID) of the user, group or service principal.',
  },
  {
    code: 'RoleDefinitionWithSameNameExists',
    meaning: 'The tenant has a custom role of that name already.',
    firstStep: 'Choose another name, or change the role that is there.',
  },
  {
    code: 'RoleAssignmentRequestPolicyValidationFailed',
    meaning:
      'The settings of the role in Privileged Identity Management refuse this request; the error names the rules.',
    firstStep:
      'Give what the rules ask for, such as a justification or a shorter time; EligibilityRule means that there is nothing to activate.',
  },
  {
    code: 'PendingRoleAssignmentRequest',
    meaning: 'A request for this role is waiting already.',
    firstStep: 'Wait until it is approved, or cancel it in Privileged Identity Management.',
  },
  {
    code: 'RoleAssignmentDoesNotExist',
    meaning: 'The assignment that was to be changed is not there any more.',
    firstStep: 'List the assignments at this scope again before you go on.',
  },
  {
    code: 'ActiveDurationTooShort',
    meaning: 'An activation must have lasted some minutes before it can be ended.',
    firstStep: 'Wait 5 minutes, then deactivate the role.',
  },
]
