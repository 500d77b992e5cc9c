import { catalogueDrift, hasDrifted, type CatalogueDrift } from '../knowledge/drift/catalogue-drift.ts'
import { driftEffects, type DriftEffect } from '../knowledge/drift/drift-effects.ts'
import { refreshedCatalogue } from '../knowledge/drift/refreshed-catalogue.ts'
import { trustedListing } from '../knowledge/drift/trusted-listing.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { readCatalogue, replaceCatalogue } from './catalogue-file.ts'
import { CommandError, EXIT } from './command-error.ts'

export interface Refresh {
  readonly azure: Pick<AzureReader, 'builtInRoles'>
  /** path of the catalogue */
  readonly file: string
  /** nothing is written */
  readonly isCheck: boolean
  readonly now: Date
}

/** What a refresh found, and whether it changed the catalogue. */
export interface RefreshReport {
  /** before the refresh */
  readonly asOf: string
  /** how many roles the catalogue held, and how many Azure lists */
  readonly count: { readonly kept: number; readonly listed: number }
  readonly drift: CatalogueDrift
  readonly effects: readonly DriftEffect[]
  readonly isWritten: boolean
}

/**
 * Brings the catalogue in line with the built-in roles that Azure lists. Where these could not be read, or hardly
 * are all of them, it ends with a `CommandError` and the file stays as it was.
 */
export async function refreshCatalogue({ azure, file, isCheck, now }: Refresh): Promise<RefreshReport> {
  const kept = await readCatalogue(file)
  // built-in roles are the same everywhere, and every signed-in principal may list them there
  const read = await azure.builtInRoles('/')
  if (read.kind === 'refused') throw untouched(`could not be read: ${read.why}`)
  const listing = trustedListing(read.value, kept)
  if (listing.kind === 'suspicious') throw untouched(`hardly are all of them: ${listing.why}`)

  const { roles } = listing
  const drift = catalogueDrift(kept, roles)
  const isWritten = !isCheck && hasDrifted(drift)
  if (isWritten) {
    await replaceCatalogue(file, refreshedCatalogue(kept, roles, drift, now.toISOString().slice(0, 10)))
  }
  return {
    asOf: kept.asOf,
    count: { kept: kept.roles.length, listed: roles.length },
    drift,
    effects: driftEffects(drift, kept, roles),
    isWritten,
  }
}

function untouched(found: string): CommandError {
  return new CommandError(
    `the built-in roles that Azure lists ${found}. The catalogue stays as it was; try again later.`,
    EXIT.unreachable,
  )
}
