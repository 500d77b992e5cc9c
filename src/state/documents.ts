/** A value as it was stored, and the mark of that version of it. */
export interface StoredDocument {
  /** parsed JSON, not validated */
  readonly value: unknown
  readonly etag: string
}

/**
 * Named JSON documents, shared by all processes of one bot. A key is `folder/name`, of letters, digits and `_.-`. After
 * its `expiresAt` a document is as if it had been deleted; null: it stays.
 */
export interface Documents {
  readonly read: (key: string) => Promise<StoredDocument | null>
  /**
   * Whether it was written: not where another version is stored than `etag` names; null: none must be. Of several who
   * write over the same version, or make the same document, one succeeds.
   */
  readonly write: (
    key: string,
    value: unknown,
    etag: string | null,
    expiresAt?: Date | null,
  ) => Promise<boolean>
  /** Writes over whatever is stored. */
  readonly put: (key: string, value: unknown, expiresAt?: Date | null) => Promise<void>
  /** Nothing happens where there is none. */
  readonly delete: (key: string) => Promise<void>
  /** The keys of a folder, in no order; some may have expired. */
  readonly keys: (folder: string) => Promise<readonly string[]>
}
