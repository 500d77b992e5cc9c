/** What a person of the sandbox can do outside the chat. The sandbox tenant carries it out. */
export interface SandboxActions {
  /** service calls that can be tried, in the order of their buttons */
  readonly calls: readonly ServiceCall[]
  /** makes the call with that person's own token; `text` is what their terminal would show */
  readonly callService: (personaId: string, call: ServiceCall) => Promise<ActionOutcome>
  /** writes the role assignment with that person's own token, and so only where they may */
  readonly assignRole: (personaId: string, assignment: RoleToAssign) => Promise<ActionOutcome>
  /** sends a PUT to Azure Resource Manager with that person's own token */
  readonly sendRequest: (personaId: string, request: ArmRequest) => Promise<ActionOutcome>
}

export interface ServiceCall {
  readonly id: string
  readonly title: string
}

export interface RoleToAssign {
  /** GUID of the role definition */
  readonly roleId: string
  /** Entra object id of the assignee */
  readonly principalId: string
  /** ARM scope, with its leading slash */
  readonly scope: string
}

export interface ArmRequest {
  /** with its query, with a leading slash */
  readonly path: string
  readonly body: unknown
}

export interface ActionOutcome {
  readonly ok: boolean
  readonly text: string
}
