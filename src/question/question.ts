import type { NamedPrincipal, Service } from '../evidence/evidence.ts'
import type { DeedId } from '../knowledge/deeds.ts'
import type { Requirement, Table } from '../knowledge/requirement.ts'
import type { Operation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'

/** An ARM resource with the settings that decide access besides roles. */
export interface Resource {
  /** ARM id */
  readonly id: string
  /** `Microsoft.Search/searchServices` */
  readonly type: string
  readonly name: string
  readonly kind: string | null
  readonly location: string | null
  readonly identity: ResourceIdentity | null
  /** untrusted: ARM's own `properties`, null where they could not be read */
  readonly properties: Readonly<Record<string, unknown>> | null
}

export interface ResourceIdentity {
  /** object id of the system-assigned identity */
  readonly systemAssigned: string | null
  /** object ids by the ARM id of the user-assigned identity, in lower case */
  readonly userAssigned: Readonly<Record<string, string>>
}

/** Someone named by a person or by the channel, before they are looked up. */
export type PrincipalReference =
  { readonly by: 'id'; readonly id: string } | { readonly by: 'name'; readonly name: string }

/** What the person said about the resource, before it is looked up. */
export type ResourceReference =
  /** `isGiven`: the person gave it and it must exist; a scope in an error may be what was to be created */
  | { readonly by: 'scope'; readonly scope: string; readonly isGiven: boolean }
  /** `project`: the Foundry project that the address goes to, by its name */
  | { readonly by: 'endpoint'; readonly host: string; readonly project?: string }
  /** words that may be resource names, the likeliest first */
  | { readonly by: 'name'; readonly names: readonly string[] }
  | { readonly by: 'nothing' }

/** Tables that are asked for by themselves: about a hub that is to be, or about one that is there. */
export type AskedTable = Extract<
  Table,
  'hub-creation' | 'app-insights' | 'project-creation' | 'acr' | 'cmk' | 'outside-resource'
>

/** What is asked of the resource, once it is known. */
export type Ask =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  | {
      readonly kind: 'service-error'
      readonly service: Service | null
      /** `gpt-4o`, where the person says which model they want to use */
      readonly model?: string
    }
  | {
      readonly kind: 'tables'
      readonly tables: readonly AskedTable[]
      /** what a hub that is yet to be made shall use, as the person named it: ARM ids or names */
      readonly existing?: readonly string[]
    }
  /** something whose operation depends on the resource's type */
  | { readonly kind: 'deed'; readonly deed: DeedId }
  | { readonly kind: 'access' }
  | { readonly kind: 'connection' }
  | { readonly kind: 'playground' }

/** Who asks, about whom, on what, needing what. */
export interface AccessQuestion {
  readonly raisedBy: 'error' | 'request'
  /** from the authenticated sender only; null: nobody signed in */
  readonly asker: PrincipalReference | null
  /** null: the asker themselves */
  readonly subject: NamedPrincipal | null
  readonly resource: ResourceReference
  readonly ask: Ask
  /** things the person should be told about how the question was read */
  readonly notes: readonly string[]
}

/** The one thing that the person must be asked before an answer is possible. */
export interface OpenQuestion {
  readonly field: 'principal' | 'resource' | 'operation' | 'service'
  readonly text: string
  readonly choices: readonly Choice[]
}

export interface Choice {
  /** what to answer with: an ARM id, an object id, an operation */
  readonly value: string
  readonly title: string
  /** the asker's own access, which nobody else can choose */
  readonly isOwn?: true
}

/** A requirement tied to the principal and the resource that it is about. */
export interface BoundRequirement {
  readonly requirement: Requirement
  /** null: the resource that should act has no system-assigned identity */
  readonly assignee: Principal | null
  /** the resource whose identity acts; null where a person or service principal does */
  readonly actor: Resource | null
  /** scope at which the operations are needed */
  readonly scope: string
  /** null where the scope is a group or subscription, or the resource does not exist yet */
  readonly resource: Resource | null
}
