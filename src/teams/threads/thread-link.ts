import type { CloudName } from '../../snapshot/azure/connection.ts'
import type { KeptReference } from '../kept-reference.ts'

/**
 * Where people open Teams in each cloud. Source: Microsoft 365 documentation, endpoints of GCC High and of the version
 * operated by 21Vianet.
 */
const HOSTS: Readonly<Record<CloudName, string>> = {
  public: 'teams.microsoft.com',
  'us-government': 'gov.teams.microsoft.us',
  china: 'teams.microsoftonline.cn',
}

/** Of the Department of Defense, which is in the cloud of the US Government; its connector has a name below this one. */
const DEFENSE = 'dod.teams.microsoft.us'

/**
 * An address that opens a thread of a channel; null for what has none. Source: Teams documentation, "Deep link to a
 * Teams chat": messages of channels.
 */
export function threadLink(
  { conversation, serviceUrl }: Pick<KeptReference, 'conversation' | 'serviceUrl'>,
  cloud: CloudName,
): string | null {
  const [channelId, root] = conversation.id.split(';messageid=')
  if (channelId === undefined || root === undefined) return null
  const tenantId = conversation['tenantId']
  const link = new URL(
    `https://${hostOf(serviceUrl, cloud)}/l/message/${encodeURIComponent(channelId)}/${encodeURIComponent(root)}`,
  )
  if (typeof tenantId === 'string') link.searchParams.set('tenantId', tenantId)
  link.searchParams.set('parentMessageId', root)
  return link.href
}

function hostOf(serviceUrl: string, cloud: CloudName): string {
  const isDefense = URL.parse(serviceUrl)?.hostname.endsWith(`.${DEFENSE}`) === true
  return cloud === 'us-government' && isDefense ? DEFENSE : HOSTS[cloud]
}
