import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { READER_ID, SandboxCredential } from '../../src/sandbox/credential.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import type { AzureConnection } from '../../src/snapshot/azure/connection.ts'

const settings = z.object({ latency: z.number() })
const address = z.object({ endpoint: z.string(), certificateAuthority: z.string() })

/** ARM gives all role definitions in one answer. */
const PAGE_SIZE = 5000

// a thread of its own: Azure does its work elsewhere
if (!isMainThread) {
  const { latency } = settings.parse(workerData)
  const sandbox = await startSandbox({ tenant: contoso(), latency, pageSize: PAGE_SIZE })
  parentPort?.postMessage({
    endpoint: sandbox.armEndpoint,
    certificateAuthority: sandbox.certificateAuthority,
  })
}

export interface SlowSandbox {
  readonly connection: AzureConnection
  readonly close: () => Promise<unknown>
}

/** Contoso, each answer of which takes some milliseconds. */
export async function startSlowSandbox(latency: number): Promise<SlowSandbox> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { latency } })
  const answered = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
  })
  const { endpoint, certificateAuthority } = address.parse(answered)
  return {
    connection: {
      cloud: {
        name: 'sandbox',
        armEndpoint: endpoint,
        armScope: 'https://management.azure.com/.default',
        graphEndpoint: endpoint,
        graphScope: 'https://graph.microsoft.com/.default',
        authorityHost: endpoint,
        portal: 'https://portal.azure.com',
      },
      credential: new SandboxCredential(
        { principalId: READER_ID, tenantId: contoso().tenantId, isApplication: true },
        () => new Date(),
      ),
      certificateAuthority,
    },
    close: () => worker.terminate(),
  }
}
