import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { LOG_EVENTS } from '../../src/telemetry/log-table.ts'

const SOURCE = join(import.meta.dirname, '../../src')
const LEVELS: readonly string[] = ['info', 'warn', 'error']

/** `log.warn('an-event', …)` in any file, whatever the log is called, as `warn an-event`. */
function loggedIn(file: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(SOURCE, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [event] = node.arguments
      const level = node.expression.name.text
      if (LEVELS.includes(level) && event !== undefined && ts.isStringLiteral(event)) {
        found.push(`${level} ${event.text}`)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('the table has every event that the code logs, at its level, and no other (src/telemetry/log-table.ts)', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('sandbox'),
  )
  const logged = new Set(files.flatMap(loggedIn))
  const listed = new Set(Object.entries(LOG_EVENTS).map(([event, { level }]) => `${level} ${event}`))
  expect([...logged].toSorted()).toEqual([...listed].toSorted())
})
