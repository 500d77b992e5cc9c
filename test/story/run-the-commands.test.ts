import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AdviceStep } from '../../src/advice/advice.ts'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Answered } from '../../src/reply/diagnosis/diagnosis.ts'
import { runInTerminal } from '../../src/sandbox/chat/terminal.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { contosoActions } from '../../src/sandbox/contoso/contoso-actions.ts'
import { DANA, OLIVIA } from '../../src/sandbox/contoso/people.ts'
import { STORAGE } from '../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { reported } from '../builders/requests.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const REFUSED = `The client 'dana@contoso.com' with object id '${DANA}' does not have authorization to perform action 'Microsoft.Storage/storageAccounts/write' over scope '${STORAGE}' or the scope is invalid.`

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterEach(() => sandbox.close())

async function answer(): Promise<Answered> {
  const azure = sandboxReader(sandbox)
  const asked = reported(REFUSED, DANA)
  const diagnosis = await diagnose(asked, { azure, language: NO_LANGUAGE }, NOW)
  if (diagnosis.status !== 'answered') throw new Error(`expected an answer, got ${diagnosis.status}`)
  return diagnosis
}

const stateOf = ({ verdicts }: Answered) => verdicts.map(({ state }) => state)

async function run(command: string | undefined): Promise<void> {
  const outcomes = await runInTerminal(contosoActions(sandbox), OLIVIA, command ?? '')
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
  expect(outcomes).not.toEqual([])
}

describe('the commands of an answer', () => {
  it.each<{ sentence: string; isIt: (step: AdviceStep) => boolean }>([
    { sentence: 'that assign the least role', isIt: ({ alternative }) => alternative !== true },
    { sentence: 'that make a custom role and assign it', isIt: ({ customRole }) => customRole !== undefined },
  ])('$sentence mend it, twice as well as once, and are taken back', async ({ isIt }) => {
    const before = await answer()
    const step = before.advice.steps.find((each) => each.step === 'assign-role' && isIt(each))
    expect(stateOf(before)).toEqual(['missing'])

    await run(step?.commands?.azureCli)
    expect(stateOf(await answer())).toEqual(['granted'])
    await run(step?.commands?.azureCli)
    await run(step?.commands?.rest)
    expect(stateOf(await answer())).toEqual(['granted'])

    await run(step?.undo?.azureCli)
    expect(stateOf(await answer())).toEqual(['missing'])
    expect(sandbox.tenant.customRole(step?.role?.id ?? '')).toBeNull()
  })
})
