import fc from 'fast-check'

/** A condition as data. It is printed as text for the evaluator, and read as it is by the naive one. */
export type Tree =
  | { readonly kind: 'action' | 'sub-operation'; readonly pattern: string; readonly style: Style }
  | { readonly kind: 'exists'; readonly attribute: AttributeName; readonly style: Style }
  | {
      readonly kind: 'comparison'
      readonly left: AttributeName | readonly Value[]
      readonly quantifier: readonly [left: 'Any' | 'All', right: 'Any' | 'All'] | null
      readonly operator: OperatorName
      readonly right: readonly Value[]
      readonly style: Style
    }
  | { readonly kind: 'not'; readonly term: Tree; readonly style: Style }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Tree[]; readonly style: Style }

export type Value =
  | { readonly type: 'text' | 'date' | 'guid'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }

/** A number, by which spaces, casing and spelling are chosen. */
type Style = number

/** How conditions call what a call may have. */
export const ATTRIBUTES = {
  account: '@Resource[Microsoft.Storage/storageAccounts:name]',
  container: '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name]',
  now: '@Environment[UtcNow]',
  team: '@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Shop_Team]',
  link: '@Environment[isPrivateLink]',
  role: '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]',
} as const
export type AttributeName = keyof typeof ATTRIBUTES

export type OperatorName =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringStartsWith'
  | 'StringLike'
  | 'NumericEquals'
  | 'NumericLessThan'
  | 'NumericGreaterThanEquals'
  | 'DateTimeGreaterThan'
  | 'DateTimeLessThan'
  | 'BoolEquals'
  | 'GuidEquals'
  | 'GuidNotEquals'

const style = fc.nat(1023)
const quantifier = fc.tuple(fc.constantFrom('Any', 'All'), fc.constantFrom('Any', 'All'))

/** One value needs no quantifier; several do. */
function comparison(
  left: fc.Arbitrary<AttributeName | readonly Value[]>,
  operator: fc.Arbitrary<OperatorName>,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Tree> {
  return fc
    .tuple(left, operator, fc.array(value, { minLength: 1, maxLength: 3 }), fc.option(quantifier), style)
    .map(([one, name, right, how, look]) => {
      const isSingle = (typeof one === 'string' || one.length === 1) && right.length === 1
      return {
        kind: 'comparison',
        left: one,
        operator: name,
        right,
        quantifier: how ?? (isSingle ? null : ['Any', 'Any']),
        style: look,
      }
    })
}

const texts = fc
  .constantFrom('stcontoso', 'STCONTOSO', 'docs', 'st*', 'd?cs', 'stc', 'blue')
  .map((value): Value => ({ type: 'text', value }))
const dates = fc
  .constantFrom('2026-11-22T09:59:59.0Z', '2026-11-22T10:00:00.0Z', '2027-01-01T00:00:00.5Z')
  .map((value): Value => ({ type: 'date', value }))
const numbers = fc.integer({ min: -3, max: 3 }).map((value): Value => ({ type: 'number', value }))
const booleans = fc.boolean().map((value): Value => ({ type: 'boolean', value }))
const guids = fc
  .constantFrom(
    'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    'acdd72a7338548efbd42f606fba81ae7',
    'b24988ac-6180-42a0-ab88-20f7382dd24c',
  )
  .map((value): Value => ({ type: 'guid', value }))
const some = (value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 2 })

export function treeOf(patterns: fc.Arbitrary<string>): fc.Arbitrary<Tree> {
  const action = fc.record({ kind: fc.constant('action' as const), pattern: patterns, style })
  const leaf = fc.oneof(
    { weight: 3, arbitrary: action },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('sub-operation' as const),
        pattern: fc.constantFrom('Blob.List', '*'),
        style,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('exists' as const),
        attribute: fc.constantFrom('account', 'container', 'team'),
        style,
      }),
    },
    {
      weight: 4,
      arbitrary: comparison(
        fc.constantFrom('account', 'container', 'team'),
        fc.constantFrom(
          'StringEquals',
          'StringNotEquals',
          'StringEqualsIgnoreCase',
          'StringStartsWith',
          'StringLike',
        ),
        texts,
      ),
    },
    {
      weight: 2,
      arbitrary: comparison(
        fc.constant('now'),
        fc.constantFrom('DateTimeGreaterThan', 'DateTimeLessThan'),
        dates,
      ),
    },
    {
      weight: 1,
      arbitrary: comparison(
        some(numbers),
        fc.constantFrom('NumericEquals', 'NumericLessThan', 'NumericGreaterThanEquals'),
        numbers,
      ),
    },
    {
      weight: 1,
      arbitrary: comparison(
        fc.oneof(fc.constant('link' as const), some(booleans)),
        fc.constant('BoolEquals'),
        booleans,
      ),
    },
    {
      weight: 1,
      arbitrary: comparison(
        fc.oneof(fc.constant('role' as const), some(guids)),
        fc.constantFrom('GuidEquals', 'GuidNotEquals'),
        guids,
      ),
    },
  )
  return fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant('not' as const), term: tie('tree'), style }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        terms: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        style,
      }),
    ),
  })).tree
}

/** The text of a condition. */
export function printed(tree: Tree): string {
  const space = [' ', '  ', '\n', '\t'][tree.style % 4] ?? ' '
  const gap = tree.style % 8 < 4 ? '' : space
  switch (tree.kind) {
    case 'action':
      return `${cased('ActionMatches', tree.style)}${gap}{${gap}'${tree.pattern}'${gap}}`
    case 'sub-operation':
      return `${cased('SubOperationMatches', tree.style)}{'${tree.pattern}'}`
    case 'exists':
      return `${cased('Exists', tree.style)}${space}${ATTRIBUTES[tree.attribute]}`
    case 'comparison':
      return [
        typeof tree.left === 'string' ? ATTRIBUTES[tree.left] : list(tree.left, gap),
        `${tree.quantifier === null ? '' : `For${tree.quantifier[0]}Of${tree.quantifier[1]}Values:`}${cased(tree.operator, tree.style)}`,
        list(tree.right, gap),
      ].join(space)
    case 'not':
      return tree.style % 2 === 0 ? `!${gap}(${printed(tree.term)})` : `NOT${space}(${printed(tree.term)})`
    case 'and':
    case 'or':
      return tree.terms
        .map((term) => `(${gap}${printed(term)}${gap})`)
        .join(`${space}${connective(tree.kind, tree.style)}${space}`)
  }
}

function connective(kind: 'and' | 'or', look: Style): string {
  if (look % 3 === 0) return kind === 'and' ? '&&' : '||'
  return look % 3 === 1 ? kind.toUpperCase() : kind
}

function list(values: readonly Value[], gap: string): string {
  const [only, ...others] = values.map(literal)
  return only !== undefined && others.length === 0
    ? only
    : `{${gap}${[only, ...others].join(`,${gap}`)}${gap}}`
}

function literal({ type, value }: Value): string {
  return type === 'text' || type === 'date' ? `'${value}'` : String(value)
}

/** The language does not mind the case of its words. */
function cased(word: string, look: Style): string {
  return look % 5 === 0 ? word.toLowerCase() : word
}
