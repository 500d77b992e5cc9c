import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Answered, Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { AzureUnreachableError, type AzureReader, type ReadName } from '../../src/snapshot/azure-reader.ts'
import { askedOnce } from '../../src/snapshot/reads/asked-once.ts'
import { aroundEachRead } from '../../src/snapshot/reads/each-read.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { VERDICT_STATES } from '../../src/verdict/verdict.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { QUESTIONS } from './questions.ts'
import { TOLD_AS } from './told-as.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const WHY = 'Azure answered 503'

const READ_NAMES = Object.keys(TOLD_AS) as ReadName[]

let sandbox: Sandbox
let azure: AzureReader
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso(), pageSize: 1000 })
  azure = askedOnce(sandboxReader(sandbox))
})
afterAll(() => sandbox.close())

function ask(question: string, reader: AzureReader): Promise<Diagnosis> {
  const request = QUESTIONS[question]
  if (request === undefined) throw new Error(`expected one of the questions, found ${question}`)
  return diagnose(request, { azure: reader, language: NO_LANGUAGE }, NOW)
}

/** The answer where one kind of read fails, and whether that was asked for. */
async function askWithout(
  question: string,
  failing: ReadName,
  fail: () => Promise<never> | null = () => null,
) {
  let isAsked = false
  const reader = aroundEachRead(azure, (name, read) =>
    name === failing
      ? () => {
          isAsked = true
          return fail() ?? Promise.resolve({ kind: 'refused', why: WHY })
        }
      : read,
  )
  return { diagnosis: await ask(question, reader), isAsked }
}

const keyOf = ({ requirement: { requirement, scope, assignee } }: Verdict) =>
  `${requirement.id} ${assignee?.id ?? ''} ${scope}`.toLowerCase()

const statesOf = ({ verdicts }: Answered) => new Map(verdicts.map((each) => [keyOf(each), each.state]))

const rolesIn = ({ advice }: Answered) =>
  advice.steps.flatMap(({ step, role, scope, principalId }) =>
    role === undefined ? [] : [`${step} ${role.name} to ${principalId ?? ''} at ${scope ?? ''}`],
  )

/** It is not called plainly missing where a role might only have to be activated. */
function isWeaker(key: string, { verdicts, advice }: Answered): boolean {
  const verdict = verdicts.find((each) => keyOf(each) === key)
  return (
    verdict === undefined ||
    verdict.state === 'indeterminate' ||
    (verdict.reasons.some(({ code }) => code === 'eligible-assignments-unread') && looksFirst(advice))
  )
}

/** Whether a person is to look for a role to activate before one is assigned. */
function looksFirst({ steps }: Answered['advice']): boolean {
  const look = steps.findIndex(({ text }) => text.includes('Before anything is assigned'))
  const assign = steps.findIndex(({ step }) => step === 'assign-role')
  return look !== -1 && (assign === -1 || look < assign)
}

/** `failing` null: reads of any kind may have failed. */
function holdTheLaw(whole: Diagnosis, partial: Diagnosis, failing: ReadName | null): void {
  if (whole.status !== 'answered') throw new Error(`expected an answer, found ${whole.status}`)
  if (partial.status !== 'answered') {
    expect(partial, failing ?? '').toMatchObject({
      status: 'incomplete',
      ask: { text: expect.stringContaining(WHY) as string },
    })
    return
  }
  const [before, now] = [statesOf(whole), statesOf(partial)]
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
    (key) => before.get(key) !== now.get(key),
  )
  for (const key of changed) {
    const told = `without ${failing ?? 'some'}: ${key} was ${before.get(key) ?? 'not asked'}, is ${now.get(key) ?? 'not asked'}`
    expect(isWeaker(key, partial), told).toBe(true)
  }
  const added = rolesIn(partial).filter((each) => !rolesIn(whole).includes(each))
  if (!looksFirst(partial.advice)) expect(added, failing ?? '').toEqual([])
  if (failing === null) return
  const isSame = changed.length === 0 && added.length === 0
  const spots = partial.blindSpots.filter(({ code }) => code === TOLD_AS[failing])
  if (!isSame)
    expect(
      spots.map(({ text }) => text),
      failing,
    ).toContainEqual(expect.stringContaining(WHY))
}

describe('what could not be read makes no verdict another one, and no advice a broader one', () => {
  it('the questions come out in every way', async () => {
    const whole = await Promise.all(Object.keys(QUESTIONS).map((question) => ask(question, azure)))
    const states = whole.flatMap((each) => (each.status === 'answered' ? [...statesOf(each).values()] : []))
    expect(new Set(states)).toEqual(new Set(VERDICT_STATES))
  })

  it('and ask for everything that is ever read', async () => {
    const asked = new Set<ReadName>()
    const reader = aroundEachRead(azure, (name, read) => (...query) => {
      asked.add(name)
      return read(...query)
    })
    for (const question of Object.keys(QUESTIONS)) await ask(question, reader)
    // only a role that no list holds is read by itself
    expect(READ_NAMES.filter((name) => !asked.has(name))).toEqual(['roleDefinition'])
  })

  it.each(Object.keys(QUESTIONS))('%s', async (question) => {
    const whole = await ask(question, azure)
    for (const failing of READ_NAMES) {
      const { diagnosis, isAsked } = await askWithout(question, failing)
      if (isAsked) holdTheLaw(whole, diagnosis, failing)
    }
  })
})

it('whichever reads fail together', async () => {
  const asked = fc.constantFrom(...Object.keys(QUESTIONS))
  // one read after the other, and from the start again
  const fails = fc.array(fc.boolean(), { minLength: 3, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(asked, fails, async (question, script) => {
      let reads = 0
      const reader = aroundEachRead(azure, (_name, read) => (...query) => {
        reads += 1
        return script[reads % script.length] === true
          ? Promise.resolve({ kind: 'refused', why: WHY })
          : read(...query)
      })
      holdTheLaw(await ask(question, azure), await ask(question, reader), null)
    }),
    { numRuns: 100 },
  )
})

describe('where Azure does not answer', () => {
  const silence = () => Promise.reject(new AzureUnreachableError('cut', { why: WHY }))

  it.each(READ_NAMES)('to %s, the rest is told', async (failing) => {
    const question = 'what is missing'
    const { diagnosis } = await askWithout(question, failing, silence)
    holdTheLaw(await ask(question, azure), diagnosis, failing)
  })

  it('at all, that is a fault', async () => {
    const silent = aroundEachRead(azure, () => silence)
    await expect(ask('what is missing', silent)).rejects.toThrow(AzureUnreachableError)
  })
})
