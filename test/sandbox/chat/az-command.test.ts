import { describe, expect, it } from 'vitest'
import { readAzCommands } from '../../../src/sandbox/chat/az-command.ts'

const roleId = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
const principalId = 'da7a0000-0000-4000-8000-000000000001'
const scope = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg ai'
const assignment = { roleId, principalId, scope }
const start = `az role assignment create --assignee-object-id ${principalId}`

describe('commands that assign a role', () => {
  const cases = [
    {
      name: 'with every option',
      text: `${start} --assignee-principal-type User --role ${roleId} --scope "${scope}"`,
    },
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
    expect(readAzCommands(text)).toMatchObject([{ kind: 'assign-role', assignment }])
  })

  it('reads several, one a line', () => {
    const text = [`${start} --role ${roleId} --scope /a`, `${start} --role ${roleId} --scope /b`].join('\n')
    expect(readAzCommands(text)).toMatchObject([
      { assignment: { scope: '/a' } },
      { assignment: { scope: '/b' } },
    ])
  })
})

describe('what the terminal cannot run', () => {
  const cases = [
    { name: 'another command', text: 'az account show', says: 'knows two commands' },
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
  ]
  it.each(cases)('says what it expected at $name', ({ text, says }) => {
    expect(readAzCommands(text)).toEqual([
      { kind: 'unusable', line: text, text: expect.stringContaining(says) as string },
    ])
  })
})
