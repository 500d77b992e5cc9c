import type { Answer } from '../exchange.ts'

/** One call that an account knows, and what it takes to make it. */
export interface AccountCall {
  /** `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action` */
  readonly dataAction: string
  readonly scope: string
  /** what the service says to a principal without that data action */
  readonly lacking: (principalId: string) => Answer
  readonly reply: () => Answer
}

export function accountError(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}
