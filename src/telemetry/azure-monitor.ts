import { setTimeout } from 'node:timers/promises'
import { setLogLevel } from '@azure/logger'
import type { AzureMonitorOpenTelemetryOptions } from '@azure/monitor-opentelemetry'
import { logs, SeverityNumber } from '@opentelemetry/api-logs'
import { exportedAttributes, type ExportEvent } from './exported-event.ts'

/** Where spans, metrics and log events go. */
export interface Monitor {
  readonly exportEvent: ExportEvent
  /** Sends what is still here, for at most two seconds. */
  close(): Promise<void>
}

export interface MonitorOptions {
  /** of Application Insights */
  readonly connectionString: string
  /** PEM of a certificate authority to trust besides the usual ones; for an endpoint on loopback */
  readonly certificateAuthority?: string
}

/** Milliseconds that the end of the process waits for telemetry: less than it waits for all that is to be sent. */
const LAST_FLUSH = 1_500

const SEVERITY = { info: 'INFO', warn: 'WARN', error: 'ERROR' } as const

/**
 * Sends to Azure Monitor what this program measures, and nothing that the library would collect by itself. Loaded here,
 * because the import takes half a second.
 */
export async function startAzureMonitor({
  connectionString,
  certificateAuthority,
}: MonitorOptions): Promise<Monitor> {
  for (const [name, value] of Object.entries(SILENT)) process.env[name] ??= value
  const { useAzureMonitor, shutdownAzureMonitor } = await import('@azure/monitor-opentelemetry')
  useAzureMonitor({
    ...NOTHING_BY_ITSELF,
    // every trace, unless OTEL_TRACES_SAMPLER says otherwise; the default drops what comes in bursts, as turns do
    tracesPerSecond: 0,
    samplingRatio: 1,
    azureMonitorExporterOptions: {
      connectionString,
      // what cannot be sent is not kept on disk
      disableOfflineStorage: true,
      ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
    },
  })
  // the library has the SDK of Azure write its warnings, with messages of faults, to the console
  if (process.env['AZURE_LOG_LEVEL'] === undefined) setLogLevel()
  const logger = logs.getLogger('rolecall')
  return {
    exportEvent: (level, event, fields) => {
      logger.emit({
        severityNumber: SeverityNumber[SEVERITY[level]],
        severityText: level,
        body: event,
        attributes: exportedAttributes(level, event, fields),
      })
    },
    close: () => withinLimit(shutdownAzureMonitor()),
  }
}

/** The library takes these from the environment alone: reports about itself, and attributes of the machine. */
const SILENT = {
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
  APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
  OTEL_NODE_RESOURCE_DETECTORS: 'env',
  OTEL_SERVICE_NAME: 'rolecall',
} as const

const OFF = { enabled: false } as const

/** Instrumented HTTP would tell the addresses of resources and people. */
const NOTHING_BY_ITSELF = {
  enableLiveMetrics: false,
  enableStandardMetrics: false,
  enablePerformanceCounters: false,
  enableTraceBasedSamplingForLogs: false,
  instrumentationOptions: {
    http: OFF,
    azureSdk: OFF,
    mongoDb: OFF,
    mySql: OFF,
    postgreSql: OFF,
    redis: OFF,
    redis4: OFF,
    bunyan: OFF,
    winston: OFF,
    console: OFF,
  },
} as const satisfies AzureMonitorOpenTelemetryOptions

async function withinLimit(work: Promise<void>): Promise<void> {
  try {
    await Promise.race([work, setTimeout(LAST_FLUSH, undefined, { ref: false })])
  } catch {
    // telemetry that cannot be sent is no reason not to end
  }
}
