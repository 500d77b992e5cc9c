import { readFile } from 'node:fs/promises'
import { describe, expect, it, test, vi } from 'vitest'
import { azureReadOf } from './azure-read.ts'
import { DOCUMENT, madeDocument } from './made-document.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('docs/requirements.md', () => {
  it('is up to date; `npm run docs:requirements` makes it anew', async () => {
    expect(await readFile(DOCUMENT, 'utf8')).toBe(await madeDocument())
  })

  it('has a heading for each of its links', async () => {
    const text = await readFile(DOCUMENT, 'utf8')
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(links.length).toBeGreaterThan(50)
    expect(links.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([])
  })
})

const AT = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg'

describe('a request is told without what is particular to a tenant', () => {
  test.each([
    [
      `GET ${AT}/providers/A.B/hubs/mine/connections?api-version=1`,
      'GET /subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/A.B/hubs/{name}/connections',
    ],
    [
      `GET ${AT}/providers/A.B/hubs/mine/providers/Microsoft.Authorization/locks?api-version=1&%24filter=atScope()`,
      'GET {scope}/providers/Microsoft.Authorization/locks?$filter=atScope()',
    ],
    [
      "GET /providers/Microsoft.Authorization/roleDefinitions?$skiptoken=abc&$filter=type+eq+'BuiltInRole'&api-version=1",
      "GET /providers/Microsoft.Authorization/roleDefinitions?$filter=type eq 'BuiltInRole'",
    ],
    ['POST /providers/A.B/things?api-version=1', 'POST /providers/A.B/things'],
    ['GET /subscriptions/x?api-version=1', 'GET /subscriptions/{subscription}'],
  ])('%s', (line, request) => {
    const [method = '', path = ''] = line.split(' ')
    expect(azureReadOf({ method, path })).toEqual({
      service: 'Azure Resource Manager',
      request,
      apiVersion: '1',
    })
  })

  test.each([
    [
      '/v1.0/users/aaaaaaaa-0000-4000-8000-000000000012/memberOf?$top=999&$select=id',
      {
        service: 'Microsoft Graph',
        request: 'GET /users/{id}/memberOf?$select=id&$top=999',
        apiVersion: 'v1.0',
      },
    ],
    [
      '/providers/Microsoft.ResourceGraph/resources?api-version=2',
      {
        service: 'Azure Resource Graph',
        request: 'GET /providers/Microsoft.ResourceGraph/resources',
        apiVersion: '2',
      },
    ],
  ])('of another service: %s', (path, read) => {
    expect(azureReadOf({ method: 'GET', path })).toEqual(read)
  })
})
