import { isAzureUnreachable } from '../snapshot/azure-reader.ts'
import { azureReaders } from '../snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../snapshot/azure/connection.ts'
import { readConfig } from '../config.ts'
import { configuredCredential } from '../configured-credential.ts'
import { configuredLanguage } from '../configured-language.ts'
import { NO_LANGUAGE } from '../language/language.ts'
import type { TimelyOptions } from '../timely-diagnosis.ts'
import { CommandError, EXIT } from './command-error.ts'
import { readTenantFile } from './tenant-file.ts'

export type Sources = Pick<TimelyOptions, 'readers' | 'language'>

/**
 * Runs something against a tenant file's sandbox, from which nothing is sent, or against Azure as signed in.
 * Where Azure does not answer, the command ends.
 */
export async function withSources<T>(
  tenantFile: string | undefined,
  run: (sources: Sources) => Promise<T>,
): Promise<T> {
  try {
    return await (tenantFile === undefined ? run(await signedInSources()) : withTenantFile(tenantFile, run))
  } catch (error) {
    if (isAzureUnreachable(error)) throw new CommandError(error.message, EXIT.unreachable)
    throw error
  }
}

async function signedInSources(): Promise<Sources> {
  const config = readConfig(process.env)
  const identity = configuredCredential(config)
  const connection = { cloud: CLOUDS[config.cloud], credential: await identity() }
  return { readers: azureReaders(connection), language: configuredLanguage(config, identity) }
}

async function withTenantFile<T>(path: string, run: (sources: Sources) => Promise<T>): Promise<T> {
  const tenant = await readTenantFile(path)
  const { startSandbox } = await import('../sandbox/sandbox.ts')
  const { sandboxConnection } = await import('../sandbox/sandbox-connection.ts')
  const sandbox = await startSandbox({ tenant })
  try {
    return await run({ readers: azureReaders(sandboxConnection(sandbox)), language: NO_LANGUAGE })
  } finally {
    await sandbox.close()
  }
}
