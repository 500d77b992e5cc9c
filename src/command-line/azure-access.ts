import { readFile } from 'node:fs/promises'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { azureReader } from '../snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../snapshot/azure/connection.ts'
import { signedInCredential } from '../snapshot/azure/signed-in-credential.ts'
import { readConfig } from '../config.ts'
import { CommandError } from './command-error.ts'

/** Runs something against a tenant file's sandbox, or against Azure with the signed-in credential. */
export async function withAzure<T>(
  tenantFile: string | undefined,
  run: (reader: AzureReader) => Promise<T>,
): Promise<T> {
  return tenantFile === undefined ? run(await signedInReader()) : withTenantFile(tenantFile, run)
}

async function signedInReader(): Promise<AzureReader> {
  const { cloud, readerClientId } = readConfig(process.env)
  return azureReader({
    cloud: CLOUDS[cloud],
    credential: await signedInCredential(CLOUDS[cloud], readerClientId),
  })
}

async function withTenantFile<T>(path: string, run: (reader: AzureReader) => Promise<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
    throw new CommandError(`--tenant: expected a file that can be read, found ${code} at ${path}`)
  })
  const { parseTenantFile } = await import('../sandbox/tenant-file.ts')
  const parsed = parseTenantFile(text)
  if (parsed.kind === 'fault') {
    throw new CommandError(
      `--tenant ${path}: ${parsed.pointer === '' ? '' : `${parsed.pointer}: `}${parsed.text}`,
    )
  }
  const { startSandbox } = await import('../sandbox/sandbox.ts')
  const { sandboxConnection } = await import('../sandbox/sandbox-connection.ts')
  const sandbox = await startSandbox({ tenant: parsed.tenant })
  try {
    return await run(azureReader(sandboxConnection(sandbox)))
  } finally {
    await sandbox.close()
  }
}
