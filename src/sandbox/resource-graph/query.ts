/** The part of the Kusto query language that the sandbox's Resource Graph understands. */
export interface Query {
  /** in lower case: `resources` */
  readonly table: string
  readonly tableOffset: number
  readonly operators: readonly Operator[]
}

export type Operator =
  | { readonly kind: 'where'; readonly predicate: Expression }
  | { readonly kind: 'project'; readonly columns: readonly Column[] }
  | { readonly kind: 'extend'; readonly columns: readonly Column[] }
  | { readonly kind: 'order'; readonly keys: readonly SortKey[] }
  | { readonly kind: 'take'; readonly count: number }

export interface Column {
  readonly name: string
  readonly expression: Expression
}

export interface SortKey {
  readonly expression: Expression
  readonly descending: boolean
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | {
      readonly kind: 'path'
      readonly column: string
      readonly steps: readonly (string | number)[]
      readonly offset: number
    }
  | { readonly kind: 'call'; readonly function: FunctionName; readonly argument: Expression }
  | { readonly kind: 'and'; readonly terms: readonly Expression[] }
  | { readonly kind: 'or'; readonly terms: readonly Expression[] }
  | {
      readonly kind: 'comparison'
      readonly operator: ComparisonName
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'membership'
      readonly ignoreCase: boolean
      readonly negated: boolean
      readonly left: Expression
      readonly list: readonly Expression[]
    }

export const FUNCTIONS = [
  'not',
  'tolower',
  'toupper',
  'tostring',
  'isempty',
  'isnotempty',
  'isnull',
  'isnotnull',
] as const
export type FunctionName = (typeof FUNCTIONS)[number]

export const COMPARISONS = [
  '==',
  '!=',
  '=~',
  '!~',
  'contains',
  '!contains',
  'has',
  '!has',
  'startswith',
  '!startswith',
  'endswith',
  '!endswith',
] as const
export type ComparisonName = (typeof COMPARISONS)[number]
