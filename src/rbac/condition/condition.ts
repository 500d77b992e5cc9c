/**
 * A parsed role assignment condition. The language is described in the Azure documentation, "Azure role
 * assignment condition format and syntax".
 */
export type Condition =
  Conjunction | Disjunction | Ungrouped | Negation | ActionMatches | SubOperationMatches | Exists | Comparison

export interface Conjunction {
  readonly kind: 'and'
  readonly terms: readonly Condition[]
}

export interface Disjunction {
  readonly kind: 'or'
  readonly terms: readonly Condition[]
}

/**
 * A chain that mixes AND and OR without parentheses. The documentation calls its order ambiguous, so none is
 * chosen here. `connectives[i]` stands between `terms[i]` and `terms[i + 1]`.
 */
export interface Ungrouped {
  readonly kind: 'ungrouped'
  readonly terms: readonly Condition[]
  readonly connectives: readonly Connective[]
}

export type Connective = 'and' | 'or'

export interface Negation {
  readonly kind: 'not'
  readonly term: Condition
}

export interface ActionMatches {
  readonly kind: 'action-matches'
  /** an operation name, `*` allowed */
  readonly pattern: string
}

export interface SubOperationMatches {
  readonly kind: 'sub-operation-matches'
  readonly pattern: string
}

export interface Exists {
  readonly kind: 'exists'
  readonly attribute: AttributeReference
}

export interface Comparison {
  readonly kind: 'comparison'
  readonly left: Operand
  /** null where the text has no `For…Of…Values:` */
  readonly quantifier: Quantifier | null
  /** as written: `GuidEquals` */
  readonly operator: string
  readonly right: Operand
  /** the operator and what is right of it, as written */
  readonly expected: string
}

/** `ForAnyOfAllValues` is `{ left: 'any', right: 'all' }`: some value on the left suits every value on the right. */
export interface Quantifier {
  readonly left: 'any' | 'all'
  readonly right: 'any' | 'all'
}

export type Operand = AttributeReference | Values

export interface AttributeReference {
  readonly kind: 'attribute'
  /** for looking up, as `attributeKey` answers it */
  readonly key: string
  /** as written: `@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]` */
  readonly text: string
}

export interface Values {
  readonly kind: 'values'
  /** at least one */
  readonly values: readonly Scalar[]
}

/** GUIDs and dates are strings. */
export type Scalar = string | number | boolean
