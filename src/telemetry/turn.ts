import { AsyncLocalStorage } from 'node:async_hooks'
import { errorName } from './error-name.ts'
import { count, recordDuration } from './metrics.ts'
import { traced } from './spans.ts'

/** What a turn came to. */
export const TURN_OUTCOMES = ['done', 'failed', 'repeated', 'refused'] as const
export type TurnOutcome = (typeof TURN_OUTCOMES)[number]

/** Names of invokes that Teams sends to this bot; what anybody else sends has no name here. */
const INVOKES: readonly string[] = [
  'adaptiveCard/action',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
  'composeExtension/query',
  'signin/tokenExchange',
  'signin/verifyState',
  'message/submitAction',
]

const ACTIVITIES: readonly string[] = [
  'message',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'conversationUpdate',
  'installationUpdate',
  'event',
]

const CONVERSATIONS: readonly string[] = ['personal', 'groupChat', 'channel']

export interface TurnAbout {
  /** a random UUID, which also is the reference that a person gets of a turn that fails */
  readonly id: string
  readonly type: string
  /** of an invoke */
  readonly name?: string | undefined
  readonly conversationType?: string | undefined
  /** whether another process began it */
  readonly isResumed: boolean
}

interface Turn {
  readonly id: string
  outcome: TurnOutcome
  fault: { readonly thrown: unknown } | null
}

const turns = new AsyncLocalStorage<Turn>()

/** Does the work of one turn: everything that it logs and measures is marked as its own. */
export async function observedTurn<Result>(
  { id, type, name, conversationType, isResumed }: TurnAbout,
  work: () => Promise<Result>,
): Promise<Result> {
  const turn: Turn = { id, outcome: 'done', fault: null }
  const activity = activityOf(type, name)
  const conversation = known(CONVERSATIONS, conversationType)
  const startedAt = performance.now()
  const attributes = {
    'rolecall.activity': activity,
    'rolecall.conversation': conversation,
    'rolecall.turn': id,
    'rolecall.resumed': isResumed,
  }
  return turns.run(turn, () =>
    traced(
      'turn',
      attributes,
      async (span) => {
        try {
          return await work()
        } catch (fault) {
          turn.outcome = 'failed'
          throw fault
        } finally {
          const { outcome } = turn
          const ended = { 'rolecall.activity': activity, 'rolecall.outcome': outcome }
          span.set({ 'rolecall.outcome': outcome })
          if (turn.fault !== null) span.fail(errorName(turn.fault.thrown))
          count('rolecall.turns', { ...ended, 'rolecall.conversation': conversation })
          recordDuration('rolecall.turn.duration', ended, performance.now() - startedAt)
        }
      },
      { isRoot: true },
    ),
  )
}

/** The id of the turn that is under way; null: none is. */
export function turnId(): string | null {
  return turns.getStore()?.id ?? null
}

/** What the turn under way came to, where it is not done in the usual way. */
export function noteOutcome(outcome: 'repeated' | 'refused'): void {
  const turn = turns.getStore()
  if (turn !== undefined) turn.outcome = outcome
}

/** The turn under way failed, and whoever waited for it was told. */
export function noteFault(fault: unknown): void {
  const turn = turns.getStore()
  if (turn === undefined) return
  turn.outcome = 'failed'
  turn.fault = { thrown: fault }
}

function activityOf(type: string, name: string | undefined): string {
  return type === 'invoke' ? known(INVOKES, name) : known(ACTIVITIES, type)
}

function known(values: readonly string[], value: string | undefined): string {
  return value !== undefined && values.includes(value) ? value : 'other'
}
