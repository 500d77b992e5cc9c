import { readAzCommands, type AzCommand } from './az-command.ts'
import type { ActionOutcome, SandboxActions } from './sandbox-actions.ts'

/** Runs the commands in turn as that person and stops at the first that fails, as `set -e` would. */
export async function runInTerminal(
  actions: SandboxActions,
  personaId: string,
  typed: string,
): Promise<readonly (ActionOutcome & { readonly line: string })[]> {
  const outcomes: (ActionOutcome & { readonly line: string })[] = []
  for (const command of readAzCommands(typed)) {
    const outcome = await run(actions, personaId, command)
    outcomes.push({ ok: outcome.ok, text: outcome.text, line: command.line })
    if (!outcome.ok) break
  }
  return outcomes
}

async function run(actions: SandboxActions, personaId: string, command: AzCommand): Promise<ActionOutcome> {
  switch (command.kind) {
    case 'assign-role':
      return actions.assignRole(personaId, command.assignment)
    case 'send-request':
      return actions.sendRequest(personaId, command.request)
    case 'unusable':
      return { ok: false, text: command.text }
    default:
      return command satisfies never
  }
}
