import type { Principal } from '../rbac/principal.ts'
import type { Resource } from './question.ts'

/** A connection of a hub or project: how its workspace reaches another service. */
export interface Connection {
  readonly resource: Resource
  readonly category: string
  readonly authType: string
  /** as ARM states it: a URL or an ARM id */
  readonly target: string | null
  /** null: not an Azure resource, or one that could not be found or read */
  readonly targetResource: Resource | null
}

/** A model deployment of an Azure OpenAI or AI services account. */
export interface Deployment {
  readonly accountId: string
  readonly model: string
}

/** The principal and the resource of a question, once looked up, and what stands around the resource. */
export interface Located {
  readonly asker: Principal
  readonly subject: Principal
  /** scope at which the operations are needed */
  readonly scope: string
  /** null: a group or subscription, a resource that does not exist yet, or one that could not be read */
  readonly resource: Resource | null
  /** the hub of a project or of a connection, or the hub itself */
  readonly hub: Resource | null
  /** of the workspace and of its hub */
  readonly connections: readonly Connection[]
  readonly deployments: readonly Deployment[]
  /** further resources that the requirements may be about, such as the storage account of a hub */
  readonly related: readonly Resource[]
  /** what a hub that is yet to be made shall use */
  readonly existing: readonly Resource[]
}
