import { createRequire } from 'node:module'
import { Language, Parser, type Node } from 'web-tree-sitter'

await Parser.init()
const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')
const parser = new Parser().setLanguage(await Language.load(grammar))

export interface PowershellCommand {
  readonly name: string
  /** parameters as they stand, each followed by its argument's value */
  readonly words: readonly string[]
}

/** The commands of a script whose arguments are bare words or verbatim strings; anything else throws. */
export function powershellCommands(script: string): readonly PowershellCommand[] {
  const tree = parser.parse(script)
  if (tree === null || tree.rootNode.hasError) throw new Error(`not PowerShell: ${script}`)
  return onlyChildren(tree.rootNode, 'statement_list').flatMap((list) =>
    onlyChildren(list, 'pipeline').map((pipeline) => {
      const [chain, ...moreChains] = onlyChildren(pipeline, 'pipeline_chain')
      const [command, ...moreCommands] = chain === undefined ? [] : onlyChildren(chain, 'command')
      if (command === undefined || moreChains.length > 0 || moreCommands.length > 0)
        throw new Error(`expected one command, found ${pipeline.text}`)
      return readCommand(command)
    }),
  )
}

function readCommand(command: Node): PowershellCommand {
  const [name, elements] = children(command)
  if (name?.type !== 'command_name') throw new Error(`expected a command, found ${command.text}`)
  const words = elements === undefined ? [] : children(elements)
  return {
    name: name.text,
    words: words.filter(({ type }) => type !== 'command_argument_sep').map(wordOf),
  }
}

function wordOf(element: Node): string {
  if (element.type === 'command_parameter' || element.type === 'generic_token') return element.text
  const [literal] = element.descendantsOfType('verbatim_string_characters')
  if (literal?.text !== element.text) throw new Error(`expected a verbatim string, found ${element.text}`)
  return verbatimValue(element.text)
}

const QUOTE = /['\u2018-\u201b]/

/**
 * The value of a verbatim string. To PowerShell five characters are the same single quote, and two in a row
 * stand for one (language specification, "Verbatim string literals"); the grammar knows one of the five.
 */
export function verbatimValue(literal: string): string {
  let value = ''
  for (let at = 1; at < literal.length - 1; at += 1) {
    const character = literal.charAt(at)
    if (QUOTE.test(character)) {
      at += 1
      if (at >= literal.length - 1 || !QUOTE.test(literal.charAt(at)))
        throw new Error(`the string ends before its end: ${literal}`)
    }
    value += literal.charAt(at)
  }
  return value
}

function onlyChildren(node: Node, type: string): readonly Node[] {
  const found = children(node)
  const other = found.find((child) => child.type !== type)
  if (other !== undefined) throw new Error(`expected ${type}, found ${other.type}: ${other.text}`)
  return found
}

function children(node: Node): readonly Node[] {
  return node.namedChildren
}
