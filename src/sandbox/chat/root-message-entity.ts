import { z } from 'zod'
import type { BotActivity } from './bot-activity.ts'
import type { Citation } from './chat-message.ts'

/** Source: Teams, "Enhance AI-generated bot messages". */
const mostCitations = 20

const rootType = 'https://schema.org/Message'

const rootMessage = z.looseObject({
  type: z.literal(rootType),
  additionalType: z.array(z.string()).nullish(),
  citation: z
    .array(
      z.looseObject({
        '@type': z.literal('Claim'),
        position: z.int().positive(),
        appearance: z.looseObject({
          '@type': z.literal('DigitalDocument'),
          name: z.string().max(80),
          url: z.string().nullish(),
          abstract: z.string().max(160).nullish(),
        }),
      }),
    )
    .max(mostCitations, 'Bot message with more than 20 citations.')
    .nullish(),
})

interface RootMessage {
  readonly isAiGenerated: boolean
  readonly citations: readonly Citation[]
}

/** Why Teams does not take the entities of a message; undefined where it takes them. */
export function faultOfEntities({ entities }: BotActivity): string | undefined {
  const roots = (entities ?? []).filter(({ type }) => type === rootType)
  if (roots.length > 1) return 'Multiple root message entities found under entities array.'
  const read = rootMessage.safeParse(roots[0] ?? { type: rootType })
  return read.success ? undefined : `Error parsing message entity. ${z.prettifyError(read.error)}`
}

/** The AI label and the citations of a message. */
export function rootMessageOf({ entities }: BotActivity): RootMessage {
  const root = rootMessage.safeParse(entities?.find(({ type }) => type === rootType)).data
  return {
    isAiGenerated: root?.additionalType?.includes('AIGeneratedContent') ?? false,
    citations: (root?.citation ?? []).map(({ position, appearance: { name, url, abstract } }) => ({
      position,
      name,
      url: url ?? null,
      abstract: abstract ?? null,
    })),
  }
}
