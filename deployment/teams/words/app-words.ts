import type { CommandName } from '../commands.ts'

/** Everything in the app package that people read, in one language. */
export interface AppWords {
  readonly name: { readonly short: string; readonly full: string }
  readonly description: { readonly short: string; readonly full: string }
  readonly commands: Readonly<Record<CommandName, TitledWords>>
  /** the action on a message */
  readonly diagnoseAccessError: TitledWords
  /** the search */
  readonly findRole: TitledWords & { readonly query: TitledWords }
}

export interface TitledWords {
  readonly title: string
  readonly description: string
}
