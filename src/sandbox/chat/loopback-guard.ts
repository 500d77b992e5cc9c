import type { Guard } from './router.ts'
import { json } from './router.ts'

/**
 * Keeps other web sites away from a server on loopback: the Host must be a loopback name with the server's own
 * port (DNS rebinding), the Origin of a browser's write must be the page itself, and what carries a body must
 * be JSON, which a form of another site cannot send without asking first.
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
    if (method !== 'DELETE' && headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
      return json({ error: 'Expected the content type application/json.' }, 415)
    }
    return undefined
  }
}
