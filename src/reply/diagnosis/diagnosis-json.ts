import type { AdviceStep, RoleGrant } from '../../advice/advice.ts'
import type { RoleName, Table } from '../../knowledge/requirement.ts'
import type { OpenQuestion } from '../../question/question.ts'
import type { Operation } from '../../rbac/operation.ts'
import type { Principal } from '../../rbac/principal.ts'
import { scopeName } from '../../rbac/scope.ts'
import type { BlindSpot } from '../../snapshot/snapshot.ts'
import type { Reason, Verdict, VerdictState } from '../../verdict/verdict.ts'
import type { Answered, Diagnosis, DiagnosedResource } from './diagnosis.ts'
import { evidenceJson, type EvidenceJson } from '../evidence-json.ts'
import { profileJson, type ProfileJson } from './profile-json.ts'

/** The answer of `rolecall diagnose` and `rolecall check`. Every key is always there. */
export interface DiagnosisJson {
  readonly status: Diagnosis['status']
  readonly evidence: EvidenceJson | null
  readonly principal: Principal | null
  readonly resource: DiagnosedResource | null
  readonly verdicts: readonly VerdictJson[]
  readonly advice: readonly AdviceStep[]
  readonly missingRoles: readonly RoleGrant[]
  readonly leastRoles: readonly RoleGrant[]
  readonly blindSpots: readonly BlindSpot[]
  readonly ask: OpenQuestion | null
  /** how the question was read, where that may surprise */
  readonly notes: readonly string[]
  /** what access to a hub or project amounts to; null where that was not asked */
  readonly profile: ProfileJson | null
  /** ISO 8601; null where nothing was read from Azure */
  readonly takenAt: string | null
}

export interface VerdictJson {
  readonly requirement: RequirementJson
  readonly state: VerdictState
  readonly reasons: readonly Reason[]
}

export interface RequirementJson {
  readonly id: string
  readonly table: Table
  readonly role: RoleName | null
  readonly operations: readonly Operation[]
  /** object id, or whose permission it would be where that identity does not exist */
  readonly assignee: string
  readonly assigneeName: string | null
  /** ARM id of the scope that the operations are needed at */
  readonly resource: string
  readonly resourceName: string
  readonly purpose: string
}

export function diagnosisJson(diagnosis: Diagnosis): DiagnosisJson {
  switch (diagnosis.status) {
    case 'answered':
      return answeredJson(diagnosis)
    case 'incomplete':
      return {
        ...NOTHING,
        status: diagnosis.status,
        evidence: diagnosis.evidence === null ? null : evidenceJson(diagnosis.evidence),
        principal: principalJson(diagnosis.principal),
        resource: resourceJson(diagnosis.resource),
        ask: {
          field: diagnosis.ask.field,
          text: diagnosis.ask.text,
          choices: diagnosis.ask.choices.map(({ value, title }) => ({ value, title })),
        },
      }
    case 'unrecognized':
      return { ...NOTHING, status: diagnosis.status, evidence: evidenceJson(diagnosis.evidence) }
    default:
      return diagnosis satisfies never
  }
}

const NOTHING = {
  evidence: null,
  principal: null,
  resource: null,
  verdicts: [],
  advice: [],
  missingRoles: [],
  leastRoles: [],
  blindSpots: [],
  ask: null,
  notes: [],
  profile: null,
  takenAt: null,
} satisfies Partial<DiagnosisJson>

function answeredJson(answered: Answered): DiagnosisJson {
  return {
    ...NOTHING,
    status: answered.status,
    evidence: answered.evidence === null ? null : evidenceJson(answered.evidence),
    principal: principalJson(answered.principal),
    resource: resourceJson(answered.resource),
    verdicts: answered.verdicts.map(verdictJson),
    advice: answered.advice.steps,
    missingRoles: answered.advice.missingRoles,
    leastRoles: answered.advice.leastRoles,
    blindSpots: answered.blindSpots,
    notes: answered.notes,
    profile: answered.profile === null ? null : profileJson(answered.profile),
    takenAt: answered.takenAt,
  }
}

function principalJson(principal: Principal | null): Principal | null {
  return principal === null ? null : { id: principal.id, type: principal.type, name: principal.name }
}

function resourceJson(resource: DiagnosedResource | null): DiagnosedResource | null {
  return resource === null ? null : { id: resource.id, type: resource.type, name: resource.name }
}

function verdictJson({ requirement: bound, state, reasons }: Verdict): VerdictJson {
  const { requirement, assignee, actor, scope, resource } = bound
  return {
    requirement: {
      id: requirement.id,
      table: requirement.table,
      role: requirement.role === null ? null : { id: requirement.role.id, name: requirement.role.name },
      operations: requirement.operations.map(({ name, isDataAction }) => ({ name, isDataAction })),
      assignee: assignee?.id ?? requirement.assignee,
      assigneeName: assignee?.name ?? actor?.name ?? null,
      resource: scope,
      resourceName: resource?.name ?? scopeName(scope),
      purpose: requirement.purpose,
    },
    state,
    reasons,
  }
}
