import type { Span } from '../evidence/evidence.ts'
import { scopeFault } from '../rbac/scope.ts'
import { instructionsIn, overlapsAny } from './instruction-words.ts'
import { occurrencesOf, pageOf, type Page } from './occurrences.ts'
import { isEndpointOf } from './service-words.ts'

/** A value in the text's own spelling, and where it stands. */
export interface PlacedValue {
  readonly text: string
  readonly span: Span
}

/** A text, and the parts of it from which nothing may be read. */
export interface Ground {
  readonly page: Page
  readonly instructions: readonly Span[]
}

export function groundOf(source: string): Ground {
  return { page: pageOf(source), instructions: instructionsIn(source) }
}

/** `before` and `after` are the neighbouring characters, at most 80 of them. */
export type Fits = (words: string, before: string, after: string) => boolean

const NEIGHBOURHOOD = 80

/** The first place where the words stand outside of instructions and fit; null where there is none. */
export function placedValue(words: string, { page, instructions }: Ground, fits: Fits): PlacedValue | null {
  for (const span of occurrencesOf(words, page)) {
    const text = page.source.slice(span.start, span.end)
    const before = page.source.slice(Math.max(0, span.start - NEIGHBOURHOOD), span.start)
    const after = page.source.slice(span.end, span.end + NEIGHBOURHOOD)
    if (!overlapsAny(span, instructions) && fits(text, before, after)) return { text, span }
  }
  return null
}

const LONGEST_QUOTE = 1000

/** A quotation that begins and ends with whole words: `authorized` alone is not in `unauthorized`. */
export function fitsQuote(says: (words: string) => boolean): Fits {
  return (words, before, after) =>
    words.length <= LONGEST_QUOTE &&
    !(/^\w/.test(words) && /\w$/.test(before)) &&
    !(/\w$/.test(words) && /^\w/.test(after)) &&
    says(words)
}

const OPERATION = /^[a-z]\w{1,60}(?:\.\w{1,60}){1,4}(?:\/[\w.$-]{1,80}){1,10}\/(?:read|write|delete|action)$/i
/** A name that goes on: a part of an id, an operation or a host is another one. */
const GOES_ON = /^(?:[\w/*%@({<[-]|\.\w|:\w|[ \t]{0,20}\n\s{0,20}\/)/

/** A whole operation, not the types within an ARM id. */
export const fitsOperation: Fits = (words, before, after) =>
  OPERATION.test(words) && !/[\w/.*-]$/.test(before) && !GOES_ON.test(after)

/** Ids of what rules access are not what was accessed. */
const RULES = /\/providers\/microsoft\.authorization\//i
const LONGEST_SCOPE = 1000

/** A whole ARM id: what is cut off from one is a wider scope. The root is in every text, and in none. */
export const fitsScope: Fits = (words, before, after) =>
  words.length <= LONGEST_SCOPE &&
  /^\/(?:subscriptions|providers\/microsoft\.management)\//i.test(words) &&
  scopeFault(words) === null &&
  !RULES.test(words) &&
  !/[-/.%*]$/.test(before) &&
  (words.toLowerCase().startsWith('/subscriptions/') || !/\w$/.test(before)) &&
  !GOES_ON.test(after)

/** A whole host name that is some Azure service's own. */
export const fitsEndpoint: Fits = (words, before, after) =>
  /^[a-z0-9][\w.-]{2,250}$/i.test(words) &&
  !/[\w.@*>\]}-]$/.test(before) &&
  !/^(?:[\w@*<[{-]|\.\w)/.test(after) &&
  isEndpointOf(null, words)

const ID = /^(?=\D*\d)[0-9a-z][\w.-]{6,78}\w$/i
const ID_LABEL =
  /(?:request|correlation|trace|tracking|activity|operation|anforderung|anfrage|korrelation|vorgang|demande|corrélation|solicitud|correlación|solicitação|correlação|richiesta|correlazione|请求|跟踪|要求|追跡|요청)[^\n]{0,30}$/i

/** A whole id that stands behind a label. */
export const fitsRequestId: Fits = (words, before, after) =>
  ID.test(words) && !/[\w.-]$/.test(before) && !/^[\w-]/.test(after) && ID_LABEL.test(before)
