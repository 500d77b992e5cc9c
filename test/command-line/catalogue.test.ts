import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../src/knowledge/role-names.ts'
import { shippedCatalogue, shippedText } from '../builders/catalogue.ts'
import { fabrikam } from './fabrikam.ts'
import { run } from './run.ts'

const LIST_KEYS = 'Microsoft.CognitiveServices/accounts/listKeys/action'
const { cognitiveServicesUser: USER } = ROLES

/** A built-in role as the tenant states it, instead of the catalogue. */
function builtIn(id: string, roleName: string, dataActions: readonly string[]) {
  return {
    id: `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    properties: { roleName, type: 'BuiltInRole', permissions: [{ dataActions }], assignableScopes: ['/'] },
  }
}

const DRIFTED = fabrikam({
  roleDefinitions: [
    builtIn(USER.id, 'AI\u001b[2J Services User', ['Microsoft.CognitiveServices/*']),
    builtIn('00000000-1111-4222-8333-444444444444', 'New Reader (Preview)', ['New.Provider/things/read']),
  ],
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  await writeFile(join(folder, 'same.json'), JSON.stringify(fabrikam()))
  await writeFile(join(folder, 'drifted.json'), JSON.stringify(DRIFTED))
})
afterAll(() => rm(folder, { recursive: true }))

const refresh = (tenant: string, ...options: readonly string[]) =>
  run(['catalogue', 'refresh', '--tenant', join(folder, tenant), ...options])

describe('rolecall catalogue refresh', () => {
  test.each([[[]], [['--check']]])('that finds no drift says so with status 0: %j', async (options) => {
    const { asOf, roles } = shippedCatalogue()
    const before = shippedText()
    expect(await refresh('same.json', ...options)).toEqual({
      status: 0,
      output: `The catalogue of ${asOf} agrees with Azure: ${roles.length} built-in roles.\n`,
      errors: '',
    })
    expect(shippedText()).toBe(before)
  })

  test('tells a drift, and what it touches, on clean lines', async () => {
    const { status, output, errors } = await refresh('drifted.json', '--check')
    const lines = output.split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'New',
        '  New Reader (Preview) (00000000-1111-4222-8333-444444444444)',
        'Renamed',
        `  ${USER.name} → AI [2J Services User (${USER.id})`,
        'Changed',
        `    - actions: ${LIST_KEYS.replace('listKeys', 'listkeys')}`,
        'What else this touches',
        'Nothing was written. Leave --check out to refresh the catalogue.',
      ]),
    )
    expect(output.replace(/\s+/g, ' ')).toContain(
      `connection/cognitive-services-user names AI [2J Services User (${USER.id}), which no longer brings action ${LIST_KEYS}.`,
    )
    expect({ status, errors }).toEqual({ status: 1, errors: '' })
  })

  test('tells the same to programs', async () => {
    const { status, output } = await refresh('drifted.json', '--check', '--format', 'json')
    const report: unknown = JSON.parse(output)
    expect(report).toMatchObject({
      asOf: shippedCatalogue().asOf,
      drift: {
        added: [{ name: 'New Reader (Preview)' }],
        removed: [],
        renamed: [{ id: USER.id, formerName: USER.name }],
        changed: [{ id: USER.id, came: [] }],
      },
      isWritten: false,
    })
    expect(report).toMatchObject({
      effects: [
        {
          kind: 'named-role-renamed',
          role: USER,
          rows: ['troubleshooting/cognitive-services-user', 'connection/cognitive-services-user'],
        },
        { kind: 'operations-lost', row: 'troubleshooting/cognitive-services-user' },
        { kind: 'operations-lost', row: 'connection/cognitive-services-user' },
        { kind: 'unsettled-role-unlisted', role: { name: 'New Reader (Preview)' } },
      ],
    })
    expect(status).toBe(1)
  })

  test.each([
    ['another format', ['--format', 'card'], /text, json/],
    ['a tenant file that is not there', ['--tenant', '/nowhere.json'], /ENOENT/],
  ])('%s ends with one line and status 2', async (_sentence, options, message) => {
    const { status, errors, output } = await run(['catalogue', 'refresh', ...options])
    expect({ status, output, lines: errors.trim().split('\n').length }).toEqual({
      status: 2,
      output: '',
      lines: 1,
    })
    expect(errors).toMatch(message)
  })
})
