import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { replaceCatalogue } from '../../src/command-line/catalogue-file.ts'
import { CommandError, EXIT } from '../../src/command-line/command-error.ts'
import { refreshCatalogue } from '../../src/command-line/refresh-catalogue.ts'
import { catalogueText, type Catalogue } from '../../src/knowledge/catalogue/catalogue.ts'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import type { Answer, SandboxRequest } from '../../src/sandbox/exchange.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { shippedCatalogue, shippedText, withRole } from '../builders/catalogue.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

const NOW = new Date('2026-11-26T10:00:00Z')
const RETIRED = { id: '00000000-1111-4222-8333-444444444444', name: 'Retired Role', permissions: [{}] }
const WITH_RETIRED = { ...shippedCatalogue(), roles: [...shippedCatalogue().roles, RETIRED] }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  file = join(folder, 'built-in-roles.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** Refreshes `kept` from the sandbox, which lists the shipped roles, and reads what is there then. */
async function refreshed(kept: Catalogue, isCheck = false) {
  const before = catalogueText(kept)
  await writeFile(file, before)
  const report = await refreshCatalogue({ azure: sandboxReader(sandbox), file, isCheck, now: NOW })
  return { report, before, text: await readFile(file, 'utf8'), files: await readdir(folder) }
}

const shippedOn = (day: string) => catalogueText({ ...shippedCatalogue(), asOf: day })
const CHANGES = {
  added: withRole('Reader', () => null),
  removed: WITH_RETIRED,
  renamed: withRole('Reader', (role) => ({ ...role, name: 'Viewer' })),
  changed: withRole('Reader', (role) => ({ ...role, permissions: [{ actions: '*/read */write' }] })),
}
const READER = { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader' }

describe('a refresh', () => {
  it('leaves a catalogue that agrees with Azure as it is, to the byte', async () => {
    const { report, text } = await refreshed(shippedCatalogue())
    expect(text).toBe(shippedText())
    expect(report).toMatchObject({
      count: { kept: builtInRoles().length, listed: builtInRoles().length },
      drift: { added: [], removed: [], renamed: [], changed: [] },
      effects: [],
      isWritten: false,
    })
  })

  test.each([
    ['adds a new role', CHANGES.added, { added: [READER] }],
    ['lets a removed role go', CHANGES.removed, { removed: [{ id: RETIRED.id, name: RETIRED.name }] }],
    [
      'puts changed permissions right',
      CHANGES.changed,
      { changed: [{ ...READER, came: [], went: [{ part: 'actions', text: '*/write', entry: null }] }] },
    ],
  ])('%s, in the place and the form that it has in the shipped file', async (_sentence, kept, drift) => {
    const { report, text, files } = await refreshed(kept)
    expect(report).toMatchObject({ drift, isWritten: true })
    expect(text).toBe(shippedOn('2026-11-26'))
    expect(files).toEqual(['built-in-roles.json'])
  })

  it('gives a role its present name and keeps the former one', async () => {
    const { report, text } = await refreshed(CHANGES.renamed)
    expect(report.drift.renamed).toEqual([{ ...READER, formerName: 'Viewer' }])
    const renamed = withRole('Reader', ({ id, name, permissions }) => ({
      id,
      name,
      formerNames: ['Viewer'],
      permissions,
    }))
    expect(text).toBe(catalogueText({ ...renamed, asOf: '2026-11-26' }))
  })

  test.each(Object.entries(CHANGES))(
    'that only checks tells what was %s and writes nothing',
    async (kind, kept) => {
      const { report, before, text, files } = await refreshed(kept, true)
      expect(report).toMatchObject({ drift: { [kind]: [{}] }, isWritten: false })
      expect(text).toBe(before)
      expect(files).toEqual(['built-in-roles.json'])
    },
  )
})

const isRoleList = ({ path }: SandboxRequest) => path.endsWith('/Microsoft.Authorization/roleDefinitions')
const isLaterPage = (request: SandboxRequest) =>
  isRoleList(request) && request.url.searchParams.has('$skiptoken')
const listOf = (value: readonly unknown[], more: object = {}): Answer => ({
  status: 200,
  body: { value, ...more },
})
const written = (id: string, name: string) => ({
  id: `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
  properties: { roleName: name, type: 'BuiltInRole', permissions: [], assignableScopes: ['/'] },
})

describe('a listing that cannot be trusted changes nothing', () => {
  test.each([
    ['a refusal', isRoleList, { status: 403, body: {} }, /could not be read: Azure answered 403/],
    ['an answer in another shape', isRoleList, listOf([{ id: 7 }]), /not understood/],
    ['a few roles', isRoleList, listOf([written(READER.id, 'Reader')]), /hardly are all of them.*found 1\b/],
    ['no roles', isRoleList, listOf([]), /found 0/],
    [
      'a page that is refused',
      isLaterPage,
      { status: 404, body: {} },
      /could not be read: Azure answered 404/,
    ],
    [
      'a next page elsewhere',
      isRoleList,
      listOf([], { nextLink: 'https://elsewhere.example/' }),
      /a part of the list only/,
    ],
    [
      'a role twice',
      isLaterPage,
      listOf(builtInRoles().flatMap(({ id, name }) => [written(id, name), written(id, name)])),
      /each role once/,
    ],
  ])('%s', async (_sentence, matches, answer, why) => {
    sandbox.faults.add({ times: 1, matches, answer })
    const refusal = refreshed(CHANGES.renamed)
    await expect(refusal).rejects.toThrow(CommandError)
    await expect(refusal).rejects.toMatchObject({
      status: EXIT.unreachable,
      message: expect.stringMatching(why) as string,
    })
    expect(await readFile(file, 'utf8')).toBe(catalogueText(CHANGES.renamed))
    expect(await readdir(folder)).toEqual(['built-in-roles.json'])
  })
})

describe('a catalogue', () => {
  const temporary = () => `${file}.${process.pid}.tmp`

  it('stays as it was where what should replace it cannot be written', async () => {
    await mkdir(temporary())
    const failing = refreshed(CHANGES.renamed)
    await expect(failing).rejects.toThrow(/stays as it was: writing it met EISDIR/)
    expect(await readFile(file, 'utf8')).toBe(catalogueText(CHANGES.renamed))
  })

  it('leaves nothing beside it where what is written cannot take its place', async () => {
    await mkdir(file)
    await expect(replaceCatalogue(file, shippedCatalogue())).rejects.toThrow(/stays as it was/)
    expect(await readdir(folder)).toEqual(['built-in-roles.json'])
  })

  it('is replaced whatever an interrupted refresh left beside it', async () => {
    await writeFile(temporary(), '{"asOf": "2026-0')
    const { text, files } = await refreshed(CHANGES.added)
    expect(text).toBe(shippedOn('2026-11-26'))
    expect(files).toEqual(['built-in-roles.json'])
  })

  it('is never half written: who opened it before reads all of the old one', async () => {
    const before = catalogueText(CHANGES.added)
    await writeFile(file, before)
    const opened = await open(file)
    try {
      await refreshCatalogue({ azure: sandboxReader(sandbox), file, isCheck: false, now: NOW })
      expect(await opened.readFile('utf8')).toBe(before)
      expect(await readFile(file, 'utf8')).toBe(shippedOn('2026-11-26'))
    } finally {
      await opened.close()
    }
  })

  test.each([
    ['no JSON', '{"asOf": ', /text that is not JSON/],
    ['another shape', '{"asOf": "2026-08-22", "roles": [{}]}', /something else at \/roles\/0\/id/],
  ])('that is %s is not refreshed', async (_sentence, text, why) => {
    await writeFile(file, text)
    const failing = refreshCatalogue({ azure: sandboxReader(sandbox), file, isCheck: false, now: NOW })
    await expect(failing).rejects.toThrow(why)
    expect(await readFile(file, 'utf8')).toBe(text)
  })
})
