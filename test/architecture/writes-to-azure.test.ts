import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../../src')

/** Tells what the bot's connector clients send to Teams by the method of the request. */
const READS_METHODS_OF_TEAMS = 'teams/outbox/operation.ts'

/** The sandbox is what is written to, and its people write to it. */
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('sandbox/') && file !== READS_METHODS_OF_TEAMS)

const WRITER = 'access-requests/azure/arm-grants.ts'
const SDK_CALL = /^(?:create|update|delete|begin|cancel|validate|upsert|patch|put)/i
const OPERATION_GROUP = /^(?:role|deny|classic|eligible|global|elevate|access|scope)[A-Z]/
const HTTP_WRITE = /^(?:put|patch|delete)$/i
const HTTP_CLIENT = /^(?:@azure\/(?:core-rest-pipeline|core-client|arm-)|node:https?$|undici)/

/** `client.roleAssignments.create`: calls of the ARM SDK that change something. */
function sdkWrites(text: string): readonly string[] {
  return found(text, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !SDK_CALL.test(node.name.text)) return null
    const group = node.expression
    if (!ts.isPropertyAccessExpression(group) || !OPERATION_GROUP.test(group.name.text)) return null
    return `${group.name.text}.${node.name.text}`
  })
}

/** HTTP methods that change something, in a file that can send requests. */
function httpWrites(text: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(text)
  const sends = importedFiles.some(({ fileName }) => HTTP_CLIENT.test(fileName)) || /\bfetch\(/.test(text)
  if (!sends) return []
  return found(text, (node) =>
    ts.isStringLiteralLike(node) && HTTP_WRITE.test(node.text) ? node.text : null,
  )
}

function found(text: string, pick: (node: ts.Node) => string | null): readonly string[] {
  const all: string[] = []
  const visit = (node: ts.Node) => {
    const picked = pick(node)
    if (picked !== null) all.push(picked)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest))
  return all
}

const perFile = (writes: (text: string) => readonly string[]) =>
  files.flatMap((file) => writes(readFileSync(join(SOURCE, file), 'utf8')).map((call) => ({ file, call })))

describe('Azure is written to', () => {
  test('by one file, with two calls', () => {
    expect(perFile(sdkWrites)).toEqual([
      { file: WRITER, call: 'roleAssignments.create' },
      { file: WRITER, call: 'roleAssignmentScheduleRequests.create' },
    ])
  })

  test('by no request of a file of our own', () => {
    expect(perFile(httpWrites)).toEqual([])
  })

  test('by nothing that this test would not see', () => {
    expect(sdkWrites('await client.roleDefinitions.createOrUpdate(scope)')).toHaveLength(1)
    expect(
      sdkWrites('const { create } = client.roleAssignments; client.roleAssignments.delete'),
    ).toHaveLength(1)
    expect(httpWrites("import 'node:https'\nsend({ method: 'PUT' })")).toEqual(['PUT'])
    expect(httpWrites('await fetch(url, { method: `delete` })')).toEqual(['delete'])
  })
})
