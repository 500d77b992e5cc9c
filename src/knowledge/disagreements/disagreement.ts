import type { Operation } from '../../rbac/operation.ts'
import type { ArticleRole } from '../article-roles.ts'
import type { RoleName } from '../requirement.ts'

/**
 * What comes of following the article, the worst first. It `falls-short`: one lacks what it promises. It
 * `goes-too-far`: less would do. It is `inexact`: a name or a detail is not as it says.
 */
export const DISAGREEMENT_EFFECTS = ['falls-short', 'goes-too-far', 'inexact'] as const
export type DisagreementEffect = (typeof DISAGREEMENT_EFFECTS)[number]

/** Where the article's prose and the definitions of roles part. What is in the definitions decides. */
export interface Disagreement {
  readonly id: string
  readonly effect: DisagreementEffect
  /** ids of the rows that it concerns, and of the article's custom roles; none where it is in no table */
  readonly rows: readonly string[]
  /** the roles that the article speaks of there */
  readonly roles: readonly RoleName[]
  /** what the article says, as a sentence of ours */
  readonly article: string
  /** what the definitions say, as a sentence */
  readonly definition: string
  /** what must hold in the catalogue for `definition` to be true */
  readonly facts: readonly DefinitionFact[]
}

export type DefinitionFact =
  | { readonly kind: 'grants' | 'lacks'; readonly role: RoleName; readonly operation: Operation }
  /** no resource provider publishes it */
  | { readonly kind: 'no-operation'; readonly name: string }
  /** no built-in role bears or bore the name */
  | { readonly kind: 'no-role'; readonly name: string }
  /**
   * one of the article's custom roles, by its id, lists an operation and takes it out again, lists it twice, or grants
   * it nowhere
   */
  | {
      readonly kind: 'cancels' | 'repeats' | 'omits'
      readonly customRole: ArticleRole['id']
      readonly operation: Operation
    }

export function grants(role: RoleName, ...operations: readonly Operation[]): readonly DefinitionFact[] {
  return operations.map((operation) => ({ kind: 'grants', role, operation }))
}

export function lacks(role: RoleName, ...operations: readonly Operation[]): readonly DefinitionFact[] {
  return operations.map((operation) => ({ kind: 'lacks', role, operation }))
}
