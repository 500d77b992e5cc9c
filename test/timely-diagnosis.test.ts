import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_LANGUAGE } from '../src/language/language.ts'
import type { Diagnosis } from '../src/reply/diagnosis/diagnosis.ts'
import { diagnosisText } from '../src/reply/diagnosis/diagnosis-text.ts'
import { contoso } from '../src/sandbox/contoso/contoso.ts'
import * as people from '../src/sandbox/contoso/people.ts'
import { OPENAI } from '../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../src/sandbox/sandbox.ts'
import { sandboxConnection } from '../src/sandbox/sandbox-connection.ts'
import { azureReaders } from '../src/snapshot/azure/azure-reader.ts'
import { timelyDiagnosis, type TimelyOptions } from '../src/timely-diagnosis.ts'
import type { ReadName } from '../src/snapshot/azure-reader.ts'
import { SlowReader } from './builders/slow-reader.ts'
import { sandboxReader } from './builders/sandbox-reader.ts'
import { reported } from './builders/requests.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterEach(() => sandbox.close())

const OPENAI_CONTRIBUTOR = 'a001fd3d-188f-4b5d-821b-7da978bf7442'
const REQUEST = reported('Principal does not have access to API/Operation', people.DANA, {
  on: 'aoai-contoso',
})

const never = new Promise<never>(() => undefined)

/** A bot whose time for its first answer is over when `timeIsUp` is called. */
function bot(readers: TimelyOptions['readers'] = azureReaders(sandboxConnection(sandbox))) {
  const up = Promise.withResolvers<undefined>()
  const deadlines: Promise<undefined>[] = [up.promise]
  const diagnose = timelyDiagnosis({
    readers,
    language: NO_LANGUAGE,
    clock: () => new Date(),
    wait: () => deadlines.shift() ?? never,
  })
  return {
    ask: (signal?: AbortSignal) =>
      diagnose(REQUEST, { conversation: 'test', ...(signal === undefined ? {} : { signal }) }),
    timeIsUp: () => {
      up.resolve(undefined)
    },
  }
}

/** What a bot says in time where one kind of read is slow, and what it says once that is there. */
async function whileSlow(slow: ReadName) {
  const azure = new SlowReader(sandboxReader(sandbox), slow)
  const { ask, timeIsUp } = bot(() => azure.reader)
  const asked = ask()
  await azure.othersAnswered()
  timeIsUp()
  const { diagnosis, rest } = await asked
  azure.release()
  return { inTime: diagnosis, whole: await rest }
}

function stateOf(diagnosis: Diagnosis | null | undefined) {
  return diagnosis?.status === 'answered' ? diagnosis.verdicts[0]?.state : diagnosis?.status
}

/** Resolves when a request of that kind has reached Azure. */
async function reached(part: string): Promise<() => void> {
  const arrival = Promise.withResolvers<undefined>()
  const release = sandbox.pace.hold((request) => {
    const isMeant = request.path.includes(part)
    if (isMeant) arrival.resolve(undefined)
    return isMeant
  })
  await arrival.promise
  return release
}

describe('an answer in time', () => {
  it('is whole', async () => {
    const { diagnosis, rest } = await bot().ask()
    expect([stateOf(diagnosis), rest]).toEqual(['missing', null])
  })

  it('sees what changed since the last one, whatever was remembered', async () => {
    const { ask } = bot()
    expect(stateOf((await ask()).diagnosis)).toBe('missing')
    sandbox.tenant.addRoleAssignment({
      scope: OPENAI,
      roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${OPENAI_CONTRIBUTOR}`,
      principalId: people.DANA,
      principalType: 'User',
    })
    expect(stateOf((await ask()).diagnosis)).toBe('granted')
  })

  it('reads the built-in roles once', async () => {
    const { ask } = bot()
    await ask()
    const before = sandbox.requests.length
    await ask()
    const again = sandbox.requests.slice(before).filter(({ path }) => path.includes('BuiltInRole'))
    expect(again).toEqual([])
  })
})

describe('when Azure is slow', () => {
  it('what is known goes out with its blind spots, and the whole answer follows', async () => {
    const { inTime, whole } = await whileSlow('denyAssignments')
    expect(stateOf(inTime)).toBe('missing')
    const text = inTime === null ? '' : diagnosisText(inTime, { viewerId: null }).replaceAll(/\s+/g, ' ')
    expect(text).toContain(
      'deny assignments at aoai-contoso could not be read: Azure had not answered after 10 seconds',
    )
    expect(whole).toMatchObject({ status: 'answered', blindSpots: [], notes: [] })
  })

  it('nothing is called missing that has not been read', async () => {
    const { inTime, whole } = await whileSlow('roleAssignments')
    expect([stateOf(inTime), stateOf(whole)]).toEqual(['indeterminate', 'missing'])
  })

  it('nothing is said where not even the resource could be looked up', async () => {
    const { inTime, whole } = await whileSlow('findResources')
    expect([inTime, stateOf(whole)]).toEqual([null, 'missing'])
  })
})

describe('a person who moves on', () => {
  it('ends the reads under way', async () => {
    const { ask } = bot()
    const ending = new AbortController()
    const asked = ask(ending.signal)
    const release = await reached('denyAssignments')
    ending.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    release()
  })

  it('takes nothing from others who wait for the same', async () => {
    const { ask } = bot()
    const ending = new AbortController()
    const first = ask(ending.signal)
    const release = await reached('roleDefinitions')
    const second = ask()
    ending.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    release()
    expect(stateOf((await second).diagnosis)).toBe('missing')
  })
})
