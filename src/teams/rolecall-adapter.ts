import { CloudAdapter, TurnContext, type Activity, type InvokeResponse } from 'botbuilder'
import { z } from 'zod'
import { observedTurn } from '../telemetry/turn.ts'
import { botFrameworkAuthentication } from './bot-framework-authentication.ts'
import type { TeamsAuthentication } from './options.ts'
import type { Outbox } from './outbox/outbox.ts'
import { readTeamGroup } from './outbox/team-details.ts'

export type Reception =
  /** the turn has begun; an invoke comes to a response */
  | { readonly kind: 'taken'; readonly turn: Promise<InvokeResponse | null> }
  /** `fault` is for the log: its message may quote the token */
  | { readonly kind: 'unauthorized'; readonly fault: unknown }

/** What botbuilder keeps in the turn's state, of a type that it does not export. */
const connectorClient = z.object({
  credentials: z.custom<{ getToken(): Promise<string> }>(
    (value) => typeof value === 'object' && value !== null && 'getToken' in value,
  ),
})

/**
 * botbuilder's adapter, with who may not come in told apart from what fails inside: `CloudAdapter.process` answers a
 * forged signature with 500 and its reason.
 */
export class RolecallAdapter extends CloudAdapter {
  /** empty where nobody is authenticated */
  readonly appId: string
  readonly #newId: () => string
  readonly #outbox: Outbox
  readonly #turns = new Set<Promise<unknown>>()

  /** What it sends goes through the outbox; `newId` is asked for the id of each turn. */
  constructor(authentication: TeamsAuthentication, outbox: Outbox, newId: () => string) {
    super(botFrameworkAuthentication(authentication, outbox))
    this.appId = authentication.kind === 'none' ? '' : authentication.appId
    this.#newId = newId
    this.#outbox = outbox
  }

  /** The turn rejects only where it could not be set up: faults inside it go to `onTurnError`. */
  async receive(
    activity: Activity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Reception> {
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((fault: unknown) => ({ fault }))
    if ('fault' in authenticated) return { kind: 'unauthorized', fault: authenticated.fault }
    const turn = this.#observed(activity, { isResumed: false }, async () => {
      return (await this.processActivity(authenticated, activity, logic)) ?? null
    })
    const over = () => this.#turns.delete(turn)
    this.#turns.add(turn)
    turn.then(over, over)
    return { kind: 'taken', turn }
  }

  /** A turn about an activity whose request is gone. */
  async resume(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const reference = TurnContext.getConversationReference(activity)
    const turn = this.#observed(activity, { isResumed: true }, () =>
      this.continueConversationAsync(this.appId, reference, async (context) => {
        Object.assign(context.activity, activity)
        await logic(context)
      }),
    )
    this.#turns.add(turn)
    await turn.finally(() => this.#turns.delete(turn))
  }

  #observed<Result>(
    { type, name, conversation }: Activity,
    { isResumed }: { readonly isResumed: boolean },
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { conversationType } = conversation
    return observedTurn({ id: this.#newId(), type, name, conversationType, isResumed }, work)
  }

  get turnsUnderWay(): number {
    return this.#turns.size
  }

  /** Resolves when no turn is under way. */
  async idle(): Promise<void> {
    while (this.#turns.size > 0) await Promise.allSettled(this.#turns)
  }

  /** The bot's own token for the connector that this turn's activity came from; null where nobody signs in. */
  async connectorToken(context: TurnContext): Promise<string | null> {
    if (this.appId === '') return null
    const client = connectorClient.parse(context.turnState.get(this.ConnectorClientKey))
    return client.credentials.getToken()
  }

  /** Entra object id of the group of a team that this turn's activity came from; null where the connector does not say. */
  async teamGroup(context: TurnContext, teamId: string): Promise<string | null> {
    return readTeamGroup(this.#outbox, context.turnState.get(this.ConnectorClientKey), context, teamId)
  }

  /** The audience of tokens for the connector that this turn's activity came from. */
  audienceOf(context: TurnContext): string {
    const audience: unknown = context.turnState.get(this.OAuthScopeKey)
    return typeof audience === 'string' ? audience : ''
  }
}
