import type { Commands } from '../../advice/advice.ts'
import { makeRoleCommands } from '../../advice/commands/custom-role-commands.ts'
import { customRoleOf, type CustomRole } from '../../advice/custom-role.ts'
import { ARTICLE_ROLES, articleRoleOf, type ArticleRole } from '../../knowledge/article-roles.ts'
import { disagreementsOnRole } from '../../knowledge/disagreements.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import { ANY_SUBSCRIPTION } from './build-role.ts'
import { reviewRole, type RoleReview } from './review-role.ts'

/** One of the article's custom roles as it prints it, filled in and looked over. */
export interface ArticleRoleOffer {
  readonly kind: 'article-role'
  readonly role: ArticleRole
  /** null: it cannot be assigned at that scope */
  readonly definition: CustomRole | null
  /** whether the scope is still to be filled in */
  readonly isForAnyScope: boolean
  readonly commands: Commands | null
  readonly review: RoleReview
  readonly disagreements: readonly Disagreement[]
}

/** The article's custom roles. */
export interface ArticleRoleList {
  readonly kind: 'article-roles'
  readonly roles: readonly ArticleRole[]
}

export const articleRoleList = (): ArticleRoleList => ({ kind: 'article-roles', roles: ARTICLE_ROLES })

/** `id`: of the row. */
export function offerArticleRole(id: string, scope: string | null): ArticleRoleOffer | null {
  const role = articleRoleOf(id)
  if (role === undefined) return null
  const definition = definitionOf(role, scope ?? ANY_SUBSCRIPTION)
  return {
    kind: 'article-role',
    role,
    definition,
    isForAnyScope: scope === null,
    commands: definition === null ? null : makeRoleCommands(definition),
    review: reviewRole(JSON.stringify(definition ?? definitionOf(role, ANY_SUBSCRIPTION))),
    disagreements: disagreementsOnRole(id),
  }
}

function definitionOf({ roleName, description, permission }: ArticleRole, scope: string): CustomRole | null {
  const role = customRoleOf(permission, scope, description)
  return role === null ? null : { ...role, properties: { ...role.properties, roleName } }
}
