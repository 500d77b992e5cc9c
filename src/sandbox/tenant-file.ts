import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { v5 as uuid5 } from 'uuid'
import { resourceTypeOf, scopeName } from '../rbac/scope.ts'
import { extensionId } from './extension-resource.ts'
import { jsonSyntaxFault } from './json-syntax.ts'
import schema from './tenant-file.schema.json' with { type: 'json' }
import type {
  Tenant,
  TenantDenyAssignment,
  TenantLock,
  TenantPolicyAssignment,
  TenantResource,
  TenantRoleAssignment,
  TenantRoleDefinition,
  TenantScheduleInstance,
} from './tenant.ts'

export type TenantFileResult =
  | { readonly kind: 'tenant'; readonly tenant: Tenant }
  | {
      readonly kind: 'fault'
      /** JSON pointer (RFC 6901); empty for the whole file */
      readonly pointer: string
      /** one line: what was expected and what was found */
      readonly text: string
    }

/** What the schema lets a tenant file leave out, besides what it fills in itself. */
type TenantFile = Omit<
  Tenant,
  | 'resources'
  | 'roleDefinitions'
  | 'roleAssignments'
  | 'denyAssignments'
  | 'locks'
  | 'roleEligibilityScheduleInstances'
  | 'roleAssignmentScheduleInstances'
  | 'roleManagementPolicyAssignments'
> & {
  readonly resources: readonly Unnamed<TenantResource, 'type' | 'name'>[]
  readonly roleDefinitions: readonly Unnamed<TenantRoleDefinition, 'name'>[]
  readonly roleAssignments: readonly Unnamed<TenantRoleAssignment, 'id' | 'name'>[]
  readonly denyAssignments: readonly Unnamed<TenantDenyAssignment, 'id' | 'name'>[]
  readonly locks: readonly Unnamed<TenantLock, 'name'>[]
  readonly roleEligibilityScheduleInstances: readonly Unnamed<TenantScheduleInstance, 'id' | 'name'>[]
  readonly roleAssignmentScheduleInstances: readonly Unnamed<TenantScheduleInstance, 'id' | 'name'>[]
  readonly roleManagementPolicyAssignments: readonly Unnamed<TenantPolicyAssignment, 'id' | 'name'>[]
}

type Unnamed<T, Key extends keyof T> = Omit<T, Key> & Partial<Pick<T, Key>>

const validate = new Ajv2020({ useDefaults: true, verbose: true, allowUnionTypes: true }).compile<TenantFile>(
  schema,
)

/** Namespace of the ids that are made for assignments without one, so that a file gives the same ids each time. */
const ID_NAMESPACE = '6f0a5d1e-0c0b-5c0e-9f63-5b8c3d0a7a11'

const FOUND_LENGTH = 60

/** Reads a tenant file. Missing lists are empty; unknown fields are kept; dangling references are legal, as in Azure. */
export function parseTenantFile(text: string): TenantFileResult {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''))
  if (parsed.kind === 'fault') return { kind: 'fault', pointer: '', text: parsed.text }
  if (validate(parsed.value)) return { kind: 'tenant', tenant: named(parsed.value) }
  return { kind: 'fault', ...faultOf(validate.errors?.[0]) }
}

type ParsedJson = { kind: 'value'; value: unknown } | { kind: 'fault'; text: string }

function parseJson(text: string): ParsedJson {
  try {
    return { kind: 'value', value: JSON.parse(text) }
  } catch {
    return { kind: 'fault', text: jsonSyntaxFault(text) }
  }
}

function faultOf(error: ErrorObject | undefined): { pointer: string; text: string } {
  if (error === undefined) return { pointer: '', text: 'expected a tenant, found something else' }
  if (error.keyword === 'required') {
    const missing = String(error.params['missingProperty'])
    return { pointer: error.instancePath, text: `expected a property \`${missing}\`, found none` }
  }
  return { pointer: error.instancePath, text: `expected ${expectation(error)}, found ${excerpt(error.data)}` }
}

function expectation(error: ErrorObject): string {
  const described: unknown = error.parentSchema?.['description']
  if (typeof described === 'string') return described
  const type: unknown = error.params['type']
  return typeof type === 'string'
    ? `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
    : (error.message ?? 'another value')
}

function excerpt(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value)
  return text.length > FOUND_LENGTH ? `${text.slice(0, FOUND_LENGTH)}…` : text
}

function named(file: TenantFile): Tenant {
  return {
    ...file,
    resources: file.resources.map((resource) => ({
      ...resource,
      type: resource.type ?? resourceTypeOf(resource.id) ?? '',
      name: resource.name ?? scopeName(resource.id),
    })),
    roleDefinitions: file.roleDefinitions.map((role) => ({ ...role, name: role.name ?? scopeName(role.id) })),
    roleAssignments: file.roleAssignments.map((each) => identified(each, 'roleAssignments')),
    denyAssignments: file.denyAssignments.map((each) => identified(each, 'denyAssignments')),
    locks: file.locks.map((lock) => ({ ...lock, name: lock.name ?? scopeName(lock.id) })),
    roleEligibilityScheduleInstances: file.roleEligibilityScheduleInstances.map((each) =>
      identified(each, 'roleEligibilityScheduleInstances'),
    ),
    roleAssignmentScheduleInstances: file.roleAssignmentScheduleInstances.map((each) =>
      identified(each, 'roleAssignmentScheduleInstances'),
    ),
    roleManagementPolicyAssignments: file.roleManagementPolicyAssignments.map((each) =>
      identified(each, 'roleManagementPolicyAssignments'),
    ),
  }
}

interface Unidentified {
  readonly id?: string
  readonly name?: string
  readonly properties: { readonly scope: string }
}

function identified<T extends Unidentified>(each: T, collection: string): T & { id: string; name: string } {
  const name = each.name ?? (each.id === undefined ? madeName(each, collection) : scopeName(each.id))
  return { ...each, name, id: each.id ?? extensionId(each.properties.scope, collection, name) }
}

function madeName(each: Unidentified, collection: string): string {
  return uuid5(`${collection} ${JSON.stringify(each.properties)}`, ID_NAMESPACE)
}
