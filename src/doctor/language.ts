import type { TokenCredential } from '@azure/core-auth'
import type { LanguageConfig, FailureReason } from '../language/language.ts'
import { openChatClient } from '../language/chat-client.ts'
import { bashWord } from '../advice/commands/shell-quote.ts'
import { failed, fix, ok, skipped, type Examination, type Fix, type Outcome } from './check.ts'

const MEANS = 'Rolecall reads errors that it does not know by their words alone, and pictures offline.'

/** Whether the deployments of Azure OpenAI answer: a few tokens each. */
export function languageExamination(
  config: LanguageConfig | null,
  credential: TokenCredential,
  objectId: string | null,
): Examination {
  return {
    id: 'language',
    title: 'Azure OpenAI',
    examine: async (signal) => {
      if (config === null) return skipped('not configured; nothing needs it')
      const client = await openChatClient(config, credential)
      const deployments = [...new Set([config.deployment, config.visionDeployment ?? config.deployment])]
      const answers = await Promise.all(
        deployments.map(async (deployment) => ({
          deployment,
          outcome: await client.ask(deployment, GREETING, signal),
        })),
      )
      for (const { deployment, outcome } of answers) {
        if (outcome.kind === 'failed') return outcomeOf(outcome.why, deployment, config, objectId)
      }
      return ok(`${deployments.join(' and ')} ${deployments.length === 1 ? 'answers' : 'answer'}`)
    },
  }
}

/** Cognitive Services OpenAI User. */
const OPENAI_USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

const GREETING = {
  messages: [{ role: 'user' as const, content: 'Say ok.' }],
  maxTokens: 1_000,
  schema: null,
  estimate: 1_000,
}

function outcomeOf(
  why: FailureReason,
  deployment: string,
  { endpoint }: LanguageConfig,
  objectId: string | null,
): Outcome {
  const { host } = new URL(endpoint)
  const account = host.split('.')[0] ?? host
  const named = `az cognitiveservices account list --query "[?name=='${account}']`
  return failed(`${deployment}: ${SAID[why]}`, fixOf(why), MEANS)

  function fixOf(reason: FailureReason): Fix {
    switch (reason) {
      case 'unauthorized':
        return fix(
          'Give the identity the role Cognitive Services OpenAI User on the resource; it takes some minutes.',
          `ACCOUNT=$(${named}.id" --output tsv)`,
          `az role assignment create --role ${OPENAI_USER} --assignee-object-id ${bashWord(objectId ?? '<object id>')} --assignee-principal-type ServicePrincipal --scope "$ACCOUNT"`,
        )
      case 'not-found':
        return fix(
          'Set AZURE_OPENAI_DEPLOYMENT and AZURE_OPENAI_VISION_DEPLOYMENT to the names of deployments of that resource.',
          `GROUP=$(${named}.resourceGroup" --output tsv)`,
          `az cognitiveservices account deployment list --name ${bashWord(account)} --resource-group "$GROUP" --query "[].name"`,
        )
      case 'unreachable':
        return fix(
          `See whether AZURE_OPENAI_ENDPOINT is right, and let this machine out to ${host}, port 443.`,
        )
      case 'throttled':
      case 'server-fault':
      case 'time-out':
        return fix('Run it again in a minute; if it stays, raise the quota of the deployment.')
      case 'refused':
      case 'invalid-output':
      case 'rejected':
        return fix('Deploy a chat model that keeps to a JSON schema, such as gpt-4o-mini.')
      default:
        return reason satisfies never
    }
  }
}

const SAID: Readonly<Record<FailureReason, string>> = {
  unauthorized: 'it did not let this identity in',
  'not-found': 'there is no such deployment',
  unreachable: 'no connection',
  throttled: 'too busy (429)',
  'server-fault': 'it failed (5xx)',
  'time-out': 'no answer in time',
  refused: 'its content filter declined a greeting',
  'invalid-output': 'it answered with no chat completion',
  rejected: 'it refused the request',
}
