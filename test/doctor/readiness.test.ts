import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { configuredCredential } from '../../src/configured-credential.ts'
import { azureCheck, quickChecks } from '../../src/doctor/quick-checks.ts'
import { keptReadiness, type QuickCheck } from '../../src/doctor/readiness.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { emptyTenant } from '../builders/azure-reader.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'

const KEEP = 10_000

/** A dependency that is there or not, which counts how often it is asked. */
function dependency() {
  const seen = { isThere: true, asked: 0, missing: [] as string[] }
  const time = { now: 0 }
  const check: QuickCheck = {
    name: 'storage',
    sentence: 'The storage does not answer.',
    keep: KEEP,
    reach: async () => {
      seen.asked += 1
      await Promise.resolve()
      if (!seen.isThere) throw new Error('10.0.0.4 refused stcontoso with a secret')
    },
  }
  const readiness = keptReadiness({
    checks: [check],
    clock: () => new Date(time.now),
    onMissing: (name) => seen.missing.push(name),
  })
  return { seen, time, readiness }
}

describe('readiness', () => {
  test('of many probes at once one looks', async () => {
    const { seen, readiness } = dependency()
    const answers = await Promise.all(Array.from({ length: 100 }, readiness))
    expect(new Set(answers.map(({ ready }) => ready))).toEqual(new Set([true]))
    expect(seen.asked).toBe(1)
  })

  test('is looked at again when the last look is old, and no sooner', async () => {
    const { seen, time, readiness } = dependency()
    await readiness()
    seen.isThere = false
    time.now = KEEP - 1
    expect(await readiness()).toEqual({ ready: true, checks: { storage: 'ok' } })
    time.now = KEEP
    expect(await readiness()).toEqual({ ready: false, checks: { storage: 'The storage does not answer.' } })
    expect(seen.asked).toBe(2)
  })

  test('that is missing is soon looked at again, and the log alone is told why', async () => {
    const { seen, time, readiness } = dependency()
    seen.isThere = false
    expect(JSON.stringify(await readiness())).not.toMatch(/10\.0\.0\.4|stcontoso|secret/)
    seen.isThere = true
    expect((await readiness()).ready).toBe(false)
    time.now = KEEP / 2
    expect((await readiness()).ready).toBe(true)
    expect(seen.missing).toEqual(['storage'])
  })
})

test.each([
  ['the sandbox', {}, ['azure']],
  [
    'production',
    {
      ROLECALL_MODE: 'production',
      MICROSOFT_APP_ID: '0b070000-0000-4000-8000-000000000001',
      MICROSOFT_APP_TENANT_ID: '0b070000-0000-4000-8000-000000000002',
      ROLECALL_STATE: 'https://stcontoso.blob.core.windows.net/state',
      ROLECALL_AUDIT: 'https://stcontoso.blob.core.windows.net/audit',
    },
    ['azure', 'state', 'audit', 'bot'],
  ],
])('a probe of %s is told of what it depends on', async (_case, environment, names) => {
  const config = readConfig(environment)
  const checks = await quickChecks(config, () => emptyTenant(), configuredCredential(config))
  expect(checks.map(({ name }) => name)).toEqual(names)
})

describe('Azure, by the real clients', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ tenant: contoso() })
  })
  afterAll(() => sandbox.close())

  const readiness = () =>
    keptReadiness({
      checks: [azureCheck(azureReaders(sandboxConnection(sandbox)))],
      clock: () => new Date(),
      onMissing: () => undefined,
    })

  test('is ready where it answers, however it answers', async () => {
    expect(await readiness()()).toEqual({ ready: true, checks: { azure: 'ok' } })
    const refusal = { status: 403, body: { error: { code: 'AuthorizationFailed', message: '' } } }
    sandbox.faults.add({ times: 1, matches: () => true, answer: refusal })
    expect((await readiness()()).ready).toBe(true)
  })

  test('is missing where it answers that it is out of order', async () => {
    const answer = {
      status: 503,
      headers: { 'retry-after': '0' },
      body: { error: { code: 'X', message: '' } },
    }
    const order = { isOn: true }
    sandbox.faults.add({ times: Number.POSITIVE_INFINITY, matches: () => order.isOn, answer })
    expect((await readiness()()).ready).toBe(false)
    order.isOn = false
  })

  test('is missing where the credential is not taken', async () => {
    const answer = { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: '' } } }
    sandbox.faults.add({ times: 1, matches: () => true, answer })
    expect(await readiness()()).toEqual({
      ready: false,
      checks: { azure: 'Azure Resource Manager does not answer, or does not let Rolecall sign in.' },
    })
  })

  test('is missing where it is gone', async () => {
    const gone = await startSandbox({ tenant: contoso() })
    const readers = azureReaders(sandboxConnection(gone))
    await gone.close()
    const ready = keptReadiness({
      checks: [azureCheck(readers)],
      clock: () => new Date(),
      onMissing: () => undefined,
    })
    expect((await ready()).ready).toBe(false)
  })
})
