import type { ArticleRole } from '../knowledge/article-roles.ts'

/** What stands for the scope until somebody names it. */
export const SCOPE_PLACEHOLDER = '/subscriptions/<your-subscription-id>'

/** A custom role of the article in ARM's shape, ready for `az role definition create`, for a scope. */
export function articleRoleDocument(
  { roleName, description, permission }: ArticleRole,
  scope: string = SCOPE_PLACEHOLDER,
): string {
  return JSON.stringify(
    { properties: { roleName, description, assignableScopes: [scope], permissions: [permission] } },
    null,
    2,
  )
}
