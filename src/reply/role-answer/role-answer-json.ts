import { CATALOGUE_DATE } from '../../knowledge/catalogue/roles.ts'
import type { Finding } from '../../custom-roles/finding.ts'
import type { NearRole } from '../../custom-roles/nearest-built-in-roles.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import type { Requirement, RoleName } from '../../knowledge/requirement.ts'
import type { Operation } from '../../rbac/operation.ts'
import type { Permission } from '../../rbac/role-definition.ts'
import type { AbilityGroup } from '../../role-questions/answers/abilities.ts'
import type { NotUnderstood, Overview, RoleAnswer } from '../../role-questions/answer-role-question.ts'
import type { NothingPasted, RoleBuilt } from '../../role-questions/answers/build-role.ts'
import type { Commands } from '../../advice/advice.ts'
import type { CustomRole } from '../../advice/custom-role.ts'
import type { ArticleRoleList } from '../../role-questions/answers/offer-article-role.ts'
import type { RoleReview } from '../../role-questions/answers/review-role.ts'
import type { ComparedRole, RoleComparison } from '../../role-questions/answers/compare-roles.ts'
import type { RoleExplanation } from '../../role-questions/answers/explain-role.ts'
import type { AllowedPart, RoleAllows } from '../../role-questions/answers/role-allows.ts'
import type { RenamedRoles, RoleNaming } from '../../role-questions/answers/role-names.ts'
import type { BringingRole, RolesForNeed } from '../../role-questions/answers/roles-for-need.ts'

/** What `rolecall ask` prints for a question about roles: `kind` tells it from an answer about access. */
export type RoleAnswerJson = Body & {
  /** the day of the role definitions, as `2026-08-22` */
  readonly catalogueDate: string
}

type Body =
  | ComparisonJson
  | ExplanationJson
  | AllowanceJson
  | RolesForNeedJson
  | UnclearRoleJson
  | ReviewJson
  | RoleBuilt
  | ArticleRoleJson
  | ArticleRoleList
  | NothingPasted
  | TopicJson
  | RoleNaming
  | RenamedRoles
  | NotUnderstood
  | Overview

interface ArticleRoleJson extends Omit<ReviewJson, 'kind'>, Pick<ArticleJson, 'disagreements'> {
  readonly kind: 'article-role'
  /** of its row */
  readonly id: string
  /** in ARM's shape; null: it cannot be assigned at that scope */
  readonly definition: CustomRole | null
  readonly commands: Commands | null
}

interface ReviewJson {
  readonly kind: 'review'
  readonly findings: readonly Finding[]
  readonly can: readonly AbilityGroup[]
  /** ids of the article's rows that the role meets */
  readonly meets: readonly string[]
  readonly nearest: readonly NearRole[]
}

interface ArticleJson {
  /** ids of the article's rows, as `rolecall requirements` prints them */
  readonly rows: readonly string[]
  readonly disagreements: readonly Pick<Disagreement, 'id' | 'rows' | 'article' | 'definition'>[]
}

interface ComparisonJson extends ArticleJson {
  readonly kind: 'comparison'
  /** `a hub`; null: anywhere */
  readonly place: string | null
  readonly roles: readonly [ComparedRole, ComparedRole]
  readonly both: readonly AbilityGroup[]
}

interface ExplanationJson extends ArticleJson {
  readonly kind: 'explanation'
  readonly place: string | null
  readonly role: RoleName
  readonly formerNames: readonly string[]
  readonly can: readonly AbilityGroup[]
  readonly cannot: readonly AbilityGroup[]
  readonly counts: RoleExplanation['counts']
  readonly permissions: readonly Permission[]
}

interface RolesForNeedJson extends ArticleJson {
  readonly kind: 'roles-for-need'
  readonly need: string
  /** the article: custom roles do not let one do it */
  readonly isOfBuiltInRoles: boolean
  readonly parts: readonly {
    /** `Azure AI Search`; null where there is one part only */
    readonly area: string | null
    readonly operations: readonly Operation[]
    readonly least: readonly RoleName[]
    readonly roles: readonly BringingRole[]
  }[]
}

interface AllowanceJson extends ArticleJson {
  readonly kind: 'allowance'
  readonly role: RoleName
  readonly need: string
  readonly place: string | null
  readonly parts: readonly Pick<AllowedPart, 'area' | 'grants' | 'least' | 'isOutOfReach'>[]
}

interface TopicJson extends ArticleJson {
  readonly kind: 'topic'
  readonly topic: string
}

interface UnclearRoleJson extends Pick<ArticleJson, 'disagreements'> {
  readonly kind: 'unclear-role'
  readonly why: 'several' | 'unknown'
  readonly name: string
  readonly candidates: readonly RoleName[]
}

export function roleAnswerJson(answer: RoleAnswer): RoleAnswerJson {
  return { ...bodyOf(answer), catalogueDate: CATALOGUE_DATE }
}

function bodyOf(answer: RoleAnswer): Body {
  switch (answer.kind) {
    case 'comparison':
      return comparisonJson(answer)
    case 'explanation':
      return explanationJson(answer)
    case 'allowance':
      return allowanceJson(answer)
    case 'roles-for-need':
      return rolesForNeedJson(answer)
    case 'review':
      return { kind: 'review', ...reviewJson(answer) }
    case 'article-role':
      return {
        kind: 'article-role',
        id: answer.role.id,
        definition: answer.definition,
        commands: answer.commands,
        ...reviewJson(answer.review),
        disagreements: disagreementsJson(answer.disagreements),
      }
    case 'topic':
      return {
        kind: 'topic',
        topic: answer.topic.id,
        ...articleJson({ rows: answer.topic.rows, disagreements: answer.disagreements }),
      }
    case 'unclear-role':
      return { ...answer, disagreements: disagreementsJson(answer.disagreements) }
    case 'article-roles':
    case 'naming':
    case 'not-understood':
    case 'overview':
    case 'renamed-roles':
    case 'build':
    case 'nothing-pasted':
      return answer
    default:
      return answer satisfies never
  }
}

function reviewJson({ findings, explanation, meets, nearest }: RoleReview): Omit<ReviewJson, 'kind'> {
  return { findings, can: explanation?.can ?? [], meets: meets.map(({ id }) => id), nearest }
}

function comparisonJson({ place, first, second, both, ...article }: RoleComparison): ComparisonJson {
  return {
    kind: 'comparison',
    place: place?.title ?? null,
    roles: [first, second],
    both,
    ...articleJson(article),
  }
}

function explanationJson(explanation: RoleExplanation): ExplanationJson {
  const { role, formerNames, place, can, cannot, counts, permissions } = explanation
  return {
    kind: 'explanation',
    place: place?.title ?? null,
    role,
    formerNames,
    can,
    cannot,
    counts,
    permissions,
    ...articleJson(explanation),
  }
}

function allowanceJson({ role, need, place, parts, disagreements }: RoleAllows): AllowanceJson {
  return {
    kind: 'allowance',
    role,
    need: need.title,
    place: place?.title ?? null,
    parts: parts.map(({ area, grants, least, isOutOfReach }) => ({ area, grants, least, isOutOfReach })),
    ...articleJson({ rows: parts.flatMap(({ rows }) => rows), disagreements }),
  }
}

function rolesForNeedJson({ need, parts, disagreements }: RolesForNeed): RolesForNeedJson {
  return {
    kind: 'roles-for-need',
    need: need.title,
    isOfBuiltInRoles: need.isOfBuiltInRoles,
    parts: parts.map(({ area, operations, least, roles }) => ({ area, operations, least, roles })),
    ...articleJson({ rows: parts.flatMap(({ rows }) => rows), disagreements }),
  }
}

function articleJson({
  rows,
  disagreements,
}: {
  readonly rows: readonly Requirement[]
  readonly disagreements: readonly Disagreement[]
}): ArticleJson {
  return {
    rows: [...new Set(rows.map(({ id }) => id))],
    disagreements: disagreementsJson(disagreements),
  }
}

function disagreementsJson(disagreements: readonly Disagreement[]): ArticleJson['disagreements'] {
  return disagreements.map(({ id, rows, article, definition }) => ({ id, rows, article, definition }))
}
