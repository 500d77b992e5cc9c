/** Where telemetry goes. */
export interface IngestionTarget {
  readonly instrumentationKey: string
  /** `https://swedencentral-0.in.applicationinsights.azure.com`, without a slash at its end; null: none is named */
  readonly endpoint: string | null
}

/**
 * Reads a connection string of Application Insights; null where the exporter would discard it. Source: Azure Monitor
 * documentation, "Connection strings in Application Insights".
 */
export function readConnectionString(text: string): IngestionTarget | null {
  const parts = text.split(';').map((part) => part.split('='))
  if (parts.some((part) => part.length !== 2)) return null
  const values = new Map(parts.map(([key = '', value = '']) => [key.toLowerCase(), value]))
  const instrumentationKey = values.get('instrumentationkey') ?? ''
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(instrumentationKey)) return null
  const location = values.get('location')
  const suffix = values.get('endpointsuffix')
  const ofSuffix =
    suffix === undefined ? null : `https://${location === undefined ? '' : `${location}.`}dc.${suffix}`
  const endpoint = values.get('ingestionendpoint') ?? ofSuffix
  if (endpoint === null) return { instrumentationKey, endpoint: null }
  const url = URL.parse(endpoint.trim())
  return url?.protocol === 'https:' ? { instrumentationKey, endpoint: url.origin } : null
}
