import { disagreementsOnName } from './answers/telling-disagreements.ts'
import type { Disagreement } from '../knowledge/disagreements/disagreement.ts'
import type { RoleName } from '../knowledge/requirement.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { builtRole, roleFromErrors, type NothingPasted, type RoleBuilt } from './answers/build-role.ts'
import { compareRoles, type RoleComparison } from './answers/compare-roles.ts'
import { explainRole, type RoleExplanation } from './answers/explain-role.ts'
import {
  articleRoleList,
  offerArticleRole,
  type ArticleRoleList,
  type ArticleRoleOffer,
} from './answers/offer-article-role.ts'
import { namesOfRole, renamedRoles, type RenamedRoles, type RoleNaming } from './answers/role-names.ts'
import { needsOfIdentity, rolesOfTopic, type RolesOfTopic } from './answers/roles-of-topic.ts'
import { roleDefinitionOf } from './answers/role-definitions.ts'
import type { RoleQuestion } from './role-question.ts'
import { nearestRoles } from './reading/nearest-roles.ts'
import type { RoleReference } from './reading/role-reference.ts'
import { roleAllows, type RoleAllows } from './answers/role-allows.ts'
import { reviewRole, type RoleReview } from './answers/review-role.ts'
import { rolesForNeed, type RolesForNeed } from './answers/roles-for-need.ts'

/** All of it follows from the catalogue of built-in roles and from the article. */
export type RoleAnswer =
  | RoleComparison
  | RoleExplanation
  | RoleAllows
  | RolesForNeed
  | UnclearRole
  | RoleReview
  | RoleBuilt
  | NothingPasted
  | ArticleRoleOffer
  | ArticleRoleList
  | RolesOfTopic
  | RoleNaming
  | NotUnderstood
  | Overview
  | RenamedRoles

/** What is asked of these roles, or of roles at all, is not known. */
export interface NotUnderstood {
  readonly kind: 'not-understood'
  readonly roles: readonly RoleName[]
}

/** What can be asked about roles. */
export interface Overview {
  readonly kind: 'overview'
}

/** A role that was not found, or a name that several have. */
export interface UnclearRole {
  readonly kind: 'unclear-role'
  readonly why: 'several' | 'unknown'
  /** untrusted: as it was written */
  readonly name: string
  /** the likeliest first */
  readonly candidates: readonly RoleName[]
  /** what the article means by a name that no role has */
  readonly disagreements: readonly Disagreement[]
}

export function answerRoleQuestion(question: RoleQuestion): RoleAnswer {
  switch (question.kind) {
    case 'comparison': {
      const [first, second] = [found(question.roles[0]), found(question.roles[1])] as const
      if (first.kind === 'unclear-role') return first
      if (second.kind === 'unclear-role') return second
      return compareRoles(first.role, second.role, question.place)
    }
    case 'explanation': {
      const role = found(question.role)
      if (role.kind === 'unclear-role') return role
      return offerArticleRole(role.role.id, null) ?? explainRole(role.role, question.place, question.aspect)
    }
    case 'allowance': {
      const role = found(question.role)
      return role.kind === 'unclear-role'
        ? role
        : roleAllows(role.role, question.need, question.place, question.isOfNecessity)
    }
    case 'roles-for-need':
      return rolesForNeed(question.need)
    case 'naming': {
      const role = found(question.role)
      return role.kind === 'unclear-role'
        ? role
        : namesOfRole({ id: role.role.id, name: role.role.name }, question.isOfId)
    }
    case 'renamed-roles':
      return renamedRoles()
    case 'not-understood':
    case 'overview':
      return question
    case 'identity-needs':
      return needsOfIdentity(question.of, question.on)
    case 'topic':
      return rolesOfTopic(question.topic)
    case 'article-role':
      return offerArticleRole(question.id, question.scope) ?? unknown(question.id)
    case 'article-roles':
      return articleRoleList()
    case 'review':
      return reviewRole(question.text)
    case 'build-from-errors':
      return roleFromErrors(question.errors, question.scope)
    case 'build':
      return builtRole(question.needs, question.scope)
    default:
      return question satisfies never
  }
}

function found(reference: RoleReference): { kind: 'found'; role: RoleDefinition } | UnclearRole {
  switch (reference.kind) {
    case 'known': {
      const role = roleDefinitionOf(reference.role.id)
      return role === undefined ? unknown(reference.role.name) : { kind: 'found', role }
    }
    case 'several':
      return {
        kind: 'unclear-role',
        why: 'several',
        name: reference.name,
        candidates: reference.candidates,
        disagreements: [],
      }
    case 'unknown':
      return unknown(reference.name)
    default:
      return reference satisfies never
  }
}

function unknown(name: string): UnclearRole {
  return {
    kind: 'unclear-role',
    why: 'unknown',
    name,
    candidates: nearestRoles(name),
    disagreements: disagreementsOnName(name),
  }
}
