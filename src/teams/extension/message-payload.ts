import { z } from 'zod'
import { htmlToPlainText } from '../../evidence/unwrap-html.ts'
import { MAXIMUM_TEXT } from '../message-text.ts'
import { attachedPictures, type PictureSource } from '../pictures/attached-pictures.ts'

/**
 * The message that an action was chosen on, as the client sends it along: `messagePayload`, in the shape of Microsoft
 * Graph's chatMessage (Teams documentation, "Define message extension action commands").
 */
const messagePayload = z.object({
  id: z.string().nullish(),
  from: z
    .object({ user: z.object({ id: z.guid().nullish(), displayName: z.string().nullish() }).nullish() })
    .nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  attachments: z
    .array(
      z.object({
        contentType: z.string(),
        content: z.unknown().optional(),
        contentUrl: z.string().nullish(),
      }),
    )
    .nullish(),
})

export const extensionValue = z.object({
  commandId: z.string().nullish(),
  data: z.unknown().optional(),
  messagePayload: messagePayload.nullish(),
})

export interface ChosenMessage {
  /** Entra object id of its author; null: no person wrote it */
  readonly authorId: string | null
  readonly text: string
  readonly pictures: readonly PictureSource[]
  /** there are pictures that cannot be had */
  readonly hidesPictures: boolean
}

export function chosenMessage(
  payload: z.infer<typeof messagePayload>,
  graphOrigin: string | null,
): ChosenMessage {
  const content = payload.body?.content ?? ''
  const isHtml = payload.body?.contentType === 'html'
  const pictures = attachedPictures(
    {
      serviceUrl: null,
      attachments: [
        ...(payload.attachments ?? []).map((each) => ({ ...each, contentUrl: each.contentUrl ?? undefined })),
        ...(isHtml ? [{ contentType: 'text/html', content, contentUrl: undefined }] : []),
      ],
    },
    graphOrigin,
  )
  return {
    authorId: payload.from?.user?.id ?? null,
    text: (isHtml ? htmlToPlainText(content) : content).slice(0, MAXIMUM_TEXT),
    pictures: pictures.sources,
    hidesPictures: pictures.areHidden,
  }
}
