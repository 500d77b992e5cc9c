/** Words that people put in place of an identifier. */
const STAND_IN = /redact|removed|masked|hidden|snip|scrubbed|placeholder|omitted|anonymi|\byour\b/i
/** The end of a placeholder whose start was taken for something else: `-id>`. */
const CUT_BRACKET = /^[^<>]*>$/
const BRACKETED = /^(?:<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|\$\([^()]*\)|\$\{[^{}]*\})$/
const ZEROS = /^0[0-]*$/
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** A GUID that may be cut short or crossed out in part. */
const LIKE_GUID = /^(?=(?:[^0-9a-f]*[0-9a-f]){2})(?=\D*\d|[0-9a-f]{8})[0-9a-fx*#.…-]{6,64}$/i

/** Whether nothing of the value is left: `xxx`, `***`, `<redacted>`, an empty string. */
export function isMask(value: string): boolean {
  if (value === '' || BRACKETED.test(value) || CUT_BRACKET.test(value) || STAND_IN.test(value)) return true
  if (ZEROS.test(value)) return !isGuid(value)
  return (
    value.replace(/[xyz*#.…\-_@?<>[\](){}|/\s]/gi, '') === '' ||
    /^(?:guid|id|user|upn|name|oid)$/i.test(value)
  )
}

export function isGuid(value: string): boolean {
  return GUID.test(value)
}

export function isLikeGuid(value: string): boolean {
  return LIKE_GUID.test(value)
}
