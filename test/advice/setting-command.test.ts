import { describe, expect, it } from 'vitest'
import { settingCommand } from '../../src/advice/setting-command.ts'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Resource } from '../../src/question/question.ts'
import { blockingSettings } from '../../src/verdict/blocking-settings.ts'
import { openai, registry, search, storage, vault } from '../builders/places.ts'

const READ = data('Contoso.Shop/orders/read')
const PULL = control('Microsoft.ContainerRegistry/registries/pull/read')

type Builder = (name: string, fields: Partial<Pick<Resource, 'properties'>>) => Resource
const of = (build: Builder, properties: Resource['properties']) => build('contoso', { properties })

const CLOSED = { publicNetworkAccess: 'Disabled' }
const LISTED = { networkAcls: { defaultAction: 'Deny' } }
describe('a blocking setting is changed', () => {
  it.each([
    {
      resource: of(search, CLOSED),
      command: /^az search service update --ids \/sub\S+ --public-network-access enabled$/,
    },
    {
      resource: of(storage, CLOSED),
      command: /^az storage account update --ids \/sub\S+ --public-network-access Enabled$/,
    },
    {
      resource: of(vault, CLOSED),
      command: /^az keyvault update --ids \/sub\S+ --public-network-access Enabled$/,
    },
    {
      resource: of(openai, CLOSED),
      command: /^az resource update --ids \/sub\S+ --set properties.publicNetworkAccess=Enabled$/,
    },
    {
      resource: of(registry, CLOSED),
      operation: PULL,
      command: /^az acr update --ids \/sub\S+ --public-network-enabled true$/,
    },
    {
      resource: of(storage, LISTED),
      command: /^az resource show --ids \/sub\S+ --query properties.networkAcls$/,
    },
    {
      resource: of(search, { authOptions: { apiKeyOnly: {} } }),
      command:
        /^az search service update .+ --auth-options aadOrApiKey --aad-auth-failure-mode http401WithBearerChallenge$/,
    },
    {
      resource: of(registry, { roleAssignmentMode: 'Abac' }),
      operation: PULL,
      command: /^az acr update .+ --role-assignment-mode rbac$/,
    },
    {
      resource: of(openai, { endpoint: 'https://x.api.cognitive.microsoft.com' }),
      command: /^az cognitiveservices account update .+ --custom-domain contoso$/,
    },
  ])('the command for $resource.type: $command', ({ resource, operation = READ, command }) => {
    expect(
      blockingSettings(resource, [operation]).map(({ setting }) => settingCommand(resource, setting)),
    ).toEqual([expect.stringMatching(command)])
  })
})
