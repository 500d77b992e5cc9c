import { readAzCommands } from './az-command.ts'
import type { ActionOutcome, SandboxActions } from './sandbox-actions.ts'

/** Runs the commands in turn as that person and stops at the first that fails, as `set -e` would. */
export async function runInTerminal(
  actions: SandboxActions,
  personaId: string,
  typed: string,
): Promise<readonly (ActionOutcome & { readonly line: string })[]> {
  const outcomes: (ActionOutcome & { readonly line: string })[] = []
  for (const command of readAzCommands(typed)) {
    const outcome =
      command.kind === 'unusable'
        ? { ok: false, text: command.text }
        : await actions.callArm(personaId, command.call)
    outcomes.push({ ok: outcome.ok, text: outcome.text, line: command.line })
    if (!outcome.ok) break
  }
  return outcomes
}
