/** What is worth noting about an event; never what somebody wrote, never a token. */
export type LogFields = Readonly<Record<string, unknown>>

export interface Log {
  info(event: string, fields: LogFields): void
  warn(event: string, fields: LogFields): void
  error(event: string, fields: LogFields): void
}
