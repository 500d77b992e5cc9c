import { scopeFault, scopeLevel } from '../../rbac/scope.ts'
import { error, warning, type Finding } from '../finding.ts'
import type { Placed, RoleDocument } from '../role-document.ts'
import { quoted } from './operations.ts'

/** Azure documentation, "Azure custom roles", limits. */
const MOST_SCOPES = 2_000

/** Where a custom role may be assigned (Azure documentation, "Azure custom roles", properties and limits). */
export function checkScopes({ pointer, assignableScopes, permissions }: RoleDocument): readonly Finding[] {
  if (assignableScopes === null || assignableScopes.length === 0) {
    return [
      error(
        'scopes-missing',
        pointer,
        'assignableScopes names no subscription, resource group or management group, so the role could be assigned nowhere.',
      ),
    ]
  }
  const groups = assignableScopes.filter(({ text }) => isManagementGroup(text))
  const holdsData = permissions.some(({ lists }) => lists.dataActions.length > 0)
  return [
    ...assignableScopes.flatMap(checkScope),
    ...groups
      .slice(1)
      .map(({ pointer: at }) =>
        error(
          'several-management-groups',
          at,
          'Azure takes one management group among the assignable scopes.',
        ),
      ),
    ...(holdsData ? groups : []).map(({ pointer: at }) =>
      error(
        'data-actions-above-subscriptions',
        at,
        'A custom role with data actions cannot be assigned at a management group: name subscriptions or resource groups.',
      ),
    ),
    ...(assignableScopes.length > MOST_SCOPES
      ? [
          error(
            'too-many-scopes',
            pointer,
            `Azure takes ${MOST_SCOPES} assignable scopes at most, found ${assignableScopes.length}.`,
          ),
        ]
      : []),
  ]
}

function isManagementGroup(text: string): boolean {
  return scopeFault(text) === null && scopeLevel(text) === 'management-group'
}

function checkScope({ text, pointer }: Placed): readonly Finding[] {
  if (/[<>{}]|your-|placeholder/i.test(text)) {
    return [
      error(
        'scope-placeholder',
        pointer,
        `${quoted(text)} is still to be filled in, such as with /subscriptions/ and the subscription's id.`,
      ),
    ]
  }
  if (text.trim() === '/') {
    return [
      error(
        'scope-root',
        pointer,
        'Only built-in roles can be assigned at "/": name a management group, subscription or resource group.',
      ),
    ]
  }
  const fault = scopeFault(text)
  if (fault !== null) return [error('scope-malformed', pointer, `${quoted(text)} is no scope: ${fault}.`)]
  return scopeLevel(text) === 'resource'
    ? [
        warning(
          'scope-resource',
          pointer,
          `${quoted(text)} is a single resource; Azure documents management groups, subscriptions and resource groups. Name its resource group and assign the role at the resource.`,
        ),
      ]
    : []
}
