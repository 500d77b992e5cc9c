/** Whether a `serviceUrl` leads to a connector that may be told anything, and given the bot's token. */
export type IsConnector = (serviceUrl: string) => boolean

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export const isOnLoopback: IsConnector = (serviceUrl) =>
  URL.canParse(serviceUrl) && LOOPBACK.test(new URL(serviceUrl).hostname)

/**
 * `origins` such as `https://smba.trafficmanager.net`, or with `*.` at the beginning of the host for every host below
 * it, which is only for domains in which nobody else can have a name.
 */
export function isAmong(origins: readonly string[]): IsConnector {
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false
    const { origin, protocol, host, username, password, search, hash } = new URL(serviceUrl)
    if (`${username}${password}${search}${hash}` !== '') return false
    return origins.some((allowed) => {
      const [scheme, zone] = allowed.split('//*')
      return zone === undefined ? origin === allowed : protocol === scheme && host.endsWith(zone)
    })
  }
}

/** Thrown before anything is sent there, or a token is got for it. */
export class ForeignServiceUrlError extends Error {
  override readonly name = 'ForeignServiceUrlError'

  constructor() {
    super('expected the serviceUrl of a connector of this cloud')
  }
}
