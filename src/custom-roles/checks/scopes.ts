import { scopeFault, scopeLevel, scopesEqual } from '../../rbac/scope.ts'
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
  const groups = distinct(assignableScopes.filter(({ text }) => isManagementGroup(text)))
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
      warning(
        'data-actions-above-subscriptions',
        at,
        'A custom role with data actions cannot be assigned at a management group itself, only at the subscriptions in it and below.',
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

/** Each scope once, where it first stands. */
function distinct(scopes: readonly Placed[]): readonly Placed[] {
  return scopes.filter(
    (scope, index) => scopes.findIndex((other) => scopesEqual(other.text, scope.text)) === index,
  )
}

function isManagementGroup(text: string): boolean {
  return scopeFault(text) === null && scopeLevel(text) === 'management-group'
}

function checkScope({ text, pointer }: Placed): readonly Finding[] {
  if (/[<>{}]|^\/subscriptions\/(?:your|my|xxx)/i.test(text)) {
    return [
      error(
        'scope-placeholder',
        pointer,
        `${quoted(text)} is still to be filled in, such as with /subscriptions/ and the subscription's id.`,
      ),
    ]
  }
  if (text.includes('*')) {
    return [
      error('scope-wildcard', pointer, `${quoted(text)} has a wildcard, and Azure takes none in a scope.`),
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
