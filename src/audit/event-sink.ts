/** Where events of the program are logged. */
export interface EventSink {
  info(event: string, fields: Readonly<Record<string, unknown>>): void
  error(event: string, fields: Readonly<Record<string, unknown>>): void
}
