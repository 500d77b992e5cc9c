import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { DiagnosisRequest } from '../../src/question/request.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { LockstepReader } from '../builders/lockstep-reader.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { askedForModel, reported, sampleError } from '../builders/requests.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

/** A bot that has just started, and how many round trips its diagnoses take. */
function startedBot() {
  const lockstep = new LockstepReader(sandboxReader(sandbox))
  const diagnose = timelyDiagnosis({
    readers: () => lockstep.reader,
    language: NO_LANGUAGE,
    clock: () => new Date(),
    wait: () => Promise.withResolvers<undefined>().promise,
  })
  return async (request: DiagnosisRequest) => {
    const before = lockstep.rounds.length
    const { diagnosis } = await lockstep.drive(diagnose(request, { conversation: 'test' }))
    return { diagnosis, rounds: lockstep.rounds.slice(before) }
  }
}

const QUESTIONS: readonly (readonly [name: string, request: DiagnosisRequest, cold: number])[] = [
  ['an error with an endpoint', reported(sampleError('Chat playground'), people.DANA), 2],
  ['an error with a scope', reported(sampleError('Deploying a model'), people.SAM), 2],
  [
    'an error without either, on a named resource',
    reported(sampleError('No address given'), people.DANA, { on: 'aoai-contoso' }),
    2,
  ],
  [
    'a model that a project reaches through a connection',
    askedForModel('gpt-4o', 'proj-assistant', people.DANA),
    3,
  ],
]

describe.each(QUESTIONS)('%s', (_name, request, cold) => {
  it(`takes ${cold} round trips when nothing is known, and one when it is asked again`, async () => {
    const bot = startedBot()
    const first = await bot(request)
    const second = await bot(request)
    expect(first.diagnosis).toMatchObject({ status: 'answered' })
    expect([first.rounds.length, second.rounds.length]).toEqual([cold, 1])
  })
})
