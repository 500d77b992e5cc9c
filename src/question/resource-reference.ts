import { scopeFault, withoutAuthorizationSuffix } from '../rbac/scope.ts'
import type { ResourceReference } from './question.ts'

export type ReadReference =
  | { readonly kind: 'reference'; readonly reference: ResourceReference }
  /** `text` cannot be what it claims to be */
  | { readonly kind: 'fault'; readonly text: string }

const HOST = /^(?:[a-z0-9][a-z0-9-]{0,62}\.){2,8}[a-z]{2,24}$/i

/** Reads what somebody gave as a resource: an ARM id, a URL, a host name, or a resource's name. */
export function readResourceReference(given: string): ReadReference {
  const text = given.trim()
  if (text === '')
    return { kind: 'fault', text: 'expected an ARM id, a host name or a resource name, found nothing' }

  const inUrl = scopeInUrl(text)
  if (inUrl !== null) return { kind: 'reference', reference: { by: 'scope', scope: inUrl, isGiven: true } }

  if (text.startsWith('/') || /^subscriptions\//i.test(text)) {
    const scope = text.startsWith('/') ? text.replace(/\/$/, '') : `/${text}`
    const fault = scopeFault(scope)
    return fault === null
      ? {
          kind: 'reference',
          reference: { by: 'scope', scope: withoutAuthorizationSuffix(scope), isGiven: true },
        }
      : { kind: 'fault', text: `the ARM id \`${clip(text)}\` is malformed: ${fault}` }
  }

  const host = hostOf(text)
  if (host !== null) return { kind: 'reference', reference: endpointReference(host, text) }
  if (/[\s<>"'`|\\]/.test(text) || text.length > 260)
    return { kind: 'fault', text: `\`${clip(text)}\` is neither an ARM id, a host name nor a resource name` }
  return { kind: 'reference', reference: { by: 'name', names: [text] } }
}

/** Where an address at a host leads: a Foundry resource serves its projects at `/api/projects/{name}`. */
export function endpointReference(host: string, text: string): ResourceReference {
  const [, project] =
    new RegExp(`${host.replaceAll('.', '\\.')}(?::\\d{1,5})?/api/projects/([\\w-][\\w.-]{0,99})`, 'i').exec(
      text,
    ) ?? []
  return { by: 'endpoint', host, ...(project === undefined ? {} : { project }) }
}

/** The host of a URL or bare host name in lower case, null where `text` is neither. */
export function hostOf(text: string): string | null {
  const candidate =
    text.includes('://') && URL.canParse(text) ? new URL(text).hostname : (text.split(/[:/]/, 1)[0] ?? '')
  return HOST.test(candidate) ? candidate.toLowerCase() : null
}

/**
 * The ARM id inside an address of the Azure portal (`…/#@tenant/resource/subscriptions/…/overview`), of a
 * studio (`?wsid=/subscriptions/…`) or of ARM itself; null where the text is no such address.
 */
export function scopeInUrl(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) return null
  const decoded = safelyDecoded(text)
  const start = decoded.toLowerCase().indexOf('/subscriptions/')
  if (start === -1) return null
  const path = decoded.slice(start).split(/[?&#\s"'<>]/, 1)[0] ?? ''
  return longestScope(path)
}

/** The longest start of a path that is an ARM scope: addresses and errors add segments of their own. */
export function longestScope(path: string): string | null {
  const parts = path.split('/')
  for (let length = parts.length; length >= 3; length -= 1) {
    const scope = parts.slice(0, length).join('/')
    if (!scope.endsWith('/') && scopeFault(scope) === null) return withoutAuthorizationSuffix(scope)
  }
  return null
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
