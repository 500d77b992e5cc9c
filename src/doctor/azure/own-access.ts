import { bashWord } from '../../advice/commands/shell-quote.ts'
import { control, GIVING_ACCESS, READ_ROLE_ASSIGNMENTS } from '../../knowledge/operation-names.ts'
import type { Requirement } from '../../knowledge/requirement.ts'
import type { Operation } from '../../rbac/operation.ts'
import type { Principal } from '../../rbac/principal.ts'
import { scopeName } from '../../rbac/scope.ts'
import { cleanName } from '../../reply/clean-text.ts'
import { joinNames } from '../../reply/cut-list.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { takeSnapshot } from '../../snapshot/take-snapshot.ts'
import { stateOfOperation, type OperationState } from '../../verdict/operation-state.ts'
import { failed, fix, ok, skipped, warning, type Examination, type Outcome } from '../check.ts'
import { assignReader, withoutActions } from './grant-fix.ts'
import { RESOURCE_ACTIONS } from './needed-actions.ts'
import type { Trial } from './tries.ts'

/**
 * What the identity may do, judged by the same engine as anybody else's access. Where that cannot explain what Azure
 * lets it read, it is not believed in anything else either.
 */
export function ownAccessExaminations(trial: Promise<Trial>, clock: () => Date): readonly Examination[] {
  const own = lazily(async () => ownAccess(await trial, clock))
  const examined = (judge: (access: OwnAccess, trial: Trial) => Outcome) => async () => {
    const access = await own()
    return access === null
      ? skipped('its role assignments could not be read, or do not explain what it can read')
      : judge(access, await trial)
  }
  return [
    { ...EVERY_TYPE, examine: examined(everyTypeOutcome) },
    { ...NO_GRANTS, examine: examined(noGrantsOutcome) },
  ]
}

const EVERY_TYPE = { id: 'read-every-type', title: 'Every kind of resource' }
const NO_GRANTS = { id: 'no-grants', title: 'No right to give access' }

/** Of these checks, for a report in which they cannot be made. */
export const OWN_ACCESS_TITLES: readonly Pick<Examination, 'id' | 'title'>[] = [EVERY_TYPE, NO_GRANTS]

interface OwnAccess {
  readonly scopes: readonly string[]
  readonly stateOf: (operation: Operation, scope: string) => OperationState
}

async function ownAccess({ reader, identity, scopes }: Trial, clock: () => Date): Promise<OwnAccess | null> {
  const type = identity.kind === 'person' ? 'User' : 'ServicePrincipal'
  const self: Principal = { id: identity.objectId, type, name: null }
  const requirements = scopes.map((scope) => ({
    requirement: NEEDING,
    assignee: self,
    actor: null,
    scope,
    resource: null,
  }))
  const snapshot: AccessSnapshot = await takeSnapshot(requirements, self, reader, clock().toISOString())
  const stateOf = (operation: Operation, scope: string) => stateOfOperation(operation, self, scope, snapshot)
  const isExplained = scopes.every((scope) => stateOf(READ_ROLE_ASSIGNMENTS, scope).state === 'granted')
  return isExplained ? { scopes, stateOf } : null
}

const NEEDING: Requirement = {
  id: `operation/${READ_ROLE_ASSIGNMENTS.name}`,
  table: 'operation',
  role: null,
  operations: [READ_ROLE_ASSIGNMENTS],
  assignee: 'caller',
  resource: 'any',
  purpose: 'read role assignments',
}

function everyTypeOutcome({ scopes, stateOf }: OwnAccess, { identity }: Trial): Outcome {
  const lacking = scopes.flatMap((scope) =>
    RESOURCE_ACTIONS.filter((name) =>
      ['missing', 'denied'].includes(stateOf(control(name), scope).state),
    ).map((name) => ({ scope, name })),
  )
  if (lacking.length === 0) return ok(`its roles let it read all ${RESOURCE_ACTIONS.length} of them`)
  const names = [...new Set(lacking.map(({ name }) => name))]
  const places = [...new Set(lacking.map(({ scope }) => scope))]
  return failed(
    `its roles lack ${names.length} of ${RESOURCE_ACTIONS.length} reads at ${joinNames(places.map(shown), 3)}`,
    assignReader(identity, places),
    withoutActions(
      'Rolecall cannot tell that a setting of such a resource makes a right role fail, nor find it by its name.',
      names,
    ),
  )
}

function noGrantsOutcome({ scopes, stateOf }: OwnAccess): Outcome {
  const possible = scopes
    .flatMap((scope) => GIVING_ACCESS.map((operation) => ({ scope, ...stateOf(operation, scope) })))
    .filter(({ state }) => state !== 'missing' && state !== 'denied')
  const held = possible.flatMap(({ scope, active }) =>
    [...active.grants, ...active.conditionalGrants].map(({ role, assignment }) => ({
      scope,
      role,
      assignment,
    })),
  )
  if (held.length === 0 && possible.length > 0) return skipped('not all of its roles could be read')
  if (held.length === 0) return ok('it cannot assign roles, nor change what they allow')
  const roles = [...new Set(held.map(({ role }) => cleanName(role.name, 80)))]
  const places = [...new Set(held.map(({ scope }) => scope))]
  const assignments = [...new Set(held.map(({ assignment }) => assignment.id))]
  return warning(
    `${joinNames(roles, 3)} lets it give access at ${joinNames(places.map(shown), 3)}`,
    fix(
      'Take it away: Rolecall grants with the token of whoever approves, never with its own. See first that the identity has its reading role there.',
      ...assignments.map((id) => `az role assignment delete --ids ${bashWord(id)}`),
    ),
    'Whoever gets hold of the identity could give themselves access.',
  )
}

function shown(scope: string): string {
  return cleanName(scopeName(scope), 60)
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
