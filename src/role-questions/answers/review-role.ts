import type { Finding } from '../../custom-roles/finding.ts'
import { findingsIn } from '../../custom-roles/lint-role.ts'
import { nearestBuiltInRoles, type NearRole } from '../../custom-roles/nearest-built-in-roles.ts'
import { readRole } from '../../custom-roles/read-role.ts'
import type { Placed, RoleDocument } from '../../custom-roles/role-document.ts'
import { requirements } from '../../knowledge/requirements.ts'
import { needsBuiltInRole, type Requirement } from '../../knowledge/requirement.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { RoleIndex } from '../../rbac/role-index.ts'
import { explainRole, type RoleExplanation } from './explain-role.ts'

/** What is wrong with a custom role, and what it allows. */
export interface RoleReview {
  readonly kind: 'review'
  readonly findings: readonly Finding[]
  /** null: the text holds no role */
  readonly explanation: RoleExplanation | null
  /** the article's rows all of whose operations it brings, whatever its conditions */
  readonly meets: readonly Requirement[]
  /** built-in roles that grant much the same */
  readonly nearest: readonly NearRole[]
}

export function reviewRole(text: string): RoleReview {
  const read = readRole(text)
  const definition = read.role === null ? null : definitionOf(read.role)
  return {
    kind: 'review',
    findings: findingsIn(read),
    explanation: definition === null ? null : explainRole(definition, null),
    meets: definition === null ? [] : rowsMetBy(definition),
    nearest: definition === null ? [] : nearestBuiltInRoles(definition),
  }
}

/** The article: a custom role makes no hubs, whatever operations it holds. */
function rowsMetBy(definition: RoleDefinition): readonly Requirement[] {
  const index = new RoleIndex([definition])
  return requirements.filter(
    (row) =>
      row.operations.length > 0 &&
      !needsBuiltInRole(row) &&
      row.operations.every((operation) => index.rolesBringing(operation).has(definition)),
  )
}

const NAMELESS = 'This role'

function definitionOf({ name, permissions, assignableScopes }: RoleDocument): RoleDefinition {
  return {
    id: '',
    name: name?.text ?? NAMELESS,
    isCustom: true,
    permissions: permissions.map(({ lists, condition }) => ({
      actions: textsOf(lists.actions),
      notActions: textsOf(lists.notActions),
      dataActions: textsOf(lists.dataActions),
      notDataActions: textsOf(lists.notDataActions),
      ...(condition === null ? {} : { condition: condition.text }),
    })),
    assignableScopes: (assignableScopes ?? []).map(({ text }) => text),
  }
}

/** Each once. */
function textsOf(list: readonly Placed[]): readonly string[] {
  return [...new Set(list.map(({ text }) => text))]
}
