import type { PipelineResponse } from '@azure/core-rest-pipeline'
import { v5 as uuidV5 } from 'uuid'
import type { ActionOutcome, RoleToAssign, SandboxActions } from '../chat/sandbox-actions.ts'
import { sendAs } from '../person-client.ts'
import type { Sandbox } from '../sandbox.ts'
import { serviceCalls, type ContosoCall } from './service-calls.ts'

const ARM_AUDIENCE = 'https://management.azure.com/.default'
const ASSIGNMENT_NAMESPACE = '2f3a7f0c-52b1-5f0e-8a6d-6a8f4e9f1c11'

/** What the people of Contoso can do outside the chat, each with their own token. */
export function contosoActions(sandbox: Sandbox): SandboxActions {
  return {
    calls: serviceCalls.map(({ id, title }) => ({ id, title })),
    callService: async (personId, { id }) => {
      const call = serviceCalls.find((each) => each.id === id)
      if (call === undefined) return { ok: false, text: `There is no call named ${id} in this sandbox.` }
      const { path, host, audience, body } = call
      const url = `${sandbox.dataPlaneUrl(host)}${path}`
      return shownAsCurl(call, await sendAs(personId, { method: 'POST', url, audience, body }, sandbox))
    },
    assignRole: async (personId, assignment) => {
      const response = await sendAs(personId, assignmentRequest(assignment, sandbox), sandbox)
      return { ok: isSuccess(response), text: response.bodyAsText ?? '' }
    },
    sendRequest: async (personId, { path, body }) => {
      const url = `${sandbox.armEndpoint}${path}`
      const response = await sendAs(personId, { method: 'PUT', url, audience: ARM_AUDIENCE, body }, sandbox)
      return { ok: isSuccess(response), text: response.bodyAsText ?? '' }
    },
  }
}

/** What `curl -i` prints: the error as people paste it, with the address that refused. */
function shownAsCurl({ host, path }: ContosoCall, response: PipelineResponse): ActionOutcome {
  const requestId = ['apim-request-id', 'request-id', 'x-ms-request-id'].flatMap((name) => {
    const value = response.headers.get(name)
    return value === undefined ? [] : [`${name}: ${value}`]
  })
  const lines = [
    `$ curl -i -X POST https://${host}${path}`,
    `HTTP/1.1 ${response.status}`,
    ...requestId,
    '',
    response.bodyAsText ?? '',
  ]
  return { ok: isSuccess(response), text: lines.join('\n').trimEnd() }
}

function assignmentRequest({ roleId, principalId, scope }: RoleToAssign, sandbox: Sandbox) {
  const name = uuidV5(`${scope} ${roleId} ${principalId}`.toLowerCase(), ASSIGNMENT_NAMESPACE)
  return {
    method: 'PUT' as const,
    url: `${sandbox.armEndpoint}${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`,
    audience: ARM_AUDIENCE,
    body: {
      properties: {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
        principalId,
      },
    },
  }
}

function isSuccess({ status }: PipelineResponse): boolean {
  return status >= 200 && status < 300
}
