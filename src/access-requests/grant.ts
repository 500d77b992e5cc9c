import * as z from 'zod'
import { roleAssignmentName } from '../advice/commands/role-assignment.ts'

export const PRINCIPAL_TYPES = ['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device'] as const

/** A person, by what the directory calls them; the name is for people to read and decides nothing. */
export const person = z.readonly(z.object({ id: z.guid(), name: z.nullable(z.string()) }))
export type Person = z.infer<typeof person>

/** One role for one principal at one scope. */
export const grant = z.readonly(
  z.object({
    /** the same for the same role, scope and principal: the name that its role assignment gets */
    id: z.guid(),
    /** role definition GUID */
    roleId: z.guid(),
    roleName: z.string(),
    /** ARM id */
    scope: z.string(),
    /** Entra object id */
    principalId: z.guid(),
    /** for people to read; null: not known */
    principalName: z.nullable(z.string()),
    /** null: not known, so that Azure looks it up */
    principalType: z.nullable(z.enum(PRINCIPAL_TYPES)),
    /** what whoever approves it should know of the role, in a sentence */
    caution: z.string().optional(),
  }),
)
export type Grant = z.infer<typeof grant>

export function grantId({
  roleId,
  roleName,
  scope,
  principalId,
}: Pick<Grant, 'roleId' | 'roleName' | 'scope' | 'principalId'>): string {
  const role = { id: roleId, name: roleName }
  return roleAssignmentName({ scope, role, principalId, principalType: null })
}
