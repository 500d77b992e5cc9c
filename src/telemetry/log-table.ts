/** A log event, as the code names it. */
interface LogEvent {
  readonly level: 'info' | 'warn' | 'error'
  readonly what: string
  /** what of its fields leaves with telemetry; the console has them all */
  readonly fields: readonly string[]
}

/** Of a fault: its class and its codes. Where it arose goes along as a stack of the code's own frames. */
export const FAULT_FIELDS = ['name', 'code', 'statusCode'] as const

/**
 * Every event that is logged. Of one that is not here only its name leaves; ids of people, scopes and what somebody
 * wrote are named here for none.
 */
export const LOG_EVENTS: Readonly<Record<string, LogEvent>> = {
  'answered-about-roles': {
    level: 'info',
    what: 'A question about roles in general was answered.',
    fields: ['question'],
  },
  'allowed-tenant': {
    level: 'info',
    what: 'Somebody of another tenant that is let in was answered without a look at any access.',
    fields: ['activity'],
  },
  'apology-failed': {
    level: 'error',
    what: 'Nor could it be told that a turn failed.',
    fields: ['reference', ...FAULT_FIELDS],
  },
  'apology-undelivered': {
    level: 'warn',
    what: 'Whoever should hear that a turn failed could not be reached.',
    fields: ['reference'],
  },
  audit: {
    level: 'info',
    what: 'An audit record was kept. The record itself is in the audit log.',
    fields: ['id', 'event', 'decision', 'diagnosisId', 'requestId', 'status', 'outcome', 'why', 'reaction'],
  },
  'audit-lost': {
    level: 'error',
    what: 'An audit record was given up. The console has it, without what somebody typed.',
    fields: [],
  },
  'audit-not-kept': {
    level: 'error',
    what: 'An audit record could not be kept for now.',
    fields: ['event', 'waiting', 'pause'],
  },
  'audit-unreadable': {
    level: 'error',
    what: 'A line of the audit log is no record.',
    fields: ['line', 'why'],
  },
  'author-not-found': {
    level: 'warn',
    what: 'Whoever wrote a message could not be looked up.',
    fields: FAULT_FIELDS,
  },
  'dependency-missing': {
    level: 'warn',
    what: 'Something that Rolecall needs does not answer.',
    fields: ['dependency', ...FAULT_FIELDS],
  },
  diagnosed: {
    level: 'info',
    what: 'A diagnosis was shown.',
    fields: ['status', 'cause', 'service', 'from', 'blindSpots', 'diagnosisId'],
  },
  'drain-failed': {
    level: 'error',
    what: 'What was under way at the end of the process could not be finished.',
    fields: FAULT_FIELDS,
  },
  'drawing-failed': { level: 'warn', what: 'A picture could not be drawn.', fields: FAULT_FIELDS },
  feedback: { level: 'info', what: 'Somebody rated an answer.', fields: ['diagnosisId', 'reaction'] },
  'feedback-lost': {
    level: 'error',
    what: 'What somebody said of an answer could not be kept.',
    fields: ['reaction', ...FAULT_FIELDS],
  },
  'flush-failed': {
    level: 'error',
    what: 'What was still to be recorded or sent at the end of the process could not be.',
    fields: FAULT_FIELDS,
  },
  'grantor-not-asked': {
    level: 'warn',
    what: 'A request could not be shown to somebody who may decide.',
    fields: FAULT_FIELDS,
  },
  'message-repeated': {
    level: 'info',
    what: 'A message came again, and was answered once.',
    fields: [],
  },
  'not-seen-in-effect': {
    level: 'info',
    what: 'Access that was granted was not seen in effect.',
    fields: ['request'],
  },
  'other-tenant': { level: 'warn', what: 'Somebody of another tenant was refused.', fields: [] },
  'picture-not-read': { level: 'info', what: 'A screenshot could not be read.', fields: ['why'] },
  'picture-read': { level: 'info', what: 'A screenshot was read.', fields: ['confidence', 'outcome'] },
  'readiness-failed': { level: 'error', what: 'The readiness check itself failed.', fields: FAULT_FIELDS },
  'request-failed': {
    level: 'error',
    what: 'An HTTP request failed outside of any turn.',
    fields: ['reference', ...FAULT_FIELDS],
  },
  'request-not-attended': {
    level: 'error',
    what: 'What is due of a request for access could not be done.',
    fields: ['request', ...FAULT_FIELDS],
  },
  'request-unreadable': {
    level: 'error',
    what: 'A stored request for access has a shape that nobody understands.',
    fields: ['request', 'why'],
  },
  'requests-not-attended': {
    level: 'error',
    what: 'Requests for access could not be looked through.',
    fields: FAULT_FIELDS,
  },
  'roles-not-read': {
    level: 'warn',
    what: 'The roles to be requested could not be looked up, so none is offered.',
    fields: FAULT_FIELDS,
  },
  'send-failed': {
    level: 'warn',
    what: 'Something could not be sent to Teams, and is tried again.',
    fields: ['failures', 'milliseconds', ...FAULT_FIELDS],
  },
  'sign-out-failed': {
    level: 'warn',
    what: 'The token service was not told to forget an approver, and keeps their sign-in.',
    fields: FAULT_FIELDS,
  },
  'state-away': {
    level: 'warn',
    what: 'The store does not answer; the turn goes on without what is remembered.',
    fields: FAULT_FIELDS,
  },
  stopped: { level: 'info', what: 'The process ends; all that it began is over.', fields: [] },
  'stopped-in-the-middle': {
    level: 'error',
    what: 'The process ends before some turns are over; what was asked in them is left to another process.',
    fields: ['turns'],
  },
  stopping: { level: 'info', what: 'The process was told to end.', fields: ['signal'] },
  'team-not-read': { level: 'warn', what: 'A team could not be looked up.', fields: FAULT_FIELDS },
  'thread-not-read': {
    level: 'warn',
    what: 'The message above a mention could not be read.',
    fields: ['why'],
  },
  'too-many': {
    level: 'warn',
    what: 'A person or a conversation sent more than a minute allows; told once a minute.',
    fields: ['of', 'activity'],
  },
  'turn-failed': {
    level: 'error',
    what: 'A turn failed. The reference is what the person was given.',
    fields: ['reference', ...FAULT_FIELDS],
  },
  'turn-not-noted': {
    level: 'warn',
    what: 'It could not be noted that a message is being answered.',
    fields: FAULT_FIELDS,
  },
  'turn-resumed': {
    level: 'warn',
    what: 'A turn was taken over from a process that ended.',
    fields: ['attempts', 'gaveUp'],
  },
  'turns-not-read': {
    level: 'warn',
    what: 'It could not be looked up which turns were left unfinished.',
    fields: FAULT_FIELDS,
  },
  'typing-failed': { level: 'warn', what: 'A typing indicator could not be sent.', fields: FAULT_FIELDS },
  'uncaught-fault': {
    level: 'error',
    what: 'A fault that nobody caught ends the process.',
    fields: ['reference', 'origin', ...FAULT_FIELDS],
  },
  unauthorized: {
    level: 'warn',
    what: 'A request came with no valid token of the Bot Framework.',
    fields: FAULT_FIELDS,
  },
  'update-failed': {
    level: 'warn',
    what: 'A message that was sent could not be changed.',
    fields: FAULT_FIELDS,
  },
  'verify-failed': {
    level: 'error',
    what: 'It could not be looked whether granted access is in effect.',
    fields: FAULT_FIELDS,
  },
}
