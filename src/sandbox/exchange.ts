/** One HTTP request to the sandbox, read whole. */
export interface SandboxRequest {
  readonly method: string
  readonly url: URL
  /** percent-decoded, without doubled slashes */
  readonly path: string
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>
  /** untrusted: parsed JSON, or undefined where there is none */
  readonly body: unknown
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** sent as JSON; nothing is sent where it is absent */
  readonly body?: unknown
  /** sent as they are in place of a body, with the content type of the headers */
  readonly bytes?: Uint8Array
}
