import { describe, expect, it } from 'vitest'
import { readAzCommands } from '../../../src/sandbox/chat/az-command.ts'

const roleId = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
const principalId = 'da7a0000-0000-4000-8000-000000000001'
const name = '3fc8eba0-2170-5895-bcc3-c41a3a98a1de'
const scope = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg ai'
const start = `az role assignment create --assignee-object-id ${principalId}`
const properties = {
  roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
  principalId,
}
const assignmentsOf = (place: string) => `${place}/providers/Microsoft.Authorization/roleAssignments`

describe('commands that assign a role', () => {
  const cases = [
    { name: 'with what it must have', text: `${start} --role ${roleId} --scope "${scope}"` },
    { name: 'over several lines', text: `${start} \\\n  --role ${roleId} \\\r\n  --scope '${scope}'` },
    {
      name: 'with the id of the role definition',
      text: `${start} --role /providers/Microsoft.Authorization/roleDefinitions/${roleId} --scope "${scope}"`,
    },
    {
      name: 'with --assignee and equals signs',
      text: `az role assignment create --assignee=${principalId} --role=${roleId} --scope="${scope}"`,
    },
    { name: 'with an escaped blank', text: `${start} --role ${roleId} --scope ${scope.replace(' ', '\\ ')}` },
    {
      name: 'with a comment at the end',
      text: `${start} --role ${roleId} --scope "${scope}" # Cognitive Services OpenAI User`,
    },
    {
      name: 'after a comment line',
      text: `# give Dana the role\n\n${start} --role ${roleId} --scope "${scope}"`,
    },
  ]
  it.each(cases)('reads one $name', ({ text }) => {
    const [command, ...others] = readAzCommands(text)
    expect(others).toEqual([])
    expect(command).toMatchObject({ kind: 'request', call: { method: 'PUT', body: { properties } } })
    expect(command?.kind === 'request' ? command.call.path : '').toMatch(
      /^\/subscriptions\/1{8}-[-2-5]+\/resourceGroups\/rg ai\/providers\/Microsoft\.Authorization\/roleAssignments\/[-0-9a-f]{36}\?api-version=2022-04-01$/,
    )
  })

  it('takes the name of the assignment and the type of the principal from it', () => {
    const text = `${start} --name ${name} --assignee-principal-type User --role ${roleId} --scope /a`
    expect(readAzCommands(text)).toMatchObject([
      {
        call: {
          path: `${assignmentsOf('/a')}/${name}?api-version=2022-04-01`,
          body: { properties: { ...properties, principalType: 'User' } },
        },
      },
    ])
  })

  it('reads several, one a line', () => {
    const text = [`${start} --role ${roleId} --scope /a`, `${start} --role ${roleId} --scope /b`].join('\n')
    expect(readAzCommands(text)).toMatchObject([
      { call: { path: expect.stringContaining(assignmentsOf('/a')) as string } },
      { call: { path: expect.stringContaining(assignmentsOf('/b')) as string } },
    ])
  })
})

describe('commands that take something back, or are requests', () => {
  const definition = `/a/providers/Microsoft.Authorization/roleDefinitions/${roleId}`
  const cases = [
    {
      text: `az role assignment delete --ids '${assignmentsOf(scope)}/${name}'`,
      call: { method: 'DELETE', path: `${assignmentsOf(scope)}/${name}?api-version=2022-04-01` },
    },
    {
      text: `az role definition delete --name ${roleId} --scope /a`,
      call: { method: 'DELETE', path: `${definition}?api-version=2022-04-01` },
    },
    {
      text: `az rest --method put --url '${definition}?api-version=2022-04-01' --body '{"properties":{"roleName":"Only reads"}}'`,
      call: {
        method: 'PUT',
        path: `${definition}?api-version=2022-04-01`,
        body: { properties: { roleName: 'Only reads' } },
      },
    },
    { text: 'az rest --url /a?api-version=1', call: { method: 'GET', path: '/a?api-version=1' } },
  ]
  it.each(cases)('reads $text', ({ text, call }) => {
    expect(readAzCommands(text)).toEqual([{ kind: 'request', line: text, call }])
  })
})

describe('what the terminal cannot run', () => {
  const cases = [
    { name: 'another command', text: 'az account show', says: 'knows these commands: az role assignment' },
    { name: 'a longer word', text: 'az restore', says: 'knows these commands' },
    {
      name: 'the name of a role',
      text: `${start} --role "Cognitive Services OpenAI User" --scope /a`,
      says: '--role with the GUID',
    },
    { name: 'no scope', text: `${start} --role ${roleId}`, says: '--scope with an ARM scope' },
    {
      name: 'an address for the assignee',
      text: `az role assignment create --assignee dana@contoso.example --role ${roleId} --scope /a`,
      says: '--assignee-object-id',
    },
    {
      name: 'an unknown option',
      text: `${start} --role ${roleId} --scope /a --condition x`,
      says: "Unknown option '--condition'",
    },
    { name: 'no id to delete', text: 'az role assignment delete --ids x', says: '--ids with the ARM id' },
    {
      name: 'a role by its name',
      text: 'az role definition delete --name Only',
      says: '--name with the GUID',
    },
    {
      name: 'a role nowhere',
      text: `az role definition delete --name ${roleId}`,
      says: '--scope with an ARM scope',
    },
    { name: 'a request to elsewhere', text: 'az rest --url https://a.example', says: '--url with a path' },
    {
      name: 'a method that ARM lacks here',
      text: 'az rest --method post --url /a',
      says: 'get, put or delete',
    },
    {
      name: 'a body that is no JSON',
      text: "az rest --method put --url /a --body '{'",
      says: '--body with JSON',
    },
  ]
  it.each(cases)('says what it expected at $name', ({ text, says }) => {
    expect(readAzCommands(text)).toEqual([
      { kind: 'unusable', line: text, text: expect.stringContaining(says) as string },
    ])
  })
})
