import type { Guard } from './router.ts'
import { bodyTypes, json } from './router.ts'

const types: readonly (string | undefined)[] = Object.values(bodyTypes)

/**
 * Keeps other web sites away from a server on loopback: the Host must be a loopback name with the server's own
 * port (DNS rebinding), the Origin of a browser's write must be the page itself, and what carries a body must
 * be JSON or plain bytes, which a form of another site cannot send without asking first.
 */
export function loopbackGuard(port: number): Guard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const origins = hosts.map((host) => `http://${host}`)
  return ({ method, headers }) => {
    if (headers.host === undefined || !hosts.includes(headers.host)) {
      return json({ error: `Expected the host ${hosts.join(' or ')}.` }, 403)
    }
    if (method === 'GET') return undefined
    if (headers.origin !== undefined && !origins.includes(headers.origin)) {
      return json({ error: 'Only the chat page itself may send this.' }, 403)
    }
    if (method !== 'DELETE' && !types.includes(headers['content-type']?.split(';')[0]?.trim())) {
      return json({ error: `Expected the content type ${types.join(' or ')}.` }, 415)
    }
    return undefined
  }
}
