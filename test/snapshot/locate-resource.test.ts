import { expect, it } from 'vitest'
import type { AccessQuestion, ResourceReference } from '../../src/question/question.ts'
import { locateResource } from '../../src/snapshot/locate-resource.ts'
import { emptyTenant } from '../builders/azure-reader.ts'
import { DANA } from '../builders/people.ts'
import { foundry, openai } from '../builders/places.ts'

const question = (resource: ResourceReference): AccessQuestion => ({
  raisedBy: 'error',
  asker: { by: 'id', id: DANA.id },
  subject: null,
  resource,
  ask: { kind: 'service-error', service: 'azure-openai' },
  notes: [],
})

it.each<{ sentence: string; resource: ResourceReference; text: string }>([
  {
    sentence: 'a name',
    resource: { by: 'name', names: ['aoai-contoso'] },
    text: 'I could not search for aoai-contoso: Azure answered 403.',
  },
  {
    sentence: 'an endpoint',
    resource: { by: 'endpoint', host: 'aoai-contoso.openai.azure.com' },
    text: 'I could not search for aoai-contoso.openai.azure.com: Azure answered 403.',
  },
])('a search for $sentence that Azure refuses is not told as nothing found', async ({ resource, text }) => {
  const reader = emptyTenant({
    findResources: () => Promise.resolve({ kind: 'refused', why: 'Azure answered 403' }),
  })
  const place = await locateResource(question(resource), reader)
  expect(place.kind === 'ask' ? place.text : '').toContain(text)
})

it.each([
  {
    sentence: 'the project of a Foundry resource',
    account: foundry(),
    scope: `${foundry().id}/projects/agents`,
  },
  { sentence: 'the resource itself where it has no projects', account: openai(), scope: openai().id },
])('an address of a project leads to $sentence', async ({ account, scope }) => {
  const reader = emptyTenant({ findResources: () => Promise.resolve({ kind: 'read', value: [account] }) })
  const address = { by: 'endpoint', host: 'foundry.services.ai.azure.com', project: 'agents' } as const
  expect(await locateResource(question(address), reader)).toMatchObject({
    kind: 'place',
    scope,
    resource: { id: scope },
  })
})
