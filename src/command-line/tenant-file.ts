import type { Tenant } from '../sandbox/tenant.ts'
import { CommandError } from './command-error.ts'
import { readInputFile } from './input-file.ts'

/** The tenant of the file that `--tenant` names; one that is none is bad input, and where is told. */
export async function readTenantFile(path: string): Promise<Tenant> {
  const text = (await readInputFile('--tenant', path)).toString('utf8')
  const { parseTenantFile } = await import('../sandbox/tenant-file.ts')
  const parsed = parseTenantFile(text)
  if (parsed.kind !== 'fault') return parsed.tenant
  throw new CommandError(
    `--tenant ${path}: ${parsed.pointer === '' ? '' : `${parsed.pointer}: `}${parsed.text}`,
  )
}
