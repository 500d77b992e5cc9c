import type { TaskModule } from './task-module.ts'

/** What came of what a person did in the Teams client; texts are for that person. */
export type PressOutcome =
  | { readonly kind: 'done'; readonly text: string | null }
  | { readonly kind: 'failed'; readonly text: string }
  /** a dialog is to ask whether the bot may act for the person; `id` continues what was pressed */
  | { readonly kind: 'sign-in'; readonly id: string }
  /** the card that takes the place of the one in the dialog */
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'task'; readonly task: TaskModule }

export const done: PressOutcome = { kind: 'done', text: null }
