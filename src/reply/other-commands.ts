import type { AdviceStep } from '../advice/advice.ts'
import { cleanName, commandLines } from './clean-text.ts'
import { cutList, type CutList } from './cut-list.ts'
import type { Limits } from './limits.ts'

/** The same change for another tool. */
export interface OtherCommand {
  readonly title: string
  readonly lines: readonly string[]
}

const OTHER_TOOLS = [
  ['powershell', 'PowerShell'],
  ['bicep', 'Bicep'],
  ['terraform', 'Terraform'],
  ['rest', 'REST'],
] as const

/** Tool by tool, so that a reader finds the own one in one place and a cut drops the rarer ones. */
export function otherCommands(steps: readonly AdviceStep[], limits: Limits): CutList<OtherCommand> {
  const all = OTHER_TOOLS.flatMap(([tool, name]) =>
    steps.flatMap((step) => {
      const command = step.commands?.[tool] ?? ''
      if (command === step.commands?.azureCli) return []
      const lines = commandLines(command)
      if (lines.length === 0 || commandCost(lines) > limits.command) return []
      const what = step.role === undefined ? '' : `, ${cleanName(step.role.name, limits.name)}`
      return [{ title: `${name}${what}`, lines }]
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
