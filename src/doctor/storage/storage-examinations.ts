import type { TokenCredential } from '@azure/core-auth'
import type { ContainerClient } from '@azure/storage-blob'
import type { Config } from '../../config.ts'
import type { Container } from '../../state/storage-container.ts'
import { skipped, type Examination } from '../check.ts'
import { examineContainer } from './container-examination.ts'
import { probeDocuments, probeRecords } from './container-probe.ts'
import { examineDirectory } from './directory-examination.ts'

/** Opens a container; a test opens its own. */
export type OpenContainer = (container: Container) => Promise<ContainerClient>

export function containerOpener(credential: TokenCredential): OpenContainer {
  return async ({ url }) => {
    const { ContainerClient } = await import('@azure/storage-blob')
    return new ContainerClient(url, credential, { retryOptions: { maxTries: 1 } })
  }
}

/** Whether what is remembered and what is recorded can be kept. */
export function storageExaminations(
  { state, audit }: Pick<Config, 'state' | 'audit'>,
  openContainer: OpenContainer,
  objectId: string | null,
): readonly Examination[] {
  const at = (container: Container) => ({
    url: container.url,
    open: () => openContainer(container),
    objectId,
  })
  return [
    {
      id: 'state',
      title: 'Storage of state',
      examine: async (signal) => {
        if (state === null) return skipped('kept in the memory of the process: ROLECALL_STATE is not set')
        const means = 'Rolecall remembers no conversation, and takes no request for access.'
        return examineContainer({ ...at(state), probe: probeDocuments, means }, signal)
      },
    },
    {
      id: 'audit',
      title: 'Storage of audit records',
      examine: async (signal) => {
        const means = 'No request for access can be approved.'
        if (audit === null) return skipped('kept in the memory of the process: ROLECALL_AUDIT is not set')
        return audit.kind === 'directory'
          ? examineDirectory(audit.path, means)
          : examineContainer({ ...at(audit), probe: probeRecords, means }, signal)
      },
    },
  ]
}
