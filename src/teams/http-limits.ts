import type { Server } from 'node:http'

/** What one client may take of the server. Times are in milliseconds. */
export interface HttpLimits {
  /** for a client to send its headers, and its whole request */
  readonly headersTimeout: number
  readonly requestTimeout: number
  /** between requests on one connection */
  readonly keepAliveTimeout: number
  /** how often these are looked after */
  readonly connectionsCheckingInterval: number
  /** Node allows 16 KB of them */
  readonly maxHeadersCount: number
  /** at once; more are closed as they come */
  readonly maxConnections: number
}

/** Teams sends a request whole, with two dozen headers, over few connections, from behind a front end. */
export const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeadersCount: 100,
  maxConnections: 1_000,
}

/** Before it listens. restify makes its server without options, and Node reads these when it begins to listen. */
export function limitServer(server: Server, limits: HttpLimits): void {
  Object.assign(server, limits)
}
