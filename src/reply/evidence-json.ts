import type {
  Cause,
  Evidence,
  EvidencePlane,
  NamedPrincipal,
  ReadingNote,
  Service,
} from '../evidence/evidence.ts'

/** The answer of `rolecall read`, and `evidence` of `rolecall diagnose`. */
export interface EvidenceJson {
  readonly cause: Cause
  readonly service: Service | null
  readonly plane: EvidencePlane
  readonly operations: readonly string[]
  readonly scope: string | null
  readonly endpoint: string | null
  readonly principal: NamedPrincipal | null
  readonly requestIds: readonly string[]
  readonly family: string | null
  readonly code: string | null
  readonly notes: readonly ReadingNote[]
  readonly more: readonly EvidenceJson[]
}

export function evidenceJson(evidence: Evidence): EvidenceJson {
  const { cause, service, plane, operations, scope, endpoint, principal, requestIds } = evidence
  return {
    cause,
    service,
    plane,
    operations,
    scope,
    endpoint,
    principal:
      principal === null
        ? null
        : { objectId: principal.objectId, appId: principal.appId, name: principal.name },
    requestIds,
    family: evidence.family,
    code: evidence.code,
    notes: evidence.notes,
    more: evidence.more.map(evidenceJson),
  }
}
