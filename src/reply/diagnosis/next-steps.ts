import type { AdviceStep } from '../../advice/advice.ts'
import { scopeName } from '../../rbac/scope.ts'
import { cleanName, cleanText, commandLines } from '../clean-text.ts'
import { cutList, type CutList } from '../cut-list.ts'
import type { Limits } from '../limits.ts'
import { commandCost } from './other-commands.ts'
import { emphasized, indexOfWord, linked, type Phrase } from '../phrase.ts'
import { placeName } from '../place.ts'
import { stepGrantors, type Grantors } from './step-grantors.ts'

/** One thing to do, with its command and the people who may run it. */
export interface NextStep {
  /** another way to the step before it */
  readonly isAlternative: boolean
  readonly text: Phrase
  /** lines of the Azure CLI command; `[]` where there is none, or it is too long */
  readonly command: readonly string[]
  readonly isCommandTooLong: boolean
  /** who may do it; null where a step before it says so, or nobody was looked for */
  readonly grantors: Grantors | null
}

const MENDING: readonly AdviceStep['step'][] = [
  'assign-role',
  'activate-role',
  'remove-deny',
  'change-setting',
  'grant-elsewhere',
]

export function stepsHeading(steps: readonly AdviceStep[]): string {
  return steps.some(({ step }) => MENDING.includes(step)) ? 'How to fix it' : 'What to do next'
}

export function nextSteps(
  steps: readonly AdviceStep[],
  viewerId: string | null,
  limits: Limits,
): CutList<NextStep> {
  const cut = cutList(steps, limits.steps)
  const grantors = stepGrantors(cut.shown, viewerId, limits)
  return {
    ...cut,
    shown: cut.shown.map((step, index) => {
      const lines = commandLines(step.commands?.azureCli ?? '')
      const isCommandTooLong = commandCost(lines) > limits.command
      return {
        isAlternative: step.alternative === true,
        text: stepText(step, limits),
        command: isCommandTooLong ? [] : lines,
        isCommandTooLong,
        grantors: grantors[index] ?? null,
      }
    }),
  }
}

/** The advice's own sentence; the role and the scope are added where it leaves them out. */
function stepText({ text, role, scope }: AdviceStep, limits: Limits): Phrase {
  const sentence = cleanText(text, limits.text)
  const name = role === undefined ? '' : cleanName(role.name, limits.name)
  const place = scope === undefined ? '' : cleanName(scopeName(scope), limits.name)
  const isTold = (word: string) => word === '' || indexOfWord(sentence, word) !== -1
  const untold = [
    ...(isTold(name) ? [] : [name]),
    ...(role === undefined || scope === undefined || isTold(place)
      ? []
      : [`on ${placeName(scope, limits.name)}`]),
  ]
  const whole = untold.length === 0 ? sentence : `${sentence} (${untold.join(' ')})`
  return linked(emphasized(whole, [name, place]))
}
