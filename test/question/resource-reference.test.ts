import { describe, expect, it } from 'vitest'
import { hostOf, readResourceReference, scopeInUrl } from '../../src/question/resource-reference.ts'
import { foundryProject, GROUP, MANAGEMENT_GROUP, openai, SUBSCRIPTION } from '../builders/places.ts'

const ACCOUNT = openai().id

describe('what is given as a resource', () => {
  it.each([
    { sentence: 'an ARM id', given: ACCOUNT, scope: ACCOUNT },
    { sentence: 'an ARM id with spaces around it', given: `  ${ACCOUNT}\n`, scope: ACCOUNT },
    { sentence: 'an ARM id with a slash at its end', given: `${ACCOUNT}/`, scope: ACCOUNT },
    { sentence: 'an ARM id without its first slash', given: ACCOUNT.slice(1), scope: ACCOUNT },
    { sentence: 'a resource group', given: GROUP, scope: GROUP },
    { sentence: 'a subscription', given: SUBSCRIPTION, scope: SUBSCRIPTION },
    { sentence: 'a management group', given: MANAGEMENT_GROUP, scope: MANAGEMENT_GROUP },
    {
      sentence: 'a role assignment stands for its scope',
      given: `${ACCOUNT}/providers/Microsoft.Authorization/roleAssignments/1`,
      scope: ACCOUNT,
    },
    {
      sentence: 'an address of the Azure portal',
      given: `https://portal.azure.com/#@contoso.onmicrosoft.com/resource${ACCOUNT}/overview`,
      scope: ACCOUNT,
    },
    {
      sentence: 'an address of access control in the Azure portal',
      given: `https://portal.azure.com/#@contoso.com/resource${GROUP}/users`,
      scope: GROUP,
    },
    {
      sentence: 'an address of the studio',
      given: `https://ai.azure.com/build/overview?wsid=${ACCOUNT}&tid=72f988bf`,
      scope: ACCOUNT,
    },
    {
      sentence: 'an encoded address of the studio',
      given: `https://ai.azure.com/resource/overview?wsid=${encodeURIComponent(foundryProject().id)}&tid=1`,
      scope: foundryProject().id,
    },
    {
      sentence: 'an address of ARM',
      given: `https://management.azure.com${ACCOUNT}/deployments?api-version=2024-10-01`,
      scope: ACCOUNT,
    },
    {
      sentence: 'an address of ARM for a role assignment',
      given: `https://management.azure.com${ACCOUNT}/providers/Microsoft.Authorization/roleAssignments/1?api-version=2022-04-01`,
      scope: ACCOUNT,
    },
  ])('$sentence', ({ given, scope }) => {
    expect(readResourceReference(given)).toEqual({
      kind: 'reference',
      reference: { by: 'scope', scope, isGiven: true },
    })
  })

  it.each([
    {
      sentence: 'a host name',
      given: 'aoai-contoso.openai.azure.com',
      host: 'aoai-contoso.openai.azure.com',
    },
    { sentence: 'a host name in capitals', given: 'AOAI.OpenAI.Azure.com', host: 'aoai.openai.azure.com' },
    {
      sentence: 'a host name with a port',
      given: 'srch.search.windows.net:443',
      host: 'srch.search.windows.net',
    },
    {
      sentence: 'a host name with a path',
      given: 'st.blob.core.windows.net/docs',
      host: 'st.blob.core.windows.net',
    },
    {
      sentence: 'an endpoint',
      given: 'https://foundry-contoso.services.ai.azure.com/openai/v1',
      host: 'foundry-contoso.services.ai.azure.com',
    },
    {
      sentence: 'an endpoint of a Foundry project',
      given: 'https://foundry-contoso.services.ai.azure.com/api/projects/agents/assistants?api-version=v1',
      host: 'foundry-contoso.services.ai.azure.com',
      project: 'agents',
    },
    {
      sentence: 'an endpoint with a placeholder for the project',
      given: 'https://foundry-contoso.services.ai.azure.com/api/projects/{projectName}',
      host: 'foundry-contoso.services.ai.azure.com',
    },
  ])('$sentence', ({ given, host, project }) => {
    expect(readResourceReference(given)).toEqual({
      kind: 'reference',
      reference: { by: 'endpoint', host, ...(project === undefined ? {} : { project }) },
    })
  })

  it.each(['aoai-contoso', 'stcontoso', 'hub_1', 'hub.v2'])('a name: %s', (name) => {
    expect(readResourceReference(` ${name} `)).toEqual({
      kind: 'reference',
      reference: { by: 'name', names: [name] },
    })
  })

  it.each([
    {
      sentence: 'nothing',
      given: '  ',
      text: /^expected an ARM id, a host name or a resource name, found nothing$/,
    },
    {
      sentence: 'an ARM id that ends with a type',
      given: `${GROUP}/providers/Microsoft.Search/searchServices`,
      text: /^the ARM id `\/subscriptions\/.+…` is malformed: expected `provider\/type\/name` in pairs/,
    },
    {
      sentence: 'an ARM id without a subscription GUID',
      given: '/subscriptions/contoso',
      text: /^the ARM id `\/subscriptions\/contoso` is malformed: expected a subscription GUID after `\/subscriptions\/`$/,
    },
    {
      sentence: 'an ARM id of a subscription without GUID, without its first slash',
      given: 'subscriptions/contoso',
      text: /^the ARM id `subscriptions\/contoso` is malformed: expected a subscription GUID after `\/subscriptions\/`$/,
    },
    {
      sentence: 'a path of something else',
      given: '/home/dana',
      text: /^the ARM id `\/home\/dana` is malformed: expected `\/subscriptions\/…` or a management group$/,
    },
    {
      sentence: 'a sentence',
      given: 'the search one',
      text: /^`the search one` is neither an ARM id, a host name nor a resource name$/,
    },
    {
      sentence: 'a piece of shell',
      given: 'a`id`',
      text: /^`a`id`` is neither an ARM id, a host name nor a resource name$/,
    },
    { sentence: 'a very long word', given: 'x'.repeat(300), text: /^`x{79}…` is neither/ },
  ])('no resource: $sentence', ({ given, text }) => {
    const read = readResourceReference(given)
    expect(read.kind === 'fault' ? read.text : read.kind).toMatch(text)
  })
})

describe('the host of a text', () => {
  it.each([
    { text: 'https://AOAI.openai.azure.com:443/openai?x=1', host: 'aoai.openai.azure.com' },
    { text: 'aoai.openai.azure.com', host: 'aoai.openai.azure.com' },
    { text: 'localhost', host: null },
    { text: 'contoso.com', host: null },
    { text: 'https://127.0.0.1/', host: null },
    { text: 'two words.and.dots', host: null },
    { text: '', host: null },
  ])('$text: $host', ({ text, host }) => {
    expect(hostOf(text)).toBe(host)
  })
})

describe('the scope in an address', () => {
  it.each([
    { sentence: 'text that is no address', text: ACCOUNT, scope: null },
    { sentence: 'an address without an id', text: 'https://portal.azure.com/#home', scope: null },
    {
      sentence: 'an id cut short',
      text: 'https://portal.azure.com/#resource/subscriptions/111',
      scope: null,
    },
    {
      sentence: 'an id cut within a type',
      text: `https://portal.azure.com/#resource${GROUP}/providers/Micro`,
      scope: GROUP,
    },
    {
      sentence: 'an address with a broken escape',
      text: `https://ai.azure.com/?wsid=${ACCOUNT}&q=%E0%A4%A`,
      scope: ACCOUNT,
    },
    {
      sentence: 'capitals',
      text: `HTTPS://PORTAL.AZURE.COM/#RESOURCE${ACCOUNT.toUpperCase()}`,
      scope: ACCOUNT.toUpperCase(),
    },
    {
      sentence: 'an id that ends in a slash',
      text: `https://portal.azure.com/#resource${ACCOUNT}/`,
      scope: ACCOUNT,
    },
  ])('$sentence', ({ text, scope }) => {
    expect(scopeInUrl(text)).toBe(scope)
  })
})
