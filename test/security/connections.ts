import { Socket } from 'node:net'
import { vi } from 'vitest'
import { z } from 'zod'

/** What `connect` is given, alone or in a list: Node normalizes its own calls so. */
const target = z.object({ host: z.string().nullish(), port: z.coerce.number() })

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/**
 * Every address that this process connects to, by whatever client: plain, TLS, `fetch` and the SDKs all come to
 * `Socket.connect`. Only loopback is really connected to.
 */
export class Connections {
  readonly to: string[] = []
  readonly restore: () => void

  constructor() {
    const { to } = this
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const connect = Socket.prototype.connect
    const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
      this: Socket,
      ...given: unknown[]
    ) {
      const { host, port } = targetOf(given)
      to.push(`${host}:${port}`)
      if (!LOOPBACK.includes(host)) {
        process.nextTick(() => this.destroy(new Error('the test connects to loopback only')))
        return this
      }
      Reflect.apply(connect, this, given)
      return this
    })
    this.restore = () => {
      spy.mockRestore()
    }
  }
}

function targetOf(given: readonly unknown[]): { readonly host: string; readonly port: number } {
  const [first, second] = given
  const options: unknown = Array.isArray(first) ? first[0] : first
  const read = target.safeParse(options)
  if (read.success) return { host: read.data.host ?? 'localhost', port: read.data.port }
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) }
}
