import type { Requirement } from '../knowledge/requirement.ts'
import { requirements } from '../knowledge/requirements.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import { writeLine, type Streams } from './streams.ts'

/** `rolecall requirements`: every row that can be checked. */
export async function requirementsCommand(
  { format }: { format: 'text' | 'json' },
  streams: Streams,
): Promise<ExitStatus> {
  const rows = requirements.map(rowOf)
  await writeLine(streams, format === 'json' ? JSON.stringify(rows, null, 2) : rows.map(textOf).join('\n'))
  return EXIT.answered
}

type Row = Pick<Requirement, 'id' | 'table' | 'role' | 'operations' | 'assignee' | 'resource' | 'purpose'>

function rowOf({ id, table, role, operations, assignee, resource, purpose }: Requirement): Row {
  return { id, table, role, operations, assignee, resource, purpose }
}

function textOf({ id, role, operations, assignee, resource, purpose }: Row): string {
  const needs = operations.map(
    ({ name, isDataAction }) => `    ${isDataAction ? 'data action' : 'action'} ${name}`,
  )
  return [
    `${id}: ${role?.name ?? 'no role named'}`,
    `    ${assignee} on ${resource}, to ${purpose}`,
    ...needs,
  ].join('\n')
}
