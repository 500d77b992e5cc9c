import { z } from 'zod'

/** What a bot answers to the press of an Action.Execute, and to a refresh. */
export type CardAnswer =
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'message'; readonly text: string | null }
  | { readonly kind: 'sign-in'; readonly request: LoginRequest }
  /** the token or the code that came with the invoke did not do */
  | { readonly kind: 'not-accepted'; readonly text: string | null }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'nothing' }

/** An OAuth card. */
const loginRequest = z.looseObject({
  connectionName: z.string(),
  tokenExchangeResource: z.looseObject({ id: z.string(), uri: z.string() }).nullish(),
  buttons: z.array(z.looseObject({ type: z.string(), value: z.unknown().optional() })).min(1),
})

export type LoginRequest = z.infer<typeof loginRequest>

const envelope = z.looseObject({
  statusCode: z.number().nullish(),
  type: z.string(),
  value: z.unknown().optional(),
})

const error = z.looseObject({ message: z.string() })

/**
 * Reads the body of the HTTP answer; undefined where it is no answer to such an invoke.
 * Source: Adaptive Cards, "Universal Action Model", Response format; Teams, "Add third-party authentication to
 * Adaptive Cards Universal Actions".
 */
export function readCardAnswer(body: unknown): CardAnswer | undefined {
  if (body === undefined || body === null) return { kind: 'nothing' }
  const read = envelope.safeParse(body)
  if (!read.success) return undefined
  const { type, value } = read.data
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { kind: 'card', card: value }
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: typeof value === 'string' ? value : null }
    case 'application/vnd.microsoft.activity.loginRequest': {
      const request = loginRequest.safeParse(value)
      return request.success ? { kind: 'sign-in', request: request.data } : undefined
    }
    case 'application/vnd.microsoft.error.preconditionFailed':
    case 'application/vnd.microsoft.error.invalidAuthCode':
    case 'application/vnd.microsoft.error.incorrectAuthCode':
      return { kind: 'not-accepted', text: error.safeParse(value).data?.message ?? null }
    case 'application/vnd.microsoft.error':
      return { kind: 'error', text: error.safeParse(value).data?.message ?? 'Something went wrong.' }
    default:
      return undefined
  }
}
