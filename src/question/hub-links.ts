import { z } from 'zod'
import { scopeFault } from '../rbac/scope.ts'
import type { Resource } from './question.ts'

/** Resources that a hub or project names as its own (ARM, `Microsoft.MachineLearningServices/workspaces` 2024-04-01). */
export type HubLink = 'storageAccount' | 'keyVault' | 'containerRegistry' | 'hubResourceId'

/** ARM id; null where the hub names none. */
export function linkedIdOf({ properties }: Resource, link: HubLink): string | null {
  return armId(properties?.[link])
}

const encrypted = z.object({
  encryption: z.object({ keyVaultProperties: z.object({ keyVaultArmId: z.string() }) }),
})

/** ARM id of the vault that holds a hub's own key, or else of the vault that the hub keeps its secrets in. */
export function keyVaultIdOf(hub: Resource): string | null {
  const read = encrypted.safeParse(hub.properties)
  const ofKey = read.success ? armId(read.data.encryption.keyVaultProperties.keyVaultArmId) : null
  return ofKey ?? linkedIdOf(hub, 'keyVault')
}

function armId(value: unknown): string | null {
  return typeof value === 'string' && value.startsWith('/') && scopeFault(value) === null ? value : null
}
