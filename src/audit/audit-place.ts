import { readContainerAddress } from '../state/storage-container.ts'

/** Where records are kept. */
export type AuditPlace =
  | { readonly kind: 'directory'; readonly path: string }
  /** a container of Azure Blob Storage */
  | { readonly kind: 'container'; readonly url: string }

export type ReadPlace = AuditPlace | { readonly kind: 'fault'; readonly text: string }

/** A directory, or the address of a container. */
export function readAuditPlace(text: string): ReadPlace {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) return readContainerAddress(text)
  if (text.trim() === '' || text.includes('\0')) return { kind: 'fault', text: 'expected a directory' }
  return { kind: 'directory', path: text }
}
