import { PERSONAS, type Persona } from '../knowledge/personas.ts'
import type { RoleName } from '../knowledge/requirement.ts'
import { isHub } from '../question/resource-type.ts'
import { sameOperation } from '../rbac/operation.ts'
import { scopeName } from '../rbac/scope.ts'
import type { Verdict } from './verdict.ts'

/** What somebody's permissions on a hub or a project amount to, in the terms of the article. */
export interface AccessProfile {
  /** what they can do and what they cannot; each requirement's purpose is its title: `create projects` */
  readonly capabilities: readonly Verdict[]
  /** null: none of the article's */
  readonly persona: Persona | null
  /** the next persona up; null where there is none, or it could not be told */
  readonly next: NextPersona | null
  /** where access looks complete and is not */
  readonly traps: readonly string[]
}

export interface NextPersona {
  readonly persona: Persona
  readonly role: RoleName
  /** where it was asked about; `isOfProjects`: a hub, of which the article gives the role on a project */
  readonly scope: string
  readonly isOfProjects: boolean
  /** titles of the capabilities that it would add */
  readonly adds: readonly string[]
}

/** Null where no persona was asked about. */
export function accessProfile(
  verdicts: readonly Verdict[],
  capabilities: readonly Verdict[],
): AccessProfile | null {
  const rungs = PERSONAS.flatMap((persona) => {
    const verdict = verdicts.find(({ requirement }) => requirement.requirement.id === persona.id)
    return verdict === undefined ? [] : [{ persona, verdict }]
  })
  if (rungs.length === 0) return null
  const held = rungs.findIndex(({ verdict }) => verdict.state === 'granted')
  const above = rungs[held === -1 ? rungs.length - 1 : held - 1]
  return {
    capabilities,
    persona: rungs[held]?.persona ?? null,
    next: above?.verdict.state === 'missing' ? nextPersona(above.persona, above.verdict, capabilities) : null,
    traps: [...sharedByHand(verdicts), ...refusedByServices(capabilities)],
  }
}

function nextPersona(
  persona: Persona,
  { requirement: { requirement, scope, resource } }: Verdict,
  capabilities: readonly Verdict[],
): NextPersona | null {
  const { role, operations } = requirement
  if (role === null) return null
  const added = capabilities.filter(
    ({ state, requirement: { requirement: capability } }) =>
      state === 'missing' &&
      capability.operations.every((one) => operations.some((other) => sameOperation(one, other))),
  )
  const isOfProjects = requirement.resource === 'project' && resource !== null && isHub(resource)
  return { persona, role, scope, isOfProjects, adds: added.map(titleOf) }
}

/** The studio assigns two roles beside that on the project when it shares one; a role assigned elsewhere comes alone. */
function sharedByHand(verdicts: readonly Verdict[]): readonly string[] {
  const stateOf = (id: string) => verdicts.find(({ requirement }) => requirement.requirement.id === id)
  if (stateOf('project-member/developer')?.state !== 'granted') return []
  const lacking = ['project-member/hub-reader', 'project-member/deployment-operator'].flatMap((id) => {
    const verdict = stateOf(id)
    return verdict?.state === 'missing' ? [verdict] : []
  })
  if (lacking.length === 0) return []
  const names = lacking.map(({ requirement: { requirement, resource, scope } }) => {
    const where = resource?.name ?? `resource group ${scopeName(scope)}`
    return `${requirement.role?.name ?? requirement.id} on ${where}`
  })
  return [
    `The role on the project is there, but not ${names.join(' and not ')}: the studio assigns ${lacking.length === 1 ? 'this' : 'these'} when it shares a project, a role that was assigned in the portal or with a command comes alone.`,
  ]
}

/**
 * Owner and Contributor hold no data actions, and a role on a project reaches no service behind a connection that signs
 * in as the caller: in either case one works on the project and is refused by its services.
 */
function refusedByServices(capabilities: readonly Verdict[]): readonly string[] {
  const can = (id: string) =>
    capabilities.some(
      ({ requirement, state }) => requirement.requirement.id === `capability/${id}` && state === 'granted',
    )
  const refused = capabilities
    .filter(
      ({ state, requirement: { requirement } }) =>
        state === 'missing' && requirement.operations.every(({ isDataAction }) => isDataAction),
    )
    .map(titleOf)
  if (refused.length === 0 || !can('create-deployments')) return []
  return can('manage')
    ? [
        `Managing is not using: a role such as Owner or Contributor has no data actions, so it does not let one ${list(refused)}.`,
      ]
    : [
        `A role on a hub or project does not reach the services behind its connections, which are called as oneself: one cannot ${list(refused)} without a role there.`,
      ]
}

function titleOf({ requirement: { requirement } }: Verdict): string {
  return requirement.purpose
}

const MOST_LISTED = 3

function list(titles: readonly string[]): string {
  if (titles.length > MOST_LISTED) return `${titles.slice(0, MOST_LISTED).join(', ')} and more`
  const [last = '', ...before] = titles.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} or ${last}`
}
