import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline'
import { READER_ID, SandboxCredential } from '../../../src/sandbox/credential.ts'
import { startEcho } from './echo-server.ts'
import { personId } from './people.ts'
import { answerAsked, settingsOf } from './process.ts'
import { readingSettings } from './settings.ts'

/** How many go out side by side, about as in a diagnosis. */
const AT_ONCE = 6

const { reads, surroundings } = settingsOf(readingSettings)
const { endpoint, certificateAuthority, tenantId } = surroundings

const identity = { principalId: READER_ID, tenantId, isApplication: true }
const credential = new SandboxCredential(identity, () => new Date())
const pipeline = createPipelineFromOptions({ tlsOptions: { ca: certificateAuthority } })
pipeline.addPolicy(
  bearerTokenAuthenticationPolicy({ credential, scopes: 'https://graph.microsoft.com/.default' }),
)
const httpClient = createDefaultHttpClient()

/** One read as the Azure SDK makes it, with a short answer, of which nothing is made. */
async function read(): Promise<void> {
  const url = `${endpoint}/v1.0/users/${personId(0)}/memberOf`
  const { bodyAsText } = await pipeline.sendRequest(httpClient, createPipelineRequest({ url }))
  JSON.parse(bodyAsText ?? '')
}

const url = await startEcho(async (context) => {
  await context.sendActivity({ type: 'typing' })
  for (let left = reads; left > 0; left -= AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, read))
  }
})
answerAsked({ url })
