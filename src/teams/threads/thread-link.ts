import type { KeptReference } from '../kept-reference.ts'

/**
 * An address that opens a thread of a channel; null for what has none. Source: Teams documentation, "Deep link to a
 * Teams chat": messages of channels.
 */
export function threadLink({ conversation }: KeptReference): string | null {
  const [channelId, root] = conversation.id.split(';messageid=')
  if (channelId === undefined || root === undefined) return null
  const tenantId = conversation['tenantId']
  const link = new URL(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${encodeURIComponent(root)}`,
  )
  if (typeof tenantId === 'string') link.searchParams.set('tenantId', tenantId)
  link.searchParams.set('parentMessageId', root)
  return link.href
}
