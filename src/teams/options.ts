import type { AuditTrail } from '../audit/audit-trail.ts'
import type { DiagnosisRequest } from '../question/request.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { Svg } from '../reply/wiring/wiring-svg.ts'
import type { PictureReader } from '../screenshots/picture-reader.ts'
import type { CloudName } from '../snapshot/azure/connection.ts'
import type { AccessOptions } from './access/access-options.ts'
import type { TeamsChannel } from './authentication/teams-channel.ts'
import type { Documents } from '../state/documents.ts'
import type { OnFeedback } from './feedback/feedback.ts'
import type { HttpLimits } from './http-limits.ts'
import type { Log } from './log.ts'
import type { RatesPerMinute } from './rate-limits/rate-limits.ts'
import type { TeamsMessages } from './threads/teams-messages.ts'
import type { Clock } from './outbox/outbox.ts'

/** Answers a request. Rejects with an `AbortError` once the signal aborts. */
export type Diagnose = (
  request: DiagnosisRequest,
  context: { readonly conversation: string; readonly signal: AbortSignal },
) => Promise<{
  /** null: nothing can be said yet */
  readonly diagnosis: Diagnosis | null
  /** what the answer is once everything is read; null: it is that already */
  readonly rest: Promise<Diagnosis> | null
}>

/** Draws as PNG: as sharp as screens are, or in as few bytes as can be. */
export interface Draw {
  readonly png: (svg: Svg) => Promise<Uint8Array>
  readonly smallPng: (svg: Svg) => Promise<Uint8Array>
}

export interface TeamsOptions {
  readonly diagnose: Diagnose
  readonly readPicture: PictureReader
  readonly draw: Draw
  /** how access is requested and granted; where left out, it cannot be */
  readonly access?: AccessOptions
  /** messages that the bot was not sent; none where left out */
  readonly messages?: TeamsMessages
  /**
   * origin that Teams reaches this server by, to show pictures from; `own`: the address that it listens at; null: it is
   * not known
   */
  readonly publicUrl: string | null
  /** whose Teams people use; public where left out */
  readonly cloud?: CloudName
  /** what is remembered of conversations, cases and requests; in the process's memory where left out */
  readonly documents?: Documents
  readonly authentication: TeamsAuthentication
  /** the tenant whose Azure is read and whose people are answered; null: whoever the channel lets through */
  readonly tenantId: string | null
  /** tenants whose people may ask about roles in general besides; none where left out */
  readonly allowedTenantIds?: readonly string[]
  /** where they differ from `RATES` */
  readonly rates?: Partial<RatesPerMinute>
  readonly host: string
  /** 0 takes any that is free */
  readonly port: number
  readonly readiness: () => Promise<Readiness>
  /** where it is recorded what was asked, found and granted */
  readonly audit: AuditTrail
  readonly log: Log
  /** takes what people say of answers, which the log holds without their words; nobody where left out */
  readonly onFeedback?: OnFeedback
  /** a random UUID, for diagnoses and for turns, whose id is the reference that one gives that fails */
  readonly newId: () => string
  readonly production: boolean
  /** where they differ from `HTTP_LIMITS` */
  readonly httpLimits?: Partial<HttpLimits>
  /** milliseconds after which a slow turn is acknowledged, and goes on; what Teams allows where left out */
  readonly patience?: number
  /** milliseconds after which the turns of a process that ended are taken over; 30 seconds where left out */
  readonly turnLease?: number
  /** by which messages are held back and sent again; the system's where left out */
  readonly outboxClock?: Clock
}

export type TeamsAuthentication = NoAuthentication | BotFrameworkAuthentication

/** For the sandbox: anybody who reaches the port is believed, so it must be on loopback. */
export interface NoAuthentication {
  readonly kind: 'none'
  /** a Bot Framework Token Service on loopback; nobody can sign in where it is left out */
  readonly tokenServiceUrl?: string
}

export interface BotFrameworkAuthentication {
  readonly kind: 'bot-framework'
  readonly appId: string
  readonly tenantId: string
  readonly appType: 'UserAssignedMSI' | 'SingleTenant'
  /** of a SingleTenant bot */
  readonly appPassword?: string
  /** where other clouds differ; public Azure where left out */
  readonly settings?: BotFrameworkSettings
  /** whose activities are taken, and where answers may go; public Azure's where left out */
  readonly channel?: TeamsChannel
}

/**
 * botbuilder's own settings. `ChannelService` is `https://botframework.azure.us` for Azure US Government; with any
 * other of them all of them must be given.
 */
export type BotFrameworkSettings = Readonly<
  Partial<
    Record<
      | 'ChannelService'
      | 'CallerId'
      | 'OAuthUrl'
      | 'ToBotFromChannelOpenIdMetadataUrl'
      | 'ToBotFromChannelTokenIssuer'
      | 'ToBotFromEmulatorOpenIdMetadataUrl'
      | 'ToChannelFromBotLoginUrl'
      | 'ToChannelFromBotOAuthScope',
      string
    >
  >
>

export interface Readiness {
  readonly ready: boolean
  /** what each dependency came to; a sentence where it is not `ok` */
  readonly checks: Readonly<Record<string, string>>
}

/** What has begun and is not over. */
export interface Unfinished {
  readonly turns: number
  /** of those, messages that another process takes over if this one ends; their ids in the ledger */
  readonly messages: readonly string[]
}

export interface TeamsServer {
  readonly url: string
  readonly port: number
  unfinished(): Unfinished
  /** Says to probes from now on that it takes no more requests, while it still does. */
  leave(): void
  /** Takes no more requests, and resolves when those under way are answered. */
  close(): Promise<void>
}
