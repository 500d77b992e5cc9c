import { fileURLToPath } from 'node:url'
import { hasDrifted } from '../knowledge/drift/catalogue-drift.ts'
import { isCancelled } from '../snapshot/azure-reader.ts'
import { withSources } from './azure-access.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { driftText } from './drift-text.ts'
import { refreshCatalogue } from './refresh-catalogue.ts'
import { writeLine, type Streams } from './streams.ts'

export interface RefreshOptions {
  readonly tenant?: string
  readonly check?: boolean
  readonly format: 'text' | 'json'
}

const CATALOGUE = fileURLToPath(new URL('../knowledge/catalogue/built-in-roles.json', import.meta.url))

/** Milliseconds; the list is a dozen pages. */
const PATIENCE = 120_000

/** `rolecall catalogue refresh`: the shipped catalogue of built-in roles beside those that Azure lists. */
export async function catalogueRefreshCommand(
  { tenant, check = false, format }: RefreshOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const report = await withSources(tenant, async ({ readers }) => {
    const azure = readers({ conversation: 'command-line', signal: AbortSignal.timeout(PATIENCE) })
    return refreshCatalogue({ azure, file: CATALOGUE, isCheck: check, now: new Date() })
  }).catch((error: unknown) => {
    if (!isCancelled(error)) throw error
    throw new CommandError(`Azure had not answered after ${PATIENCE / 1000} seconds`, EXIT.unreachable)
  })
  await writeLine(streams, format === 'json' ? JSON.stringify(report, null, 2) : driftText(report))
  return check && hasDrifted(report.drift) ? EXIT.drifted : EXIT.answered
}
