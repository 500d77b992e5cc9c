import { afterEach, describe, expect, test, vi } from 'vitest'
import { failed, fix, ok, skipped, warning, type Check } from '../../src/doctor/check.ts'
import { clockSkew } from '../../src/doctor/process/clock-skew.ts'
import { nodeVersion } from '../../src/doctor/process/node-version.ts'
import { reportJson, reportText } from '../../src/doctor/report.ts'
import { runExamination } from '../../src/doctor/run-examination.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { AzureUnreachableError } from '../../src/snapshot/azure-reader.ts'

const CHECKS: readonly Check[] = [
  { id: 'node-version', title: 'Node.js', ...ok('24.21.0') },
  {
    id: 'read-locks',
    title: 'Management locks',
    ...failed(
      'refused at Contoso\u001b[31m AI\n: 403',
      fix(
        'Give the identity Microsoft.Authorization/locks/read there.',
        'az role assignment create --role x',
      ),
      'Rolecall cannot tell that a lock refuses a change.',
    ),
  },
  { id: 'clock', title: 'Clock', ...warning('40 seconds ahead of that of Azure', fix('Set the clock.')) },
  { id: 'language', title: 'Azure OpenAI', ...skipped('not configured; nothing needs it') },
]

describe('a report', () => {
  test('has a line for each check, and what to fix in the order of the lines', () => {
    expect(reportText('Rolecall in production', CHECKS)).toBe(
      `Rolecall in production

✓ Node.js           24.21.0
✗ Management locks  refused at Contoso [31m AI : 403
! Clock             40 seconds ahead of that of Azure
– Azure OpenAI      not configured; nothing needs it

1 failed, 1 to look at, 1 in order, 1 skipped.

What to fix

1. Management locks: refused at Contoso [31m AI : 403.
   Rolecall cannot tell that a lock refuses a change.
   Give the identity Microsoft.Authorization/locks/read there.
     az role assignment create --role x

2. Clock: 40 seconds ahead of that of Azure.
   Set the clock.`,
    )
  })

  test('tells once what mends several', () => {
    const cure = fix('Sign in.', 'az login')
    const text = reportText('Rolecall', [
      { id: 'a', title: 'Storage', ...failed('no token', cure, 'Nothing is kept.') },
      { id: 'b', title: 'Azure OpenAI', ...failed('no token', cure) },
      { id: 'c', title: 'Bot', ...failed('another reason', cure) },
    ])
    expect(text.slice(text.indexOf('1. '))).toBe(
      `1. Storage and Azure OpenAI: no token.
   Nothing is kept.
   Sign in.
     az login

2. Bot: another reason.
   Sign in.
     az login`,
    )
  })

  test('has nothing to fix where all is in order', () => {
    expect(reportText('Rolecall', CHECKS.slice(0, 1))).toMatch(
      /0 failed, 0 to look at, 1 in order, 0 skipped\.$/,
    )
  })

  test('for programs has every field of every check', () => {
    expect(reportJson('production', CHECKS)).toMatchObject({
      status: 'failed',
      mode: 'production',
      checks: [
        { id: 'node-version', status: 'ok', means: null, fix: null },
        { id: 'read-locks', status: 'failed', fix: { commands: ['az role assignment create --role x'] } },
        { id: 'clock', status: 'warning', means: null, fix: { text: 'Set the clock.', commands: [] } },
        { id: 'language', status: 'skipped', found: 'not configured; nothing needs it', fix: null },
      ],
    })
    expect(reportJson('production', CHECKS.slice(2))).toMatchObject({ status: 'ok' })
  })
})

describe('a check', () => {
  const run = (examine: () => Promise<never>) => runExamination({ id: 'x', title: 'X', examine })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('that never ends is given up after ten seconds, and told to stop', async () => {
    vi.useFakeTimers()
    const stopped = Promise.withResolvers<unknown>()
    const running = runExamination({
      id: 'x',
      title: 'X',
      examine: (signal) => {
        signal.addEventListener('abort', () => {
          stopped.resolve('stopped')
        })
        return new Promise(() => undefined)
      },
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await running).toMatchObject({ status: 'failed', found: 'no answer within 10 seconds' })
    expect(await stopped.promise).toBe('stopped')
  })

  test('that fails tells the kind of fault and nothing that was in it', async () => {
    const check = await run(() => Promise.reject(new TypeError('Bearer eyJsecret at file.ts:1')))
    expect(check).toMatchObject({ status: 'failed', found: 'the check itself failed (TypeError)' })
    expect(JSON.stringify(check)).not.toMatch(/eyJ|file\.ts/)
  })

  test('for which Azure is not there says so', async () => {
    const found = 'Azure could not be reached (RestError, ENOTFOUND)'
    expect(await run(() => Promise.reject(new AzureUnreachableError(found)))).toMatchObject({ found })
  })
})

describe('the machine', () => {
  test.each([
    ['22.17.9', 'failed'],
    ['22.18.0', 'ok'],
    ['24.0.0', 'ok'],
    ['20.20.0', 'failed'],
  ])('Node.js %s is %s', async (version, status) => {
    expect(await nodeVersion(version).examine(new AbortController().signal)).toMatchObject({ status })
  })

  test('the clock is compared with that of Azure', async () => {
    const sandbox = await startSandbox({ tenant: contoso() })
    const examined = (off: number) =>
      clockSkew(sandboxConnection(sandbox), () => new Date(Date.now() + off * 1000)).examine(
        new AbortController().signal,
      )
    expect(await examined(0)).toMatchObject({ status: 'ok' })
    expect(await examined(60)).toMatchObject({ status: 'warning' })
    expect(await examined(-3600)).toMatchObject({
      status: 'failed',
      found: expect.stringMatching(/^the clock is \d+ seconds behind/) as string,
      fix: { commands: ['timedatectl set-ntp true'] },
    })
    await sandbox.close()
    expect(await examined(0)).toMatchObject({
      status: 'failed',
      found: expect.stringMatching(/ does not answer$/) as string,
    })
  })
})
