import type { Finding } from '../custom-roles/finding.ts'
import { lintRole } from '../custom-roles/lint-role.ts'
import { readRole, type RoleDocument } from '../custom-roles/role-document.ts'
import { requirements } from '../knowledge/requirements.ts'
import type { Requirement } from '../knowledge/requirement.ts'
import { roleGrants } from '../rbac/permission.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { explainRole, type RoleExplanation } from './explain-role.ts'

/** What is wrong with a custom role, and what it allows. */
export interface RoleReview {
  readonly kind: 'review'
  readonly findings: readonly Finding[]
  /** null: the text holds no role */
  readonly explanation: RoleExplanation | null
  /** the article's rows all of whose operations it brings */
  readonly meets: readonly Requirement[]
}

export function reviewRole(text: string): RoleReview {
  const { role } = readRole(text)
  const definition = role === null ? null : definitionOf(role)
  return {
    kind: 'review',
    findings: lintRole(text),
    explanation: definition === null ? null : explainRole(definition, null),
    meets:
      definition === null
        ? []
        : requirements.filter(
            ({ operations }) =>
              operations.length > 0 && operations.every((operation) => roleGrants(definition, operation)),
          ),
  }
}

const NAMELESS = 'This role'

function definitionOf({ name, permissions, assignableScopes }: RoleDocument): RoleDefinition {
  return {
    id: '',
    name: name?.text ?? NAMELESS,
    isCustom: true,
    permissions: permissions.map(({ lists }) => ({
      actions: lists.actions.map(({ text }) => text),
      notActions: lists.notActions.map(({ text }) => text),
      dataActions: lists.dataActions.map(({ text }) => text),
      notDataActions: lists.notDataActions.map(({ text }) => text),
    })),
    assignableScopes: (assignableScopes ?? []).map(({ text }) => text),
  }
}
