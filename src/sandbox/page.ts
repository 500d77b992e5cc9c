import type { SandboxRequest } from './exchange.ts'

export type Page<T> =
  | { readonly kind: 'page'; readonly items: readonly T[]; readonly nextLink: string | null }
  | { readonly kind: 'bad-token'; readonly token: string }

/** The page that a request's `$skiptoken` asks for, and the link to the next one. */
export function pageOf<T>(items: readonly T[], request: SandboxRequest, size: number): Page<T> {
  const token = request.url.searchParams.get('$skiptoken')
  const start = token === null ? 0 : offsetOf(token)
  if (start === null) return { kind: 'bad-token', token: token ?? '' }
  const end = start + size
  return {
    kind: 'page',
    items: items.slice(start, end),
    nextLink: end < items.length ? linkWith(request.url, skipToken(end)) : null,
  }
}

export function skipToken(offset: number): string {
  return Buffer.from(`offset ${offset}`).toString('base64url')
}

/** null where the token was not made by `skipToken`. */
export function offsetOf(token: string): number | null {
  const digits = /^offset (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]
  return digits === undefined ? null : Number(digits)
}

function linkWith(url: URL, token: string): string {
  const next = new URL(url)
  next.searchParams.set('$skiptoken', token)
  return next.href
}
