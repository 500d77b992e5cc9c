/** What a metric says of itself. */
interface Metric {
  readonly kind: 'counter' | 'up-down-counter' | 'histogram'
  /** UCUM; source: OpenTelemetry, "Instrument unit" */
  readonly unit: string
  readonly what: string
  readonly attributes: readonly string[]
}

/** Every metric there is. Each attribute has few values, none of which tells of a person or a resource. */
export const METRICS = {
  'rolecall.turns': {
    kind: 'counter',
    unit: '{turn}',
    what: 'Turns that ended.',
    attributes: ['rolecall.activity', 'rolecall.conversation', 'rolecall.outcome'],
  },
  'rolecall.turn.duration': {
    kind: 'histogram',
    unit: 's',
    what: 'How long turns took, until everything that they caused was done.',
    attributes: ['rolecall.activity', 'rolecall.outcome'],
  },
  'rolecall.diagnoses': {
    kind: 'counter',
    unit: '{diagnosis}',
    what: 'Diagnoses; late are those that were shown unfinished and completed afterwards.',
    attributes: ['rolecall.status', 'rolecall.cause', 'rolecall.late'],
  },
  'rolecall.diagnosis.duration': {
    kind: 'histogram',
    unit: 's',
    what: 'How long it took until a diagnosis could be shown.',
    attributes: ['rolecall.status', 'rolecall.late'],
  },
  'rolecall.blind_spots': {
    kind: 'counter',
    unit: '{diagnosis}',
    what: 'Diagnoses for which something of a kind could not be read, by that kind.',
    attributes: ['rolecall.blind_spot'],
  },
  'rolecall.verdicts': {
    kind: 'counter',
    unit: '{verdict}',
    what: 'Verdicts about single requirements.',
    attributes: ['rolecall.state'],
  },
  'rolecall.missing_roles': {
    kind: 'counter',
    unit: '{role}',
    what: 'Roles that diagnoses found missing: the name of a built-in role, or `custom`.',
    attributes: ['rolecall.role'],
  },
  'rolecall.calls': {
    kind: 'counter',
    unit: '{request}',
    what: 'Requests to Azure, Microsoft Graph and Teams; status 0 where no answer came.',
    attributes: ['rolecall.target', 'rolecall.operation', 'rolecall.http_status'],
  },
  'rolecall.throttles': {
    kind: 'counter',
    unit: '{request}',
    what: 'Requests that were answered with 429.',
    attributes: ['rolecall.target', 'rolecall.operation'],
  },
  'rolecall.queue.depth': {
    kind: 'up-down-counter',
    unit: '{request}',
    what: 'Requests that wait for their turn within the limits of Azure and of Teams.',
    attributes: ['rolecall.target'],
  },
  'rolecall.queue.wait': {
    kind: 'histogram',
    unit: 's',
    what: 'How long requests waited for their turn.',
    attributes: ['rolecall.target'],
  },
  'rolecall.cache.lookups': {
    kind: 'counter',
    unit: '{lookup}',
    what: 'Look-ups of what many questions share, and whether it was known; `last-answers` is a hit where every assumption held.',
    attributes: ['rolecall.cache', 'rolecall.hit'],
  },
  'rolecall.access_requests': {
    kind: 'counter',
    unit: '{event}',
    what: 'What happened to requests for access: asked for, decided, granted, failed, seen in effect.',
    attributes: ['rolecall.event', 'rolecall.decision'],
  },
} as const satisfies Record<string, Metric>

type Metrics = typeof METRICS
export type MetricName = keyof Metrics

export type MetricOf<Kind extends Metric['kind']> = {
  [Name in MetricName]: Metrics[Name]['kind'] extends Kind ? Name : never
}[MetricName]

/** Values of all attributes of a metric. */
export type MetricAttributes<Name extends MetricName> = Readonly<
  Record<Metrics[Name]['attributes'][number], string | number | boolean>
>
