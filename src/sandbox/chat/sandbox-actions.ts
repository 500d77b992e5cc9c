/** What a person of the sandbox can do outside the chat. The sandbox tenant carries it out. */
export interface SandboxActions {
  /** service calls that can be tried, in the order of their buttons */
  readonly calls: readonly ServiceCall[]
  /** makes the call with that person's own token; `text` is what their terminal would show */
  readonly callService: (personaId: string, call: ServiceCall) => Promise<ActionOutcome>
  /** sends a request to ARM with that person's own token, which does it only where they may */
  readonly callArm: (personaId: string, call: ArmCall) => Promise<ActionOutcome>
}

export interface ServiceCall {
  readonly id: string
  readonly title: string
}

export interface ArmCall {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  /** with its leading slash and its query */
  readonly path: string
  readonly body?: unknown
}

export interface ActionOutcome {
  readonly ok: boolean
  readonly text: string
}
