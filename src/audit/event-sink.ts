/** Where events of the program are logged; from there they reach Application Insights. */
export interface EventSink {
  info(event: string, fields: Readonly<Record<string, unknown>>): void
  error(event: string, fields: Readonly<Record<string, unknown>>): void
}
