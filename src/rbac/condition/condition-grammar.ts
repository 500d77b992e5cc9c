import { createRequire } from 'node:module'
import type * as Ohm from 'ohm-js'
import type { Grammar, MatchResult, Node } from 'ohm-js'

/**
 * Azure's condition language (Azure documentation, "Azure role assignment condition format and syntax").
 * Capitalized rules skip white space between their parts. Operators are any word here: one that is not
 * known still leaves the rest of a condition readable.
 */
const GRAMMAR = String.raw`
  Condition {
    Whole = Chain?

    Chain = Term (connective Term)*

    Term = not* Primary

    Primary
      = "(" Chain ")"                          -- group
      | actionMatches "{" string "}"           -- action
      | subOperationMatches "{" string "}"     -- subOperation
      | exists Attribute                       -- exists
      | notExists Attribute                    -- notExists
      | Operand operator Operand               -- comparison

    Operand
      = Attribute
      | "{" value ("," value)* "}"             -- list
      | value                                  -- single

    Attribute = "@" source "[" name "]"

    connective (AND or OR) = and | or
    and = caseInsensitive<"and"> ~alnum | "&&"
    or = caseInsensitive<"or"> ~alnum | "||"
    not (NOT) = caseInsensitive<"not"> ~alnum | "!"

    actionMatches (ActionMatches) = caseInsensitive<"ActionMatches">
    subOperationMatches (SubOperationMatches) = caseInsensitive<"SubOperationMatches">
    exists (Exists) = caseInsensitive<"Exists"> ~alnum
    notExists (NotExists) = caseInsensitive<"NotExists"> ~alnum

    operator (an operator) = (quantifier ":")? operatorName
    quantifier = caseInsensitive<"For"> anyOrAll caseInsensitive<"Of"> anyOrAll caseInsensitive<"Values">
    anyOrAll = caseInsensitive<"Any"> | caseInsensitive<"All">
    operatorName = ~connective letter+

    source (an attribute source)
      = caseInsensitive<"Environment">
      | caseInsensitive<"Principal">
      | caseInsensitive<"Request">
      | caseInsensitive<"Resource">
    name (an attribute name) = (~"]" any)+

    value (a value) = string | guid | boolean | integer
    string (a quoted text) = "'" (~"'" any)* "'"
    guid = hex8 "-"? hex4 "-"? hex4 "-"? hex4 "-"? hex4 hex8 ~alnum
    hex8 = hex4 hex4
    hex4 = hexDigit hexDigit hexDigit hexDigit
    boolean = true | false
    true = caseInsensitive<"true"> ~alnum
    false = caseInsensitive<"false"> ~alnum
    integer = "-"? digit+ ~alnum
  }
`

export interface ConditionGrammar {
  readonly match: (text: string) => MatchResult
  /** `chain` is the tree of the whole condition; an empty condition has none. */
  readonly treeOf: (match: MatchResult) => { readonly chain?: Node }
}

// ohm-js is slow to load for a command line, and most runs meet no condition.
const requireOhm: (id: 'ohm-js') => typeof Ohm = createRequire(import.meta.url)

let loaded: ConditionGrammar | null = null

export function conditionGrammar(): ConditionGrammar {
  loaded ??= readGrammar(requireOhm('ohm-js').grammar(GRAMMAR))
  return loaded
}

function readGrammar(grammar: Grammar): ConditionGrammar {
  return {
    match: (text) => grammar.match(text),
    treeOf: grammar
      .createSemantics()
      .addAttribute<Node | undefined>('chain', { Whole: (chain) => chain.children[0] }),
  }
}
