import { createHash } from 'node:crypto'
import { v5 as uuidFromName } from 'uuid'
import type { Persona } from './persona.ts'

/** Where a message stands: in a person's chat with the bot, or in the support channel. */
export type Spot =
  | { readonly kind: 'personal'; readonly persona: Persona }
  /** `threadId` is the id of the thread's first post; null starts a thread */
  | { readonly kind: 'channel'; readonly threadId: string | null }

export interface Channel {
  readonly id: string
  readonly name: string
  readonly team: { readonly id: string; readonly name: string; readonly aadGroupId: string }
}

/**
 * The conversations of the sandbox tenant, by the ids that Teams would give them: `a:1…` for a personal
 * chat, `19:…@thread.tacv2;messageid=…` for a thread of a channel, `29:1…` for a person.
 */
export class Conversations {
  readonly personas: readonly Persona[]
  readonly channel: Channel
  readonly #tenantId: string

  constructor(tenantId: string, personas: readonly Persona[]) {
    this.#tenantId = tenantId
    this.personas = personas
    this.channel = {
      id: `19:${this.#digest('channel', 'hex').slice(0, 32)}@thread.tacv2`,
      name: 'ai-support',
      team: {
        id: `19:${this.#digest('team', 'hex').slice(0, 32)}@thread.tacv2`,
        name: 'AI platform',
        aadGroupId: uuidFromName(`${tenantId} group`, uuidFromName.URL),
      },
    }
  }

  persona(id: string): Persona | undefined {
    return this.personas.find((persona) => persona.id === id)
  }

  /** The person's id in Teams, which differs from the Entra object id. */
  memberId(persona: Persona): string {
    return `29:1${this.#digest(`member ${persona.id}`, 'base64url')}`
  }

  /** Reads a member id as the connector takes it: Teams id or Entra object id. */
  member(id: string): Persona | undefined {
    return this.personas.find((persona) => persona.id === id || this.memberId(persona) === id)
  }

  conversationId(spot: Spot): string {
    switch (spot.kind) {
      case 'personal':
        return `a:1${this.#digest(`chat ${spot.persona.id}`, 'base64url')}`
      case 'channel':
        return spot.threadId === null ? this.channel.id : `${this.channel.id};messageid=${spot.threadId}`
    }
  }

  /** The team's id, by which bots ask for the members, stands for its one channel. */
  spot(conversationId: string): Spot | undefined {
    const [id, threadId] = conversationId.split(';messageid=')
    if (id === this.channel.id || id === this.channel.team.id)
      return { kind: 'channel', threadId: threadId ?? null }
    const persona = this.personas.find(
      (each) => this.conversationId({ kind: 'personal', persona: each }) === conversationId,
    )
    return persona && { kind: 'personal', persona }
  }

  members(spot: Spot): readonly Persona[] {
    return spot.kind === 'personal' ? [spot.persona] : this.personas
  }

  #digest(of: string, encoding: 'hex' | 'base64url'): string {
    return createHash('sha256').update(`${this.#tenantId} ${of}`).digest(encoding)
  }
}
