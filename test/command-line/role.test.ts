import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.ts'

const SCOPE = '/subscriptions/11111111-2222-4333-8444-555555555555'
const SOMEBODY = '22222222-3333-4444-8555-666666666666'
const WRONG = '{"Name":"x","Actions":["Microsoft.Storage/storageAcounts/read"],"AssignableScopes":["/"]}'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('rolecall check role', () => {
  test('prints what is wrong and where, and fails where Azure would refuse', async () => {
    const { status, output } = await run(['check', 'role', await file('wrong.json', WRONG)])
    expect(output).toMatch(/^error at \/Actions\/0: "Microsoft\.Storage\/storageAcounts\/read" matches no/)
    expect(output).toContain('error at /AssignableScopes/0: ')
    expect(status).toBe(1)
  })

  test('prints JSON', async () => {
    const { output } = await run(['check', 'role', '-', '--format', 'json'], WRONG)
    expect(JSON.parse(output)).toMatchObject({
      findings: [
        { severity: 'error', code: 'unknown-operation', pointer: '/Actions/0' },
        { code: 'scope-root' },
      ],
    })
  })

  test('a warning is no failure', async () => {
    const { output: role } = await run(['role', 'article', 'PTU procurer', '--in', SCOPE])
    const { status, output } = await run(['check', 'role', '-'], role)
    expect(output).toMatch(/^warning at /)
    expect(status).toBe(0)
  })

  test('reads what Windows PowerShell writes', async () => {
    const utf16 = Buffer.from(`\uFEFF${WRONG}`, 'utf16le')
    expect((await run(['check', 'role', await file('utf16.json', utf16)])).output).toContain('/Actions/0')
  })

  test('wants a file that can be read', async () => {
    const { status, errors } = await run(['check', 'role', join(folder, 'none.json')])
    expect(errors).toMatch(/^rolecall: FILE: expected a file that can be read, found ENOENT/)
    expect(status).toBe(2)
  })
})

describe('rolecall role', () => {
  test('article fills in the scope', async () => {
    const { output } = await run(['role', 'article', 'openai-assistants-developer', '--in', SCOPE])
    expect(JSON.parse(output)).toMatchObject({ properties: { assignableScopes: [SCOPE] } })
    expect((await run(['check', 'role', '-'], output)).output).toBe('Nothing is wrong with this role.\n')
  })

  test('article knows three', async () => {
    const { status, errors } = await run(['role', 'article', 'astronaut'])
    expect(errors).toMatch(/^rolecall: expected one of ai-studio-developer, .+, found "astronaut"\n$/)
    expect(status).toBe(2)
  })

  test('build takes needs and errors, and a name', async () => {
    const error = await file(
      'error.txt',
      `The client does not have authorization to perform action 'Microsoft.Search/searchServices/read' over scope '${SCOPE}'.`,
    )
    const args = [
      'role',
      'build',
      'read secrets',
      '--in',
      SCOPE,
      '--error',
      error,
      '--name',
      'Ours',
      '--format',
      'json',
    ]
    const { status, output } = await run(args)
    expect(JSON.parse(output)).toMatchObject({
      role: {
        properties: {
          roleName: 'Ours',
          permissions: [
            {
              actions: ['Microsoft.Search/searchServices/read'],
              dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
            },
          ],
        },
      },
    })
    expect(status).toBe(0)
  })

  test('build fails where a need or an error is not understood', async () => {
    const nothing = await file('chat.txt', 'good morning')
    const { status, output } = await run(['role', 'build', 'read secrets', '--in', SCOPE, '--error', nothing])
    expect(output).toContain('“the error in ')
    expect(status).toBe(1)
  })

  test('show explains a built-in role by a present or former name, or its GUID', async () => {
    for (const name of ['Foundry User', 'Azure AI User', '53ca6127-db72-4b80-b1b0-d745d6d5456d']) {
      const { status, output } = await run(['role', 'show', name, '--format', 'json'])
      expect(JSON.parse(output)).toMatchObject({ kind: 'explanation', role: { name: 'Foundry User' } })
      expect(status).toBe(0)
    }
  })

  test('show has a custom role of the article with its scope filled in, and what is wrong with it', async () => {
    const args = ['role', 'show', 'custom-role/ai-studio-developer', '--in', SCOPE]
    const { output } = await run([...args, '--format', 'json'])
    expect(JSON.parse(output)).toMatchObject({
      definition: { properties: { assignableScopes: [SCOPE] } },
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'cancelled', pointer: '/properties/permissions/0/actions/0' }),
      ]) as unknown,
    })
    expect((await run(args)).output).toMatch(/^✓ AI Studio Developer .+\n\{\n {2}"properties".+\naz rest /s)
  })

  test('show knows no other roles', async () => {
    const { status, output } = await run(['role', 'show', 'Foundry Usr'])
    expect(output).toContain('Foundry User')
    expect(status).toBe(1)
  })

  test('build without a scope leaves it to be filled in, with one and somebody it assigns', async () => {
    const open = await run(['role', 'build', 'read secrets'])
    expect(open.output).toContain('/subscriptions/00000000-0000-0000-0000-000000000000')
    expect(open.output).not.toContain('az rest')
    const whole = await run(['role', 'build', 'read secrets', '--in', SCOPE, '--for', SOMEBODY])
    expect(whole.output).toMatch(/\naz rest .+\naz role assignment create .+\n$/)
  })

  test.each([
    { option: '--in', value: '/subscriptions/x' },
    { option: '--for', value: 'dana' },
  ])('build refuses a malformed $option', async ({ option, value }) => {
    const { status, errors } = await run(['role', 'build', 'read secrets', option, value])
    expect(errors).toMatch(new RegExp(`^rolecall: ${option}: `))
    expect(status).toBe(2)
  })
})
