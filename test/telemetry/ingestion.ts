import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { createLoopbackCertificate } from '../../src/sandbox/certificate.ts'

const properties = z.record(z.string(), z.string()).default({})

/** What Application Insights takes, as far as it is looked at here. */
const envelope = z.object({
  tags: z.record(z.string(), z.string()).default({}),
  data: z.object({
    baseType: z.string(),
    baseData: z.object({
      name: z.string().optional(),
      message: z.string().optional(),
      resultCode: z.string().optional(),
      success: z.boolean().optional(),
      metrics: z.array(z.object({ name: z.string(), value: z.number() })).optional(),
      exceptions: z.array(z.object({ typeName: z.string(), message: z.string() })).optional(),
      properties,
    }),
  }),
})
export type Envelope = z.output<typeof envelope>

/** Variables with which nothing but loopback can be reached, and the platform need not be asked for. */
export const SHUT_IN = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1,localhost',
  WEBSITE_SITE_NAME: 'rolecall-test',
} as const

/** Application Insights' ingestion endpoint, on loopback. */
export class Ingestion {
  readonly envelopes: Envelope[] = []
  /** the bodies of all requests */
  text = ''
  /** HTTP status of every answer; what is not 200 takes nothing */
  status = 200
  readonly url: string
  /** PEM */
  readonly certificate: string
  readonly #server: Server

  private constructor(server: Server, url: string, certificate: string) {
    this.#server = server
    this.url = url
    this.certificate = certificate
  }

  static async start(): Promise<Ingestion> {
    const { key, certificate } = await createLoopbackCertificate()
    const server = createServer({ key, cert: certificate })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('expected a port')
    const ingestion = new Ingestion(server, `https://127.0.0.1:${address.port}`, certificate)
    server.on('request', (request, response) => {
      void buffer(request).then((body) => {
        const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
        if (ingestion.status !== 200) {
          response.writeHead(ingestion.status).end()
          return
        }
        const taken = z.array(envelope).parse(JSON.parse(text))
        ingestion.envelopes.push(...taken)
        ingestion.text += text
        const count = taken.length
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ itemsReceived: count, itemsAccepted: count, errors: [] }))
      })
    })
    return ingestion
  }

  get connectionString(): string {
    return `InstrumentationKey=11111111-2222-4333-8444-555555555555;IngestionEndpoint=${this.url}/`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
