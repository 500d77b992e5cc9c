import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob'
import type { TokenCredential } from '@azure/core-auth'
import { createLoopbackCertificate, type LoopbackCertificate } from '../src/sandbox/certificate.ts'

/** Azurite's own account, the same everywhere (Azure documentation, "Use the Azurite emulator"). */
const ACCOUNT = 'devstoreaccount1'
const SECRET = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

/** Where Azurite keeps the limit of an append blob; a day of 50,000 records takes minutes to write. */
const CONSTANTS = 'azurite/dist/src/blob/utils/constants.js'
const MAIN = 'azurite/dist/src/blob/main.js'

export const AZURITE_KEY = new StorageSharedKeyCredential(ACCOUNT, SECRET)

interface AzuriteOptions {
  /** of an append blob; Azure's own where left out */
  readonly blocksPerBlob?: number
  /** takes bearer tokens, and https alone */
  readonly tokens?: boolean
}

/** The blob service of Azurite on a free port of loopback, in memory. */
export class Azurite {
  readonly #process: ChildProcess
  readonly #folder: string
  readonly #url: string
  private constructor(process: ChildProcess, folder: string, url: string) {
    this.#process = process
    this.#folder = folder
    this.#url = url
  }

  static async start({ blocksPerBlob = 50_000, tokens = false }: AzuriteOptions = {}): Promise<Azurite> {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-azurite-'))
    const certificate = tokens ? await createLoopbackCertificate() : null
    const { resolve } = createRequire(import.meta.url)
    const program = `require(${JSON.stringify(resolve(CONSTANTS))}).MAX_APPEND_BLOB_BLOCK_COUNT = ${blocksPerBlob}
      require(${JSON.stringify(resolve(MAIN))})`
    const options = [
      ...['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence', '--silent'],
      ...['--skipApiVersionCheck', '--disableTelemetry'],
      ...(certificate === null ? [] : await tokenOptions(folder, certificate)),
    ]
    const child = spawn(process.execPath, ['-e', program, '--', 'azurite-blob', ...options], { cwd: folder })
    return new Azurite(child, folder, await listeningAt(child))
  }

  /** A container that exists, as the well-known account. */
  async container(name: string): Promise<ContainerClient> {
    const container = this.missingContainer(name)
    await container.create()
    return container
  }

  missingContainer(name: string): ContainerClient {
    return new ContainerClient(this.#address(name), AZURITE_KEY, { retryOptions: { maxTries: 1 } })
  }

  /** The same container for an identity of Entra ID. */
  containerFor(name: string, credential: TokenCredential): ContainerClient {
    return new ContainerClient(this.#address(name), credential, { retryOptions: { maxTries: 1 } })
  }

  async close(): Promise<void> {
    const exited = once(this.#process, 'exit')
    this.#process.kill()
    await exited
    await rm(this.#folder, { recursive: true })
  }

  #address(container: string): string {
    return `${this.#url}/${ACCOUNT}/${container}`
  }
}

async function tokenOptions(
  folder: string,
  { certificate, key }: LoopbackCertificate,
): Promise<readonly string[]> {
  const [certificateFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  // for this process: the SDK takes no certificate authority of one's own
  setDefaultCACertificates([...getCACertificates('default'), certificate])
  await Promise.all([writeFile(certificateFile, certificate), writeFile(keyFile, key)])
  return ['--oauth', 'basic', '--cert', certificateFile, '--key', keyFile]
}

async function listeningAt(child: ChildProcess): Promise<string> {
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk)
    const url = /listens on (?<url>https?:\/\/\S+)/.exec(output)?.groups?.['url']
    if (url !== undefined) return url
  }
  throw new Error(`expected Azurite to listen, found ${output}`)
}
