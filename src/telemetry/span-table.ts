/** What a kind of span says of itself. */
interface SpanKind {
  readonly kind: 'server' | 'client' | 'internal'
  readonly what: string
  /** the attribute that its name ends with; null: all bear the same name */
  readonly namedBy: string | null
  /** everything that it may carry: codes and numbers, never a name or an id of a person or a resource */
  readonly attributes: readonly string[]
}

/** Every span there is. docs/telemetry.md explains the attributes. */
export const SPANS = {
  turn: {
    kind: 'server',
    what: 'One activity of Teams, from its arrival until everything it caused is done; the root of a trace.',
    namedBy: 'rolecall.activity',
    attributes: [
      'rolecall.activity',
      'rolecall.conversation',
      'rolecall.turn',
      'rolecall.resumed',
      'rolecall.outcome',
      'rolecall.error',
    ],
  },
  diagnosis: {
    kind: 'internal',
    what: 'An error or a question, until what is known in time is there to be shown.',
    namedBy: null,
    attributes: [
      'rolecall.status',
      'rolecall.cause',
      'rolecall.service',
      'rolecall.late',
      'rolecall.requirements',
      'rolecall.blind_spots',
      'rolecall.error',
    ],
  },
  stage: {
    kind: 'internal',
    what: 'A stage of the road from a text to its reply.',
    namedBy: 'rolecall.stage',
    attributes: ['rolecall.stage', 'rolecall.error'],
  },
  picture: {
    kind: 'internal',
    what: 'A screenshot, until its words are read.',
    namedBy: null,
    attributes: ['rolecall.outcome', 'rolecall.error'],
  },
  azure: {
    kind: 'client',
    what: 'One request to Azure Resource Manager, Azure Resource Graph or Microsoft Graph; every retry and page is one.',
    namedBy: 'rolecall.operation',
    attributes: [
      'rolecall.operation',
      'rolecall.queue_wait',
      'rolecall.error',
      'peer.service',
      'url.template',
      'http.request.method',
      'http.request.resend_count',
      'http.response.status_code',
    ],
  },
  send: {
    kind: 'client',
    what: 'One operation on a conversation of Teams, with its waits and every attempt.',
    namedBy: 'rolecall.operation',
    attributes: [
      'rolecall.operation',
      'rolecall.attempts',
      'rolecall.queue_wait',
      'rolecall.error',
      'peer.service',
      'http.request.method',
      'http.response.status_code',
    ],
  },
  state: {
    kind: 'client',
    what: 'One operation on what is remembered between turns.',
    namedBy: 'rolecall.operation',
    attributes: ['rolecall.operation', 'rolecall.collection', 'rolecall.error', 'peer.service'],
  },
  audit: {
    kind: 'client',
    what: 'One record appended to the audit log.',
    namedBy: null,
    attributes: ['rolecall.event', 'rolecall.error', 'peer.service'],
  },
  language: {
    kind: 'client',
    what: 'One question to Azure OpenAI, with its second attempt.',
    namedBy: 'rolecall.operation',
    attributes: ['rolecall.operation', 'rolecall.outcome', 'rolecall.error', 'peer.service'],
  },
} as const satisfies Record<string, SpanKind>

export type SpanName = keyof typeof SPANS

/** Values of the attributes that a kind of span may carry. */
export type SpanAttributes<Name extends SpanName> = Readonly<
  Partial<Record<(typeof SPANS)[Name]['attributes'][number], string | number | boolean>>
>

/** Stages of the road, in their order. */
export const STAGES = ['evidence', 'question', 'locate', 'snapshot', 'verdict', 'advice', 'reply'] as const
export type Stage = (typeof STAGES)[number]
