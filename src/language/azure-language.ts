import type { TokenCredential } from '@azure/core-auth'
import { readCandidate } from './candidate.ts'
import { openChatClient, type ChatClient } from './chat-client.ts'
import { needsModel } from './complaint.ts'
import { excerptOf } from './excerpt.ts'
import { guardedCall, USUAL_LIMITS, type GuardedOutcome, type Limits } from './guarded-call.ts'
import type { ImageOutcome, Language, LanguageConfig, TextOutcome } from './language.ts'
import { merge } from './merge.ts'
import { readingPrompt, transcriptPrompt, type Prompt } from './prompt.ts'

/** Characters of a transcript that are kept. */
export const LONGEST_TRANSCRIPT = 8_000
/** Teams takes pictures of this size (Azure OpenAI takes 20 MB). */
export const LARGEST_IMAGE = 4 * 1024 * 1024
/** Azure documentation, "Use vision-enabled chat models". */
const IMAGE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/**
 * Azure OpenAI as a second reader, called with the credential's own tokens. Circuit and budget are of the
 * object: a process makes one.
 */
export function azureLanguage(
  config: LanguageConfig,
  credential: TokenCredential,
  limits: Partial<Limits> = {},
): Language {
  const guarded = guardedCall({ ...USUAL_LIMITS, ...limits })
  let client: Promise<ChatClient> | undefined
  const ask = (deployment: string, prompt: Prompt): Promise<GuardedOutcome> =>
    guarded(async (signal) => {
      client ??= openChatClient(config, credential)
      return (await client).ask(deployment, prompt, signal)
    }, prompt.estimate)

  return {
    readText: async (evidence): Promise<TextOutcome> => {
      if (!needsModel(evidence)) return { kind: 'skipped', why: 'not-needed' }
      const outcome = await ask(config.deployment, readingPrompt(excerptOf(evidence)))
      if (outcome.kind !== 'answered') return withoutDetail(outcome)
      const candidate = outcome.isWhole ? readCandidate(outcome.content) : null
      if (candidate === null) return { kind: 'failed', why: 'invalid-output' }
      return { kind: 'read', ...merge(evidence, candidate) }
    },
    readImage: async (bytes, mimeType): Promise<ImageOutcome> => {
      const type = mimeType.toLowerCase()
      if (config.visionDeployment === null) return { kind: 'skipped', why: 'off' }
      const isSuitable = IMAGE_TYPES.includes(type) && bytes.length > 0 && bytes.length <= LARGEST_IMAGE
      if (!isSuitable) return { kind: 'skipped', why: 'unsuitable' }
      const image = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
      const outcome = await ask(config.visionDeployment, transcriptPrompt(image))
      if (outcome.kind !== 'answered') return withoutDetail(outcome)
      return { kind: 'read', transcript: outcome.content.slice(0, LONGEST_TRANSCRIPT).trim() }
    },
  }
}

function withoutDetail(
  outcome: Exclude<GuardedOutcome, { kind: 'answered' }>,
): Extract<TextOutcome, { kind: 'skipped' | 'failed' }> {
  return outcome.kind === 'skipped' ? outcome : { kind: 'failed', why: outcome.why }
}
