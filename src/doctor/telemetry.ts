import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline'
import { z } from 'zod'
import { readConnectionString, type IngestionTarget } from '../telemetry/connection-string.ts'
import { failed, fix, ok, skipped, warning, type Examination, type Outcome } from './check.ts'

const MEANS = 'Azure Monitor does not learn how Rolecall does, so that no workbook and no alert shows it.'

const CONNECTION_STRINGS = [
  'az resource list --resource-type Microsoft.Insights/components --query "[].{name:name, group:resourceGroup}"',
  `az resource show --resource-type Microsoft.Insights/components --name '<name>' --resource-group '<group>' --query properties.ConnectionString --output tsv`,
]

export interface TelemetryTrial {
  /** null: telemetry goes nowhere */
  readonly connectionString: string | null
  readonly clock: () => Date
  /** PEM of a certificate authority to trust besides the usual ones; for an endpoint on loopback */
  readonly certificateAuthority?: string
}

/** Whether Application Insights takes what it is sent: one log event, `doctor`, that says nothing more. */
export function telemetryExamination({
  connectionString,
  clock,
  certificateAuthority,
}: TelemetryTrial): Examination {
  return {
    id: 'telemetry',
    title: 'Telemetry',
    examine: async (abortSignal) => {
      if (connectionString === null) {
        return skipped(
          'APPLICATIONINSIGHTS_CONNECTION_STRING is not set: the log is on standard output alone',
        )
      }
      const target = readConnectionString(connectionString)
      if (target?.endpoint == null) return NO_ENDPOINT
      const { endpoint } = target
      const { host } = new URL(endpoint)
      const pipeline = createPipelineFromOptions({
        retryOptions: { maxRetries: 0 },
        ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
      })
      const request = createPipelineRequest({
        url: `${endpoint}/v2.1/track`,
        method: 'POST',
        body: JSON.stringify([doctorEvent(target, clock())]),
        abortSignal,
      })
      request.headers.set('Content-Type', 'application/json')
      const answer = await pipeline.sendRequest(createDefaultHttpClient(), request).catch(() => null)
      if (answer === null) {
        return failed(
          `${host} does not answer`,
          fix(`Let this machine out to ${host}, port 443.`, `curl -I ${endpoint}`),
          MEANS,
        )
      }
      return outcomeOf(answer.status, answer.bodyAsText ?? '', host)
    },
  }
}

const NO_ENDPOINT = warning(
  'APPLICATIONINSIGHTS_CONNECTION_STRING names no ingestion endpoint',
  fix('Set it to the whole connection string of the resource.', ...CONNECTION_STRINGS),
  'Telemetry goes to an endpoint of the whole world, where Azure no longer supports it.',
)

/** Source: the REST specification of the data collection endpoint, `TelemetryEnvelope`. */
function doctorEvent({ instrumentationKey }: IngestionTarget, now: Date): object {
  return {
    name: 'Microsoft.ApplicationInsights.Message',
    time: now.toISOString(),
    iKey: instrumentationKey,
    tags: { 'ai.cloud.role': 'rolecall' },
    data: { baseType: 'MessageData', baseData: { ver: 2, message: 'doctor', severityLevel: 'Information' } },
  }
}

const trackResponse = z.object({ itemsAccepted: z.number() })

const OTHER_RESOURCE = fix(
  'Set APPLICATIONINSIGHTS_CONNECTION_STRING to that of the resource.',
  ...CONNECTION_STRINGS,
)

/** The same source, "TrackResponse". */
function outcomeOf(status: number, body: string, host: string): Outcome {
  switch (status) {
    case 200:
    case 206:
      return acceptedIn(body) > 0
        ? ok(`${host} takes it; it is shown some minutes later`)
        : failed(`${host} did not take a log event`, OTHER_RESOURCE, MEANS)
    case 400:
    case 404:
      return failed(`${host} knows no such resource (${status})`, OTHER_RESOURCE, MEANS)
    case 401:
    case 403:
      return failed(
        `${host} takes only what is signed in (${status})`,
        fix(
          'Let the resource take telemetry by its connection string (local authentication); Rolecall sends it so.',
          ...CONNECTION_STRINGS.slice(0, 1),
          `az resource update --resource-type Microsoft.Insights/components --name '<name>' --resource-group '<group>' --set properties.DisableLocalAuth=false`,
        ),
        MEANS,
      )
    case 402:
    case 439:
      return warning(
        `${host} takes no more today: a daily cap is reached (${status})`,
        fix('Raise the daily cap of Application Insights or of its workspace, or wait until it is over.'),
        MEANS,
      )
    default:
      return warning(`${host} answered ${status}`, fix('Run it again in a minute.'), MEANS)
  }
}

function acceptedIn(body: string): number {
  try {
    return trackResponse.parse(JSON.parse(body)).itemsAccepted
  } catch {
    return 0
  }
}
