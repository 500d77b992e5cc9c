import type { AdviceStep } from '../../advice/advice.ts'
import { cleanName, commandLines } from '../clean-text.ts'
import { cutList, type CutList } from '../cut-list.ts'
import type { Limits } from '../limits.ts'

/** The same change for another tool, and what takes it back. */
export interface OtherCommand {
  readonly title: string
  /** `[]` where only the undo is told */
  readonly lines: readonly string[]
  /** `[]` where nothing takes it back */
  readonly undo: readonly string[]
}

const TOOLS = [
  ['azureCli', 'Azure CLI'],
  ['powershell', 'PowerShell'],
  ['bicep', 'Bicep'],
  ['terraform', 'Terraform'],
  ['rest', 'REST'],
] as const

/**
 * Tool by tool, so that a reader finds the own one in one place and a cut drops the rarer ones. The Azure CLI
 * comes for its undo alone: its command is in the step. Of another way there is no more than that.
 */
export function otherCommands(steps: readonly AdviceStep[], limits: Limits): CutList<OtherCommand> {
  const all = TOOLS.flatMap(([tool, name]) =>
    steps.flatMap((step) => {
      const isInStep = tool === 'azureCli'
      if (!isInStep && step.alternative === true) return []
      const command = step.commands?.[tool] ?? ''
      const lines = isInStep || command === step.commands?.azureCli ? [] : commandLines(command)
      const isUndone = isInStep || (lines.length > 0 && limits.undo === 'every-tool')
      const undo = isUndone ? commandLines(step.undo?.[tool] ?? '') : []
      const cost = commandCost(lines) + commandCost(undo)
      if (cost === 0 || cost > limits.otherCommand) return []
      const what = step.role === undefined ? '' : `, ${cleanName(step.role.name, limits.name)}`
      return [{ title: `${name}${what}`, lines, undo }]
    }),
  )
  return limits.otherCommands === 0 ? { shown: [], hidden: all.length } : cutList(all, limits.otherCommands)
}

/** Every line is an element of its own in a card, at about this many bytes. */
const LINE_BYTES = 120

/** Bytes of a card. */
export function commandCost(lines: readonly string[]): number {
  return lines.reduce((bytes, line) => bytes + LINE_BYTES + Buffer.byteLength(JSON.stringify(line)), 0)
}
