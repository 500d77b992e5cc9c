import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, Parser, type Node } from 'web-tree-sitter'

await Parser.init()
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')
const parser = new Parser().setLanguage(await Language.load(grammar))

export interface Parameter {
  readonly name: string
  readonly hasDefault: boolean
  readonly isSecure: boolean
  readonly description: string | null
}

export interface Output {
  readonly name: string
  readonly description: string | null
  /** the expression as it stands */
  readonly value: string
}

export interface Module {
  readonly symbol: string
  /** as it stands: relative to the file */
  readonly path: string
  readonly params: readonly string[]
}

export interface Declared {
  /** `Microsoft.App/containerApps` */
  readonly type: string
  readonly apiVersion: string
  /** the whole declaration as it stands */
  readonly text: string
}

/** What a Bicep file declares. */
export interface BicepFile {
  /** its first fault of syntax and the line; null where there is none */
  readonly fault: string | null
  readonly parameters: readonly Parameter[]
  readonly variables: ReadonlyMap<string, string>
  readonly outputs: readonly Output[]
  readonly modules: readonly Module[]
  readonly resources: readonly Declared[]
  /** every string that is written out, without those that values are put into */
  readonly literals: readonly string[]
  /** names that stand in an expression */
  readonly used: ReadonlySet<string>
  /** of other modules: `identity.outputs.clientId` */
  readonly usedOutputs: ReadonlySet<string>
}

export function readBicep(file: URL): BicepFile {
  return parseBicep(readFileSync(file, 'utf8'))
}

/** The names that a parameter file sets. The grammar knows no parameters without a type, so that they are read as variables. */
export function readParameterFile(file: URL): ReadonlyMap<string, string> {
  const text = readFileSync(file, 'utf8').replaceAll(/^param (?=\w+ =)/gm, 'var ')
  const { fault, variables } = parseBicep(text)
  if (fault !== null) throw new Error(`${file.pathname}: ${fault}`)
  return variables
}

export function parseBicep(text: string): BicepFile {
  const root = parser.parse(text)?.rootNode
  if (root === undefined) throw new Error('expected a tree, found none')
  const declared = root.namedChildren
  const of = (type: string) => declared.filter((node) => node.type === type)
  return {
    fault: faultIn(root),
    parameters: of('parameter_declaration').map((node) => parameterOf(node)),
    variables: new Map(of('variable_declaration').map((node) => [nameOf(node), valueOf(node)])),
    outputs: of('output_declaration').map((node) => ({
      name: nameOf(node),
      description: descriptionOf(node),
      value: valueOf(node),
    })),
    modules: of('module_declaration').map((node) => moduleOf(node)),
    resources: of('resource_declaration').map((node) => resourceOf(node)),
    literals: inside(root, 'string')
      .filter((node) => inside(node, 'interpolation').length === 0)
      .map((node) => node.text.slice(1, -1)),
    used: new Set(
      inside(root, 'identifier')
        .filter(isInExpression)
        .map((node) => node.text),
    ),
    usedOutputs: new Set(
      [...text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].map(
        ([, symbol = '', name = '']) => `${symbol}.${name}`,
      ),
    ),
  }
}

function faultIn(root: Node): string | null {
  if (!root.hasError) return null
  const fault = [root, ...everyNode(root)].findLast((node) => node.isError || node.isMissing)
  return `line ${(fault?.startPosition.row ?? 0) + 1}: ${fault?.text.slice(0, 60) ?? ''}`
}

function parameterOf(node: Node): Parameter {
  return {
    name: nameOf(node),
    // the name, the type, and what it is where nobody says
    hasDefault: node.namedChildCount > 2,
    isSecure: decoratorsOf(node).includes('@secure()'),
    description: descriptionOf(node),
  }
}

function moduleOf(node: Node): Module {
  const params = inside(node, 'object_property').find((property) => keyOf(property) === 'params')
  const object = params === undefined ? undefined : inside(params, 'object')[0]
  return {
    symbol: nameOf(node),
    path: inside(node, 'string_content')[0]?.text ?? '',
    params: (object?.namedChildren ?? []).flatMap((child) =>
      child.type === 'object_property' ? keyOf(child) : [],
    ),
  }
}

function resourceOf(node: Node): Declared {
  const [type = '', apiVersion = ''] = (inside(node, 'string_content')[0]?.text ?? '').split('@')
  return { type, apiVersion, text: node.text }
}

function nameOf(node: Node): string {
  return node.namedChild(0)?.text ?? ''
}

function valueOf(node: Node): string {
  return node.namedChild(node.namedChildCount - 1)?.text ?? ''
}

/** Decorators stand before what they decorate. */
function decoratorsOf(node: Node): readonly string[] {
  const before = node.previousNamedSibling
  return before?.type === 'decorators' ? before.namedChildren.map((each) => each.text) : []
}

function descriptionOf(node: Node): string | null {
  const decorator = decoratorsOf(node).find((text) => text.startsWith('@description('))
  return decorator?.slice("@description('".length, -"')".length) ?? null
}

function keyOf(property: Node): string {
  return (property.namedChild(0)?.text ?? '').replaceAll("'", '')
}

/** Neither the name of a declaration nor the key of a property. */
function isInExpression(node: Node): boolean {
  const { parent } = node
  if (parent === null || parent.namedChild(0)?.id !== node.id) return true
  return !(parent.type === 'object_property' || parent.type.endsWith('_declaration'))
}

function inside(node: Node, type: string): readonly Node[] {
  return node.descendantsOfType(type)
}

function everyNode(node: Node): readonly Node[] {
  return node.children.flatMap((child) => [child, ...everyNode(child)])
}
