import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  tlsPolicy,
  type HttpMethods,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import type { Sandbox } from './sandbox.ts'

export interface PersonRequest {
  readonly method: HttpMethods
  readonly url: string
  /** scope of the token, such as `https://search.azure.com/.default` */
  readonly audience: string
  readonly body: unknown
}

/** Sends one request to the sandbox as one of its people. Every status is an answer; nothing is retried. */
export async function sendAs(
  personId: string,
  request: PersonRequest,
  sandbox: Sandbox,
): Promise<PipelineResponse> {
  const token = await sandbox.credentialFor(personId).getToken(request.audience)
  const pipeline = createEmptyPipeline()
  pipeline.addPolicy(tlsPolicy({ ca: sandbox.certificateAuthority }))
  return pipeline.sendRequest(
    createDefaultHttpClient(),
    createPipelineRequest({
      url: request.url,
      method: request.method,
      headers: createHttpHeaders({
        authorization: `Bearer ${token.token}`,
        'content-type': 'application/json',
      }),
      body: JSON.stringify(request.body),
    }),
  )
}
