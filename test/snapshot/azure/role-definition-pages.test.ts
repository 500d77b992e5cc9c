import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import type { Answer, SandboxRequest } from '../../../src/sandbox/exchange.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { sandboxReader } from '../../builders/sandbox-reader.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

const isRoleList = ({ path }: SandboxRequest) => path.endsWith('/Microsoft.Authorization/roleDefinitions')
const isLaterPage = (request: SandboxRequest) =>
  isRoleList(request) && request.url.searchParams.has('$skiptoken')

test('every page of the built-in roles is read', async () => {
  const read = await sandboxReader(sandbox).builtInRoles('/')
  expect(read).toEqual({ kind: 'read', value: builtInRoles() })
})

const PART: Answer = {
  status: 200,
  body: { value: [], nextLink: 'https://elsewhere.example/roleDefinitions?$skiptoken=1' },
}

test.each([
  ['the next page is elsewhere', isRoleList, PART, /a part of the list only/],
  ['a later page is refused', isLaterPage, { status: 403, body: {} }, /403/],
  ['a later page is no list', isLaterPage, { status: 200, body: {} }, /not understood/],
])('where %s, the list is refused, not cut', async (_case, matches, answer, why) => {
  sandbox.faults.add({ times: 1, matches, answer })
  const read = await sandboxReader(sandbox).builtInRoles('/')
  expect(read).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) as string })
})

test('a list without an end is refused, not cut', async () => {
  const nextLink = `${sandbox.armEndpoint}/providers/Microsoft.Authorization/roleDefinitions?more`
  sandbox.faults.add({
    times: 100,
    matches: isRoleList,
    answer: { status: 200, body: { value: [], nextLink } },
  })
  const read = await sandboxReader(sandbox).builtInRoles('/')
  expect(read).toEqual({ kind: 'refused', why: 'Azure answered with a part of the list only' })
})
