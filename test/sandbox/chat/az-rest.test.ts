import { describe, expect, it } from 'vitest'
import { readAzCommands } from '../../../src/sandbox/chat/az-command.ts'

const path =
  '/subscriptions/1/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/2?api-version=3'
const body = { properties: { justification: 'Dana\'s own $(reason) \\ "quoted"' } }
const quoted = `'${JSON.stringify(body).replaceAll("'", `'\\''`)}'`

describe('az rest', () => {
  it.each([
    ['an address without a host', `az rest --method put --url '${path}' --body ${quoted}`],
    [
      'an address of the public cloud',
      `az rest --method PUT --url 'https://management.azure.com${path}' --body ${quoted}`,
    ],
    ['the other names of its options', `az rest -m put --uri '${path}' -b ${quoted} -o json`],
  ])('sends a PUT, with %s', (_, line) => {
    expect(readAzCommands(line)).toEqual([{ kind: 'send-request', line, request: { path, body } }])
  })

  it.each([
    ['another method', `az rest --method delete --url ${path}`, '--method put'],
    ['no method', `az rest --url ${path}`, '--method put'],
    [
      'another host',
      `az rest --method put --url https://example.com${path} --body {}`,
      '--url with an ARM id',
    ],
    [
      'a host without a scheme',
      `az rest --method put --url //example.com/a --body {}`,
      '--url with an ARM id',
    ],
    [
      'a host that only starts like ARM',
      `az rest --method put --url https://management.azure.com.evil/a --body {}`,
      '--url with an ARM id',
    ],
    ['no address', `az rest --method put --body {}`, '--url with an ARM id'],
    ['no body', `az rest --method put --url ${path}`, '--body with JSON'],
    ['a file for a body', `az rest --method put --url ${path} --body @body.json`, '--body with JSON'],
    ['an unknown option', `az rest --method put --headers x`, "Unknown option '--headers'"],
  ])('says what it expected at %s', (_, line, says) => {
    expect(readAzCommands(line)).toEqual([
      { kind: 'unusable', line, text: expect.stringContaining(says) as string },
    ])
  })
})
