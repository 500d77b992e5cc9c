/** What somebody who runs Rolecall has to do, and the commands that do it where there are any (bash). */
export interface Fix {
  /** sentences */
  readonly text: string
  readonly commands: readonly string[]
}

/** What an examination came to. `found` is a short sentence without ids of people, secrets or tokens. */
export type Outcome =
  | { readonly status: 'ok'; readonly found: string }
  | {
      readonly status: 'warning' | 'failed'
      readonly found: string
      readonly fix: Fix
      /** what Rolecall cannot do or tell as long as it is not mended; a sentence */
      readonly means?: string
    }
  /** `found` says why */
  | { readonly status: 'skipped'; readonly found: string }

/** One line of a report. */
export type Check = { readonly id: string; readonly title: string } & Outcome

/** How one check is made. It rejects for faults only; the signal aborts once nobody waits for it any more. */
export interface Examination {
  /** stays the same from version to version, for those who read the report by program */
  readonly id: string
  /** up to 32 characters */
  readonly title: string
  readonly examine: (signal: AbortSignal) => Promise<Outcome>
}

export function ok(found: string): Outcome {
  return { status: 'ok', found }
}

export function skipped(why: string): Outcome {
  return { status: 'skipped', found: why }
}

export function failed(found: string, cure: Fix, means?: string): Outcome {
  return { status: 'failed', found, fix: cure, ...(means === undefined ? {} : { means }) }
}

export function warning(found: string, cure: Fix, means?: string): Outcome {
  return { status: 'warning', found, fix: cure, ...(means === undefined ? {} : { means }) }
}

export function fix(text: string, ...commands: readonly string[]): Fix {
  return { text, commands }
}
