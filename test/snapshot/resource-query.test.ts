import { expect, it } from 'vitest'
import { resourceQueryText } from '../../src/snapshot/azure/resource-query.ts'
import { GROUP_TYPE } from '../../src/snapshot/azure-reader.ts'

const END = 'project id, name, type, kind, location, identity, properties | order by id asc'

it.each([
  [
    'resources by name',
    { names: ['a', "b'c"] },
    String.raw`resources | where (name in~ ('a', 'b\'c')) | ${END}`,
  ],
  ['resources of a type', { types: ['t/u'] }, `resources | where type in~ ('t/u') | ${END}`],
  [
    'groups and subscriptions, by name or subscription id',
    { among: 'containers', names: ['rg-ai'], types: [GROUP_TYPE] },
    `resourcecontainers | where type in~ ('${GROUP_TYPE}') | where (name in~ ('rg-ai') or (type =~ 'microsoft.resources/subscriptions' and subscriptionId in~ ('rg-ai'))) | ${END}`,
  ],
] as const)('%s', (_name, query, text) => {
  expect(resourceQueryText(query)).toBe(text)
})
