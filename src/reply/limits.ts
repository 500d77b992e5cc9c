/** How much of a diagnosis is shown: list lengths in items, texts in UTF-16 units, commands in bytes of a card. */
export interface Limits {
  readonly rows: number
  /** between services, or the picture in place of them; 0: neither */
  readonly links: number
  readonly steps: number
  readonly grantors: number
  readonly blindSpots: number
  readonly notes: number
  readonly otherFailures: number
  readonly checked: number
  readonly reasons: number
  /** sections that the rows come from */
  readonly sources: number
  readonly operations: number
  readonly requestIds: number
  readonly otherCommands: number
  /** between the article and the definitions of roles */
  readonly disagreements: number
  readonly choices: number
  readonly name: number
  readonly text: number
  readonly command: number
  /** a command with its undo */
  readonly otherCommand: number
  /** with which tools a step is undone */
  readonly undo: 'every-tool' | 'azure-cli'
}

const GENEROUS: Limits = {
  rows: 24,
  links: 24,
  steps: 8,
  grantors: 6,
  blindSpots: 6,
  notes: 3,
  otherFailures: 4,
  checked: 24,
  reasons: 6,
  sources: 4,
  operations: 6,
  requestIds: 6,
  otherCommands: 12,
  disagreements: 6,
  choices: 60,
  name: 120,
  text: 600,
  command: 3000,
  otherCommand: 4500,
  undo: 'every-tool',
}

/** One tool undoes what any of them does. */
const ONE_UNDO: Limits = { ...GENEROUS, undo: 'azure-cli' }

/** Details go first: they are behind a button. */
const FEWER_DETAILS: Limits = {
  ...ONE_UNDO,
  checked: 6,
  reasons: 3,
  operations: 3,
  otherCommands: 6,
  disagreements: 4,
  text: 300,
}

const FEW_DETAILS: Limits = {
  ...FEWER_DETAILS,
  rows: 16,
  links: 16,
  steps: 6,
  checked: 3,
  reasons: 2,
  sources: 3,
  operations: 2,
  requestIds: 3,
  otherCommands: 0,
  disagreements: 2,
  choices: 30,
  name: 90,
  command: 1200,
}

const SHORT: Limits = {
  ...FEW_DETAILS,
  rows: 8,
  links: 8,
  steps: 4,
  grantors: 4,
  blindSpots: 3,
  otherFailures: 2,
  checked: 2,
  sources: 2,
  choices: 12,
  name: 60,
  text: 180,
}

const SHORTEST: Limits = {
  ...SHORT,
  rows: 2,
  links: 0,
  steps: 1,
  grantors: 3,
  blindSpots: 1,
  notes: 1,
  otherFailures: 1,
  checked: 0,
  sources: 0,
  requestIds: 2,
  choices: 6,
  name: 48,
  text: 120,
  command: 1000,
}

/** Tried in turn until a card is small enough; with the last one it always is. */
/** Where even the shortest is too much: names in scripts of three bytes a letter, in every place. */
const BAREST: Limits = {
  ...SHORTEST,
  rows: 1,
  operations: 1,
  requestIds: 1,
  name: 32,
  text: 80,
  command: 600,
}

export const LIMITS = [GENEROUS, ONE_UNDO, FEWER_DETAILS, FEW_DETAILS, SHORT, SHORTEST, BAREST] as const

/** For readers without a size limit. */
export const ROOMY = GENEROUS
