/** What an error code of Azure means, and the first thing to do about it. Both are whole sentences. */
export interface ErrorCode {
  readonly code: string
  readonly meaning: string
  readonly firstStep: string
  /** set where the code says that a role is missing */
  readonly mendedBy?: 'role'
}
