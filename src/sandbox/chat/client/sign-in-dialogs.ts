import { randomUUID } from 'node:crypto'
import type { Persona } from '../persona.ts'
import type { LoginRequest } from './card-answer.ts'
import type { CardPress } from './card-press.ts'

/** With a token of Teams that the bot exchanges, or with the code of a sign-in page. */
export type SignInWay = 'silent' | 'code'

interface SignInDialog {
  readonly press: CardPress
  readonly request: LoginRequest
  /** how to sign in once the person allows it */
  readonly way: SignInWay
}

/** What waits for somebody's leave. A person has one such dialog at a time. */
export class SignInDialogs {
  readonly #open = new Map<string, SignInDialog & { readonly id: string }>()

  open(dialog: SignInDialog): string {
    const id = randomUUID()
    this.#open.set(dialog.press.sender.persona.id, { ...dialog, id })
    return id
  }

  close(id: string, persona: Persona): SignInDialog | undefined {
    const dialog = this.#open.get(persona.id)
    if (dialog?.id !== id) return undefined
    this.#open.delete(persona.id)
    return dialog
  }
}
