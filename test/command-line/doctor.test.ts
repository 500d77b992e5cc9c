import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { fabrikam } from './fabrikam.ts'
import { run } from './run.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-doctor-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
})

async function tenantFile(change: object = {}): Promise<string> {
  const path = join(folder, 'tenant.json')
  await writeFile(path, JSON.stringify({ ...fabrikam(), ...change }))
  return path
}

describe('rolecall doctor', () => {
  test('without configuration checks the sandbox, and all is in order', async () => {
    const { status, output, errors } = await run(['doctor'])
    expect(output).toMatch(
      /^Rolecall in the sandbox, Contoso: ROLECALL_MODE is not production\n\n✓ Configuration/,
    )
    expect(output).toMatch(/✓ Sign-in of approvers +rolecall-arm is there/)
    expect(output).toMatch(/\n0 failed, 0 to look at, \d+ in order, \d+ skipped\.\n$/)
    expect([status, errors]).toEqual([0, ''])
  })

  test('tells what a tenant file calls unreadable, with exit status 1', async () => {
    const path = await tenantFile({ unreadable: [{ scope: '/', what: 'directory' }] })
    const { status, output } = await run(['doctor', '--tenant', path, '--format', 'json'])
    expect(status).toBe(1)
    expect(JSON.parse(output)).toMatchObject({
      status: 'failed',
      mode: 'sandbox',
      checks: expect.arrayContaining([
        expect.objectContaining({ id: 'read-users', status: 'failed' }),
        expect.objectContaining({ id: 'read-role-assignments', status: 'ok' }),
      ]) as unknown,
    })
  })

  test('names each variable that is wrong, shows no value, and ends with exit status 2', async () => {
    vi.stubEnv('ROLECALL_MODE', 'production')
    vi.stubEnv('MICROSOFT_APP_ID', 'not-a-guid-but-a-secret')
    vi.stubEnv('MICROSOFT_APP_TYPE', 'SingleTenant')
    const { status, output } = await run(['doctor'])
    expect(status).toBe(2)
    expect(output).toContain('✗ Configuration  MICROSOFT_APP_ID: expected a GUID')
    expect(output).toContain('MICROSOFT_APP_PASSWORD: is needed in production mode by a SingleTenant bot')
    expect(output).not.toContain('a-secret')
  })

  test.each([
    ['a scope that is none', ['--scope', 'rg-ai'], /^rolecall: --scope: an ARM id starts with/],
    ['a package that is not there', ['--package', '/nowhere.zip'], /^rolecall: --package: expected a file/],
    [
      'a tenant file that is not there',
      ['--tenant', '/nowhere.json'],
      /^rolecall: --tenant: expected a file/,
    ],
    ['a format that is none', ['--format', 'card'], /^rolecall: .*--format/],
  ])('%s ends with exit status 2 and one line', async (_case, args, said) => {
    const { status, output, errors } = await run(['doctor', ...args])
    expect([status, output]).toEqual([2, ''])
    expect(errors).toMatch(said)
    expect(errors.trim().split('\n')).toHaveLength(1)
  })
})
