import { randomInt, randomUUID } from 'node:crypto'
import type { Persona } from '../persona.ts'

/** Whose token of which connection: the service keeps one for each. */
export interface TokenHolder {
  /** the person's id on the channel, `29:…` */
  readonly userId: string
  readonly channelId: string
  readonly connectionName: string
}

/** Who is signed in for a bot's connection, and who is about to be. Lives in memory. */
export class SignIns {
  readonly #begun = new Map<string, TokenHolder>()
  readonly #byCode = new Map<string, { readonly holder: TokenHolder; readonly person: Persona }>()
  readonly #signedIn = new Map<string, Persona>()

  /** Begins a sign-in that a person completes in the browser; its id. */
  begin(holder: TokenHolder): string {
    const id = randomUUID()
    this.#begun.set(id, holder)
    return id
  }

  /** The code that shows the bot that who signed in is who asked; undefined where no such sign-in was begun. */
  complete(id: string, person: Persona): string | undefined {
    const holder = this.#begun.get(id)
    if (!holder) return undefined
    this.#begun.delete(id)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    this.#byCode.set(code, { holder, person })
    return code
  }

  /** Takes a code, once. */
  redeem(holder: TokenHolder, code: string): void {
    const completed = this.#byCode.get(code)
    if (!completed || keyOf(completed.holder) !== keyOf(holder)) return
    this.#byCode.delete(code)
    this.signIn(holder, completed.person)
  }

  signIn(holder: TokenHolder, person: Persona): void {
    this.#signedIn.set(keyOf(holder), person)
  }

  signOut(holder: TokenHolder): void {
    this.#signedIn.delete(keyOf(holder))
  }

  signedIn(holder: TokenHolder): Persona | undefined {
    return this.#signedIn.get(keyOf(holder))
  }
}

function keyOf({ userId, channelId, connectionName }: TokenHolder): string {
  return JSON.stringify([userId, channelId, connectionName])
}
