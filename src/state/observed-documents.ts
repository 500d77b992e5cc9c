import { traced } from '../telemetry/spans.ts'
import type { Documents } from './documents.ts'

/** Documents each of whose operations is measured, by the folder that it is about. */
export function observedDocuments(documents: Documents): Documents {
  const observed = <Result>(operation: string, key: string, work: () => Promise<Result>) =>
    traced(
      'state',
      { 'rolecall.operation': operation, 'rolecall.collection': folderOf(key), 'peer.service': 'storage' },
      work,
    )
  return {
    read: (key) => observed('read', key, () => documents.read(key)),
    write: (key, value, etag, expiresAt) =>
      observed('write', key, () => documents.write(key, value, etag, expiresAt)),
    put: (key, value, expiresAt) => observed('put', key, () => documents.put(key, value, expiresAt)),
    delete: (key) => observed('delete', key, () => documents.delete(key)),
    keys: (folder) => observed('keys', folder, () => documents.keys(folder)),
  }
}

function folderOf(key: string): string {
  return key.split('/')[0] ?? ''
}
