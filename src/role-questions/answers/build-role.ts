import { buildRole, type BuiltRole } from '../../custom-roles/build-role.ts'
import { commonScope, needOfError } from '../../custom-roles/error-need.ts'
import type { Need } from '../../custom-roles/need.ts'
import { needsIn } from '../../custom-roles/needs.ts'
import { withoutScope } from '../reading/named-scope.ts'

/** A custom role that somebody asked for. */
export interface RoleBuilt {
  readonly kind: 'build'
  readonly built: BuiltRole
  /** whether the scope is still to be filled in */
  readonly isForAnyScope: boolean
  /** of how many errors it is made; null: of words */
  readonly errors: number | null
}

/** Nobody pasted an error to make a role of. */
export interface NothingPasted {
  readonly kind: 'nothing-pasted'
}

/** An error that somebody pasted. */
export interface PastedError {
  /** untrusted */
  readonly text: string
  /** what they said was refused, where the error does not name it */
  readonly operation: string | null
}

/** Stands for the subscription that nobody named. */
export const ANY_SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000000'

const ORDER =
  /^(?:please )?(?:build|make|create|write|draft|design|i need|i want|give me) (?:me )?(?:an? |the )?(?:least |smallest |minimal |narrow )?(?:custom )?role (?:to|for|that can|which can|that lets (?:me|us|one|people|them)) (\S.*)$/is

/** The needs in `make a role to deploy models, no keys`; null where no role is asked for, or nothing of it is known. */
export function roleOrder(text: string): { readonly needs: string; readonly scope: string | null } | null {
  const said = ORDER.exec(text.trim().replaceAll(/\s+/g, ' '))?.[1]
  if (said === undefined) return null
  const { rest, scope } = withoutScope(said)
  const needs = rest.replace(/[.?!\s]{1,5}$/, '')
  return needsIn(needs).some(isUnderstood) ? { needs, scope } : null
}

/** Also where it is known why it does not tell which operations are meant. */
function isUnderstood(need: Need): boolean {
  return need.kind === 'wanted' || (need.kind === 'unknown' && need.why !== null && need.nearest.length > 0)
}

export function builtRole(needs: string, scope: string | null): RoleBuilt {
  return {
    kind: 'build',
    built: buildRole(needsIn(needs), scope ?? ANY_SUBSCRIPTION),
    isForAnyScope: scope === null,
    errors: null,
  }
}

/** Of what errors say was refused for want of a role. Where no scope is told, the one that they have in common. */
export function roleFromErrors(
  errors: readonly PastedError[],
  told: string | null,
): RoleBuilt | NothingPasted {
  if (errors.length === 0) return { kind: 'nothing-pasted' }
  const different = [...new Map(errors.map((error) => [error.text.trim(), error])).values()]
  const needs = different.map(({ text, operation }) => needOfError(text, beginningOf(text), operation))
  const scope = told ?? commonScope(different.map(({ text }) => text))
  return {
    kind: 'build',
    built: buildRole(needs, scope ?? ANY_SUBSCRIPTION),
    isForAnyScope: scope === null,
    errors: different.length,
  }
}

const LONGEST_BEGINNING = 80

function beginningOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length <= LONGEST_BEGINNING ? line : `${line.slice(0, LONGEST_BEGINNING).toWellFormed()}…`
}
