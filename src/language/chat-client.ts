import type { TokenCredential } from '@azure/core-auth'
import type {} from '@azure/openai/types'
import type { AzureOpenAI } from 'openai'
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import { outcomeOfBody, type ChatOutcome } from './answer-body.ts'
import { BodyTooLargeError, boundedFetch } from './bounded-fetch.ts'
import { failed, failureOfStatus } from './call-failure.ts'
import { LATEST_STABLE_API, type LanguageConfig } from './language.ts'
import type { Prompt } from './prompt.ts'

/** Far above any answer within the bound of tokens. */
const LARGEST_BODY = 256 * 1024

/** Asks a deployment once. Rejects only with `signal`'s reason or for faults of our own. */
export interface ChatClient {
  readonly ask: (deployment: string, prompt: Prompt, signal: AbortSignal) => Promise<ChatOutcome>
}

/** The scope of tokens for Azure OpenAI in the cloud of the endpoint (Azure documentation, "National clouds"). */
export function tokenScopeOf(endpoint: string): string {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : ''
  const domain = host.endsWith('.azure.us') ? 'us' : host.endsWith('.azure.cn') ? 'cn' : 'com'
  return `https://cognitiveservices.azure.${domain}/.default`
}

/** Loads the client when it is first needed: the import takes 165 ms. */
export async function openChatClient(
  config: LanguageConfig,
  credential: TokenCredential,
): Promise<ChatClient> {
  const [openai, { getBearerTokenProvider }] = await Promise.all([
    import('openai'),
    import('@azure/identity'),
  ])
  const client = new openai.AzureOpenAI({
    // a base address, no key and no organization are given so that none is taken from the environment
    baseURL: `${config.endpoint.replace(/(?<!\/)\/+$/, '')}/openai`,
    apiKey: '',
    adminAPIKey: null,
    organization: null,
    project: null,
    apiVersion: config.apiVersion ?? LATEST_STABLE_API,
    azureADTokenProvider: getBearerTokenProvider(credential, tokenScopeOf(config.endpoint)),
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch(LARGEST_BODY),
  })
  const dialects = new Map<string, Dialect>()

  const ask: ChatClient['ask'] = async (deployment, prompt, signal) => {
    const dialect = dialects.get(deployment) ?? CURRENT
    try {
      return outcomeOfBody(await complete(client, paramsOf(deployment, prompt, dialect), signal))
    } catch (error) {
      if (signal.aborted) throw error
      const other = error instanceof openai.BadRequestError ? otherDialect(dialect, error) : null
      if (other === null) return outcomeOfError(error, openai)
      dialects.set(deployment, other)
      return ask(deployment, prompt, signal)
    }
  }
  return { ask }
}

async function complete(
  client: AzureOpenAI,
  params: ChatCompletionCreateParamsNonStreaming,
  signal: AbortSignal,
): Promise<unknown> {
  return client.chat.completions.create(params, { signal })
}

/** Parameters that not every model takes: reasoning models know one temperature, old ones the old bound. */
interface Dialect {
  readonly hasTemperature: boolean
  readonly bound: 'max_completion_tokens' | 'max_tokens'
}

const CURRENT: Dialect = { hasTemperature: true, bound: 'max_completion_tokens' }

/** The dialect without the parameter that was rejected; null where the rejection has another cause. */
function otherDialect(
  dialect: Dialect,
  { param, message }: { readonly param: string | null | undefined; readonly message: string },
): Dialect | null {
  if (dialect.hasTemperature && param === 'temperature') return { ...dialect, hasTemperature: false }
  const isBound =
    param === dialect.bound || /unrecognized request argument.*max_completion_tokens/i.test(message)
  return isBound && dialect.bound === CURRENT.bound ? { ...dialect, bound: 'max_tokens' } : null
}

function paramsOf(
  deployment: string,
  { messages, maxTokens, schema }: Prompt,
  { hasTemperature, bound }: Dialect,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model: deployment,
    messages: [...messages],
    stream: false,
    [bound]: maxTokens,
    ...(hasTemperature ? { temperature: 0 } : {}),
    ...(schema === null
      ? {}
      : {
          response_format: { type: 'json_schema', json_schema: { name: 'evidence', strict: true, schema } },
        }),
  }
}

/** Of what the client throws, nothing but the kind goes on: messages may repeat what was sent. */
function outcomeOfError(error: unknown, openai: typeof import('openai')): ChatOutcome {
  if (error instanceof openai.APIConnectionTimeoutError) return failed('time-out')
  if (error instanceof openai.APIConnectionError) return failed('unreachable')
  if (error instanceof openai.APIError) return failureOfStatus(error, Date.now())
  // the client wraps the credential's own errors in this one
  if (error instanceof openai.OpenAIError) return failed('unauthorized')
  if (error instanceof BodyTooLargeError || error instanceof SyntaxError) return failed('invalid-output')
  // a connection that breaks within the body
  if (error instanceof TypeError) return failed('unreachable')
  throw error
}
