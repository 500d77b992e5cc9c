import { ARTICLE_ROLES } from '../../knowledge/article-roles.ts'
import { builtInRole } from '../../knowledge/catalogue/roles.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'

/** A built-in role by its GUID, or one of the article's custom roles by its row. */
export function roleDefinitionOf(id: string): RoleDefinition | undefined {
  return builtInRole(id) ?? ofArticle.get(id)
}

/** One object each, as what follows from a definition is kept as long as it is. */
const ofArticle: ReadonlyMap<string, RoleDefinition> = new Map(
  ARTICLE_ROLES.map(({ id, roleName, permission }) => [
    id,
    { id, name: roleName, isCustom: true, permissions: [permission], assignableScopes: [] },
  ]),
)
