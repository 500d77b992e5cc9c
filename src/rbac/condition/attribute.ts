import type { Scalar } from './condition.ts'

export type AttributeSource = 'Environment' | 'Principal' | 'Request' | 'Resource'

/** Everything that is known of one attribute. An attribute without values is known not to exist. */
export type AttributeValue = readonly Scalar[]

export const ABSENT: AttributeValue = []

const CASE_SENSITIVE_KEY = '<$key_case_sensitive$>'

/** The key of an attribute in `ConditionRequest.attributes`; `name` is what stands between the brackets. */
export function attributeKey(source: AttributeSource, name: string): string {
  return normalizeAttribute(`@${source}[${name}]`)
}

/**
 * `@Source[name]` without regard to case, except a tag's key that carries `<$key_case_sensitive$>`
 * (Azure documentation, "Actions and attributes for Azure role assignment conditions for Azure Blob Storage").
 */
export function normalizeAttribute(text: string): string {
  const folded = text.toLowerCase()
  const suffix = folded.indexOf(CASE_SENSITIVE_KEY)
  if (suffix === -1) return folded
  const key = Math.max(text.indexOf('['), text.indexOf(':')) + 1
  return folded.slice(0, key) + text.slice(key, suffix) + folded.slice(suffix)
}
