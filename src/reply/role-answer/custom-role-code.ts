import type { Commands } from '../../advice/advice.ts'
import type { CustomRole } from '../../advice/custom-role.ts'
import { commandLines } from '../clean-text.ts'
import { commandCost } from '../diagnosis/other-commands.ts'
import type { Limits } from '../limits.ts'
import type { RoleView } from './role-view.ts'

/** A custom role as `az role definition create` takes it. */
export function codeOf({ properties }: CustomRole): readonly string[] {
  return commandLines(JSON.stringify({ properties }, null, 2))
}

/** The Azure CLI's; the other tools' are in the JSON. */
export function makeCommand(commands: Commands | null, limits: Limits): Pick<RoleView, 'command'> {
  const lines = commandLines(commands?.azureCli ?? '')
  const isFitting = lines.length > 0 && commandCost(lines) <= limits.command
  return isFitting ? { command: { heading: 'To make it', lines } } : {}
}
