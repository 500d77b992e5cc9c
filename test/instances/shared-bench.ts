import { randomUUID } from 'node:crypto'
import type { ContainerClient } from '@azure/storage-blob'
import { BlobAuditLog } from '../../src/audit/blob-audit-log.ts'
import type { Azurite } from '../azurite.ts'
import { AccessBench, CONNECTION, TENANT_ID } from '../teams/access/access-bench.ts'
import type { InstanceSettings } from './instance-settings.ts'
import { Instances } from './instances.ts'

/** Bots in processes of their own, the world around them, and what they share. */
export interface SharedBench {
  readonly bench: AccessBench
  readonly instances: Instances
  readonly state: ContainerClient
  readonly audit: ContainerClient
}

/** `count` bots over two new containers of Azurite. `bench.close()` ends them. */
export async function startShared(
  azurite: Azurite,
  count: number,
  settings: Pick<InstanceSettings, 'turnLease'>,
): Promise<SharedBench> {
  const [state, audit] = await Promise.all([
    azurite.container(`state-${randomUUID()}`),
    azurite.container(`audit-${randomUUID()}`),
  ])
  const started = Promise.withResolvers<Instances>()
  const bench = await AccessBench.start({
    audit: new BlobAuditLog(audit, () => undefined),
    serve: async (_, { sandbox, tokens }) => {
      const instances = await Instances.start(count, {
        armEndpoint: sandbox.armEndpoint,
        certificateAuthority: sandbox.certificateAuthority,
        tokenServiceUrl: tokens.url,
        tenantId: TENANT_ID,
        connectionName: CONNECTION,
        stateContainer: state.url,
        auditContainer: audit.url,
        ...settings,
      })
      started.resolve(instances)
      return instances
    },
  })
  return { bench, instances: await started.promise, state, audit }
}
