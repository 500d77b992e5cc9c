/** A value as it was stored, and the mark of that version of it. */
export interface StoredDocument {
  /** parsed JSON, not validated */
  readonly value: unknown
  readonly etag: string
}

/** Named JSON documents that are written only over the version that was read. */
export interface Documents {
  readonly read: (key: string) => Promise<StoredDocument | null>
  /** Whether it was written: not where another version is stored than `etag` names; null: none must be. */
  readonly write: (key: string, value: unknown, etag: string | null) => Promise<boolean>
  /** Nothing happens where there is none. */
  readonly delete: (key: string) => Promise<void>
}
