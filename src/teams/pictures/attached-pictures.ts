import { z } from 'zod'
import type { IncomingActivity } from '../incoming-activity.ts'

/** Where the bytes of a picture are. */
export interface PictureSource {
  readonly url: string
  /** whose token the place wants, the bot's own for the connector or for Microsoft Graph; nobody else may get it */
  readonly token: 'connector' | 'graph' | null
}

export interface AttachedPictures {
  readonly sources: readonly PictureSource[]
  /** pictures that Teams shows to people and does not hand to this bot */
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

const IMAGE = /<img\s[^>]{0,2000}?\bsrc="([^"]{1,2000})"/gi

/** Source: Microsoft Graph v1.0, "Get chatMessageHostedContent", of a channel's or a chat's message. */
const HOSTED = /^\/v1\.0\/(?:teams|chats)\/[^?#]+\/hostedContents\/[^/?#]+\/\$value$/

/** `graphOrigin`: where pictures within messages can be had; null: this bot may not read them. */
export function attachedPictures(
  { attachments, serviceUrl }: Pick<IncomingActivity, 'attachments'> & { readonly serviceUrl: string | null },
  graphOrigin: string | null,
): AttachedPictures {
  const all = attachments ?? []
  const attached = all.flatMap((attachment) => sourceOf(attachment, serviceUrl) ?? [])
  const sources =
    attached.length > 0 ? attached : all.flatMap((attachment) => hostedPictures(attachment, graphOrigin))
  return {
    sources: sources.slice(0, MOST_PICTURES),
    areHidden: sources.length === 0 && all.some((each) => markup.safeParse(each).success),
  }
}

function sourceOf(attachment: unknown, serviceUrl: string | null): PictureSource | null {
  const picture = inline.safeParse(attachment)
  if (picture.success) {
    const url = picture.data.contentUrl
    // the token is for the connector that sent the activity
    return serviceUrl !== null && isSameOrigin(url, serviceUrl) ? { url, token: 'connector' } : null
  }
  const uploaded = file.safeParse(attachment)
  return uploaded.success ? { url: uploaded.data.content.downloadUrl, token: null } : null
}

function hostedPictures(attachment: unknown, graphOrigin: string | null): PictureSource[] {
  const read = markup.safeParse(attachment)
  if (!read.success || graphOrigin === null) return []
  return [...read.data.content.matchAll(IMAGE)].flatMap(([, address = '']) => {
    const url = address.replaceAll('&amp;', '&')
    const isHosted = URL.canParse(url) && isSameOrigin(url, graphOrigin) && HOSTED.test(new URL(url).pathname)
    return isHosted ? [{ url, token: 'graph' as const }] : []
  })
}

function isSameOrigin(left: string, right: string): boolean {
  return new URL(left).origin === new URL(right).origin
}
