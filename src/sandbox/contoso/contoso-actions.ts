import type { PipelineResponse } from '@azure/core-rest-pipeline'
import type { ActionOutcome, SandboxActions } from '../chat/sandbox-actions.ts'
import { sendAs } from '../person-client.ts'
import type { Sandbox } from '../sandbox.ts'
import { serviceCalls, type ContosoCall } from './service-calls.ts'

const ARM_AUDIENCE = 'https://management.azure.com/.default'

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
    callArm: async (personId, { method, path, body }) => {
      const request = { method, url: `${sandbox.armEndpoint}${path}`, audience: ARM_AUDIENCE, body }
      const response = await sendAs(personId, request, sandbox)
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

function isSuccess({ status }: PipelineResponse): boolean {
  return status >= 200 && status < 300
}
