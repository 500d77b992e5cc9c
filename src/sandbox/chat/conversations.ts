import { createHash } from 'node:crypto'
import { v5 as uuidFromName } from 'uuid'
import type { Persona } from './persona.ts'

/** Where a message stands: in a person's chat with the bot, in the group chat, or in the support channel. */
export type Spot =
  | { readonly kind: 'personal'; readonly persona: Persona }
  | { readonly kind: 'groupChat' }
  /** `threadId` is the id of the thread's first post; null starts a thread */
  | { readonly kind: 'channel'; readonly threadId: string | null }

export interface Channel {
  readonly id: string
  readonly name: string
  readonly team: { readonly id: string; readonly name: string; readonly aadGroupId: string }
}

export interface GroupChat {
  readonly id: string
  readonly members: readonly Persona[]
}

/** The kinds of places that a person chooses from. */
export const placeKinds = ['personal', 'group', 'channel'] as const

export type PlaceKind = (typeof placeKinds)[number]

/** Where a message is kept: `group`, `channel`, or the id of the persona whose chat with the bot it is in. */
export interface Whereabouts {
  readonly place: string
  /** in the channel, the id of the thread's first post; null elsewhere */
  readonly threadId: string | null
}

/**
 * The conversations of the sandbox tenant, by the ids that Teams would give them: `a:1…` for a personal
 * chat, `19:…@thread.v2` for the group chat, `19:…@thread.tacv2;messageid=…` for a thread of a channel,
 * `29:1…` for a person.
 */
export class Conversations {
  readonly personas: readonly Persona[]
  readonly channel: Channel
  /** nobody is in it where the sandbox has none */
  readonly groupChat: GroupChat
  readonly #tenantId: string

  constructor(tenantId: string, personas: readonly Persona[], groupMemberIds: readonly string[] = []) {
    this.#tenantId = tenantId
    this.personas = personas
    this.groupChat = {
      id: `19:${this.#digest('group chat', 'hex').slice(0, 32)}@thread.v2`,
      members: personas.filter(({ id }) => groupMemberIds.includes(id)),
    }
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
      case 'groupChat':
        return this.groupChat.id
      case 'channel':
        return spot.threadId === null ? this.channel.id : `${this.channel.id};messageid=${spot.threadId}`
    }
  }

  /**
   * The path of a message in Microsoft Graph, which calls a personal chat by who is in it.
   * Source: Microsoft Graph, "Get chatMessage in a channel or chat".
   */
  graphPath(spot: Spot, messageId: string): string {
    const { id, team } = this.channel
    switch (spot.kind) {
      case 'personal':
        return `/chats/${this.#personalChatId(spot.persona)}/messages/${messageId}`
      case 'groupChat':
        return `/chats/${this.groupChat.id}/messages/${messageId}`
      case 'channel': {
        const { threadId } = spot
        const isReply = threadId !== null && threadId !== messageId
        const message = isReply ? `${threadId}/replies/${messageId}` : messageId
        return `/teams/${team.aadGroupId}/channels/${id}/messages/${message}`
      }
    }
  }

  /** The chat that Microsoft Graph calls by this id. */
  chatInGraph(chatId: string): Spot | undefined {
    if (chatId === this.groupChat.id) return this.#groupSpot
    const persona = this.personas.find((each) => this.#personalChatId(each) === chatId)
    return persona && { kind: 'personal', persona }
  }

  /** The team's id, by which bots ask for the members, stands for its one channel. */
  spot(conversationId: string): Spot | undefined {
    const [id, threadId] = conversationId.split(';messageid=')
    if (id === this.channel.id || id === this.channel.team.id)
      return { kind: 'channel', threadId: threadId ?? null }
    if (conversationId === this.groupChat.id) return this.#groupSpot
    const persona = this.personas.find(
      (each) => this.conversationId({ kind: 'personal', persona: each }) === conversationId,
    )
    return persona && { kind: 'personal', persona }
  }

  /** The place that a persona chose; undefined where they are not in it. */
  spotIn(kind: PlaceKind, persona: Persona, threadId: string | null): Spot | undefined {
    switch (kind) {
      case 'personal':
        return { kind, persona }
      case 'group':
        return this.groupChat.members.includes(persona) ? this.#groupSpot : undefined
      case 'channel':
        return { kind, threadId }
    }
  }

  spotOf({ place, threadId }: Whereabouts): Spot | undefined {
    if (place === 'channel') return { kind: 'channel', threadId }
    if (place === 'group') return this.#groupSpot
    const persona = this.persona(place)
    return persona && { kind: 'personal', persona }
  }

  members(spot: Spot): readonly Persona[] {
    switch (spot.kind) {
      case 'personal':
        return [spot.persona]
      case 'groupChat':
        return this.groupChat.members
      case 'channel':
        return this.personas
    }
  }

  #personalChatId({ id }: Persona): string {
    return `19:${id}_${uuidFromName(`${this.#tenantId} bot`, uuidFromName.URL)}@unq.gbl.spaces`
  }

  get #groupSpot(): Spot | undefined {
    return this.groupChat.members.length === 0 ? undefined : { kind: 'groupChat' }
  }

  #digest(of: string, encoding: 'hex' | 'base64url'): string {
    return createHash('sha256').update(`${this.#tenantId} ${of}`).digest(encoding)
  }
}

export function whereabouts(spot: Spot): Whereabouts {
  switch (spot.kind) {
    case 'personal':
      return { place: spot.persona.id, threadId: null }
    case 'groupChat':
      return { place: 'group', threadId: null }
    case 'channel':
      return { place: 'channel', threadId: spot.threadId }
  }
}
