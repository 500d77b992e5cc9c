import { z } from 'zod'
import type { BotActivity } from './bot-activity.ts'

/** Source: Teams documentation, "Add mentions to your messages". */
const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string(), name: z.string() }),
})

/** Why Teams does not take the mentions of a message; undefined where it takes them. */
export function faultOfMentions(activity: BotActivity): string | undefined {
  const stated = (activity.entities ?? []).filter(({ type }) => type === 'mention')
  const isWhole = mentionsIn(activity).length === stated.length
  return isWhole ? undefined : 'Mention entity text is not valid.'
}

/** Those whose words stand in the text. */
export function mentionsIn({ text, entities }: BotActivity): readonly z.infer<typeof mention>[] {
  return (entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity).data
    return read !== undefined && (text ?? '').includes(read.text) ? [read] : []
  })
}
