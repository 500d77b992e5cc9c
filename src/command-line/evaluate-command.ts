import { z } from 'zod'
import { matchPermission } from '../rbac/permission.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import { eachLine, type InputLine } from './input-lines.ts'
import { readJsonLine } from './json-line.ts'
import type { Streams } from './streams.ts'

const strings = z.array(z.string()).default([])
const question = z.object({
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

function evaluateLine(line: InputLine): object {
  const read = readJsonLine(line, question)
  if (read.kind === 'fault') return { id: read.id, error: read.error }
  const { roles, operation, isDataAction } = read.request
  const allowed = roles.some((role) => matchPermission(role, { name: operation, isDataAction }) === 'granted')
  return { id: read.id, allowed }
}
