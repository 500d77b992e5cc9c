import { z } from 'zod'
import { matchPermission } from '../rbac/permission.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import { idOf, jsonOf } from './json-line.ts'
import { eachLine, type Streams } from './streams.ts'

const strings = z.array(z.string()).default([])
const question = z.object({
  id: z.unknown().optional(),
  roles: z.array(
    z.object({ actions: strings, notActions: strings, dataActions: strings, notDataActions: strings }),
  ),
  operation: z.string(),
  isDataAction: z.boolean(),
})

/** `rolecall evaluate`: does this set of permission blocks allow this operation? One line for each line. */
export async function evaluateCommand(streams: Streams): Promise<ExitStatus> {
  await eachLine(streams, evaluateLine)
  return EXIT.answered
}

function evaluateLine(line: string): object {
  const json = jsonOf(line)
  const parsed = question.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue === undefined || issue.path.length === 0 ? 'the line' : `/${issue.path.join('/')}`
    return { id: idOf(json), error: `${where}: ${issue?.message ?? 'not understood'}` }
  }
  const { id, roles, operation, isDataAction } = parsed.data
  const allowed = roles.some((role) => matchPermission(role, { name: operation, isDataAction }) === 'granted')
  return { id: id ?? null, allowed }
}
