import type { RoleName } from '../../knowledge/requirement.ts'
import type { AccessProfile } from '../../verdict/access-profile.ts'
import type { Reason, VerdictState } from '../../verdict/verdict.ts'

/** What access to a hub or project amounts to. */
export interface ProfileJson {
  readonly capabilities: readonly CapabilityJson[]
  /** id of its row: `persona/developer` */
  readonly persona: string | null
  readonly next: {
    readonly persona: string
    readonly role: RoleName
    /** ARM id of the hub or project */
    readonly scope: string
    /** titles of capabilities */
    readonly adds: readonly string[]
  } | null
  readonly traps: readonly string[]
}

export interface CapabilityJson {
  /** `create projects` */
  readonly title: string
  readonly state: VerdictState
  /** ARM id */
  readonly scope: string
  readonly reasons: readonly Reason[]
}

export function profileJson({ capabilities, persona, next, traps }: AccessProfile): ProfileJson {
  return {
    capabilities: capabilities.map(({ requirement: { requirement, scope }, state, reasons }) => ({
      title: requirement.purpose,
      state,
      scope,
      reasons,
    })),
    persona: persona?.id ?? null,
    next:
      next === null
        ? null
        : { persona: next.persona.id, role: next.role, scope: next.scope, adds: next.adds },
    traps,
  }
}
