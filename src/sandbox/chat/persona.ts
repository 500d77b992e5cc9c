/** One person of the sandbox tenant whom the user of the chat page can be. */
export interface Persona {
  /** Entra object id, which the bot receives as `from.aadObjectId` */
  readonly id: string
  readonly name: string
  readonly userPrincipalName: string
  /** the job, shown under the name */
  readonly title: string
  /** one or two sentences: what this person has and what they lack */
  readonly story: string
}

/** A text that a person may want to paste; a click puts it into the message box. */
export interface Sample {
  readonly title: string
  readonly text: string
  /** the person to whom this happened; the page becomes that person */
  readonly personaId?: string
}
