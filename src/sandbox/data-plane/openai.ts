import { randomUUID } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantResource } from '../tenant.ts'
import { accountError, type AccountCall } from './account-call.ts'

interface InferenceKind {
  readonly action: string
  readonly body: (model: string, now: Date) => unknown
}

const DEPLOYMENT_ACTIONS = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments'

const INFERENCE: Readonly<Record<string, InferenceKind>> = {
  'chat/completions': { action: `${DEPLOYMENT_ACTIONS}/chat/completions/action`, body: chatCompletion },
  completions: { action: `${DEPLOYMENT_ACTIONS}/completions/action`, body: textCompletion },
  embeddings: { action: `${DEPLOYMENT_ACTIONS}/embeddings/action`, body: embedding },
}

const PROMPT = 'Hello from the sandbox.'

/** `POST /openai/deployments/{deployment}/chat/completions` and its likes; null for any other call. */
export function openAiCall(
  account: TenantResource,
  path: string,
  request: SandboxRequest,
  context: SandboxContext,
): AccountCall | null {
  const [, deployment = '', task = ''] = /^\/openai\/deployments\/([^/]+)\/(.+)$/.exec(path) ?? []
  const inference = request.method === 'POST' ? INFERENCE[task] : undefined
  if (inference === undefined) return null
  return {
    dataAction: inference.action,
    scope: account.id,
    lacking: () => accountError(401, 'PermissionDenied', 'Principal does not have access to API/Operation.'),
    reply: () => {
      const found = context.store.resource(`${account.id}/deployments/${deployment}`)
      return found === null
        ? deploymentNotFound()
        : { status: 200, body: inference.body(modelOf(found), context.clock()) }
    },
  }
}

function deploymentNotFound(): Answer {
  return accountError(
    404,
    'DeploymentNotFound',
    'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
  )
}

function modelOf(deployment: TenantResource): string {
  const model: unknown = deployment.properties['model']
  const name = typeof model === 'object' && model !== null && 'name' in model ? model.name : undefined
  return typeof name === 'string' ? name : deployment.name
}

function chatCompletion(model: string, now: Date): unknown {
  const message = { role: 'assistant', content: PROMPT }
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: seconds(now),
    model,
    choices: [{ index: 0, finish_reason: 'stop', message }],
    usage: { prompt_tokens: 1, completion_tokens: 6, total_tokens: 7 },
  }
}

function textCompletion(model: string, now: Date): unknown {
  return {
    id: `cmpl-${randomUUID()}`,
    object: 'text_completion',
    created: seconds(now),
    model,
    choices: [{ index: 0, finish_reason: 'stop', text: PROMPT, logprobs: null }],
    usage: { prompt_tokens: 1, completion_tokens: 6, total_tokens: 7 },
  }
}

function embedding(model: string): unknown {
  return {
    object: 'list',
    model,
    data: [{ object: 'embedding', index: 0, embedding: [0.25, -0.5, 0.125] }],
    usage: { prompt_tokens: 1, total_tokens: 1 },
  }
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
