import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Answered } from '../../src/reply/diagnosis/diagnosis.ts'
import { runInTerminal } from '../../src/sandbox/chat/terminal.ts'
import { contosoActions } from '../../src/sandbox/contoso/contoso-actions.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { OLIVIA, PRIYA } from '../../src/sandbox/contoso/people.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { reported, sampleError } from '../builders/requests.ts'

const MINUTE = 60_000
const START = Date.parse('2026-11-22T10:00:00Z')

describe('Priya activates her role with the command that she is told', () => {
  let now = START
  let sandbox: Sandbox
  beforeEach(async () => {
    now = START
    sandbox = await startSandbox({ tenant: contoso(), clock: () => new Date(now) })
  })
  afterEach(() => sandbox.close())

  async function told(): Promise<Answered> {
    const diagnosis = await diagnose(
      reported(sampleError('A role to activate'), PRIYA),
      { azure: sandboxReader(sandbox), language: NO_LANGUAGE },
      new Date(now),
    )
    if (diagnosis.status !== 'answered') throw new Error(`expected an answer, found ${diagnosis.status}`)
    return diagnosis
  }

  const states = ({ verdicts }: Answered) => verdicts.map(({ state }) => state)
  const run = (personId: string, command: string | undefined) =>
    runInTerminal(contosoActions(sandbox), personId, command ?? '')
  const chats = async () => (await contosoActions(sandbox).callService(PRIYA, { id: 'chat', title: '' })).ok

  it('is refused, activates, and is let in for as long as that lasts', async () => {
    const before = await told()
    expect(states(before)).toEqual(['eligible'])
    expect(before.advice.steps.map(({ step }) => step)).toEqual(['activate-role'])
    expect(before.blindSpots).toEqual([])
    expect(await chats()).toBe(false)

    const command = before.advice.steps[0]?.commands?.rest
    expect(await run(PRIYA, command)).toMatchObject([{ ok: true }])
    now += 3 * MINUTE
    const after = await told()
    expect(states(after)).toEqual(['granted'])
    expect(after.verdicts[0]?.reasons.map(({ text }) => text)).toEqual([
      'Cognitive Services OpenAI Contributor, assigned on aoai-contoso (activated until 18:00 UTC), grants this.',
      'The role was activated 3 minutes ago; Azure can take 10 minutes to act on it.',
    ])
    expect(await chats()).toBe(true)

    now = START + 8 * 60 * MINUTE
    expect(states(await told())).toEqual(['eligible'])
    expect(await chats()).toBe(false)
  })

  it('asks for nothing new by the same command, and by the command of a later answer is told that it is active', async () => {
    const first = (await told()).advice.steps[0]?.commands?.azureCli
    now += MINUTE
    const second = (await told()).advice.steps[0]?.commands?.azureCli
    expect(second).not.toBe(first)
    expect(await run(PRIYA, first)).toMatchObject([{ ok: true }])
    expect(await run(PRIYA, first)).toMatchObject([{ ok: true }])
    expect(await run(PRIYA, second)).toMatchObject([
      { ok: false, text: expect.stringContaining('RoleAssignmentExists') as string },
    ])
    const ofPriya = sandbox.tenant.roleAssignments.filter(
      ({ properties }) =>
        properties.principalId === PRIYA && properties.scope.endsWith('/accounts/aoai-contoso'),
    )
    expect(ofPriya).toHaveLength(1)
  })

  it('whose command is of no use to anybody else', async () => {
    const command = (await told()).advice.steps[0]?.commands?.rest
    expect(await run(OLIVIA, command)).toMatchObject([{ ok: false }])
    expect(states(await told())).toEqual(['eligible'])
  })
})
