import { z } from 'zod'
import type { IncomingActivity } from '../incoming-activity.ts'

/** Where the bytes of a picture are. */
export interface PictureSource {
  readonly url: string
  /** whether the place wants the bot's own token; nobody else may get it */
  readonly wantsToken: boolean
}

export interface AttachedPictures {
  readonly sources: readonly PictureSource[]
  /** pictures that Teams shows to people and does not hand to bots, as in channels */
  readonly areHidden: boolean
}

/** More are not read: an error seldom fills more than one picture. */
const MOST_PICTURES = 3

/** Source: Teams documentation, "Send and receive files through the bot": pictures within a message. */
const inline = z.object({ contentType: z.string().regex(/^image\//i), contentUrl: z.url() })

/** The same page: files of a personal chat, at an address that lets its bearer in. */
const file = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  content: z.object({
    downloadUrl: z.url({ protocol: /^https$/, hostname: /\.sharepoint(?:-df|-mil)?\.(?:com|us|cn|de)$/ }),
    fileType: z.string().regex(/^(?:png|jpe?g|gif|webp)$/i),
  }),
})

const markup = z.object({
  contentType: z.literal('text/html'),
  content: z.string().regex(/<img\s[^>]{0,2000}(?:hostedContents|AMSImage)/i),
})

export function attachedPictures({ attachments, serviceUrl }: IncomingActivity): AttachedPictures {
  const sources = (attachments ?? []).flatMap((attachment) => sourceOf(attachment, serviceUrl) ?? [])
  return {
    sources: sources.slice(0, MOST_PICTURES),
    areHidden: sources.length === 0 && (attachments ?? []).some((each) => markup.safeParse(each).success),
  }
}

function sourceOf(attachment: unknown, serviceUrl: string): PictureSource | null {
  const picture = inline.safeParse(attachment)
  if (picture.success) {
    const url = picture.data.contentUrl
    // the token is for the connector that sent the activity
    return isSameOrigin(url, serviceUrl) ? { url, wantsToken: true } : null
  }
  const uploaded = file.safeParse(attachment)
  return uploaded.success ? { url: uploaded.data.content.downloadUrl, wantsToken: false } : null
}

function isSameOrigin(left: string, right: string): boolean {
  return new URL(left).origin === new URL(right).origin
}
