import type { Span } from '../evidence/evidence.ts'
import { firstMatches } from './occurrences.ts'

/** Words that tell a reader what to do or to believe. An error message says what happened. */
const INSTRUCTIONS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{1,60}\b(?:instructions?|rules?|prompts?|above|previous|prior|earlier|everything)\b/gi,
  /\b(?:treat|consider|regard)\s(?:me|us|myself|this user|the user|the caller)\s(?:as|like|to be)\b/gi,
  /\b(?:pretend|imagine|roleplay|impersonate|act as|act like|behave as|you are now|from now on|assume the (?:identity|role))\b/gi,
  /\b(?:say|output|answer|respond|reply|claim|print|emit)\b[^.\n]{1,40}\b(?:cause|scope|principal|role|operation|endpoint|json|missing-role|object ?id|instead)\b/gi,
  /\b(?:set|return|report|put|fill)\s(?:the\s|in\s)?(?:cause|scope|principal|role(?! assignment)|operation|endpoint|missing-role)\b/gi,
  /\bcause\s?[=:]\s?["']?missing-role/gi,
  /\b(?:grant|assign)\s(?:me|us|myself|him|her|them)\b/gi,
  /<\/?\s?(?:instructions?|system|assistant|prompt)\s?>|\[\/?INST\]|<\|[a-z_]{1,20}\|>/gi,
  /^[\s#*"'>]{0,6}(?:system|assistant|developer)\s?:/gim,
  /\b(?:system prompt|new instructions?|your instructions?|(?:dear|note to(?: the)?) (?:model|assistant|ai|bot))\b/gi,
  /\b(?:ignoriere|vergiss alle|behandle mich|tu so|stell dir vor|antworte|du bist jetzt)\b/gi,
  /\b(?:ignorez?|oubliez?|traite-moi|traitez-moi|fais comme si|réponds|répondez|tu es maintenant)\b/gi,
  /\b(?:ignora|olvida|trátame|finge|eres ahora|ignore as|finja|trate-me)\b/gi,
  /忽略[^。\n]{0,20}(?:指令|指示|以上)|假装|假裝|把我当|把我當|無視して|ふりをして/g,
]

const MOST_INSTRUCTIONS = 100
const LONGEST_SENTENCE = 400
const SENTENCE_END = /[.!?](?=\s)|\n/g
const PARAGRAPH_END = /\n[ \t]*\n/

/**
 * The parts of a text that instruct, in order. Each goes on to the end of its paragraph: what follows an
 * instruction usually belongs to it.
 */
export function instructionsIn(text: string): Span[] {
  const parts: Span[] = []
  const starts = INSTRUCTIONS.flatMap((pattern) => firstMatches(pattern, text, MOST_INSTRUCTIONS))
  for (const { start } of starts.toSorted((left, right) => left.start - right.start)) {
    if (start < (parts.at(-1)?.end ?? 0)) continue
    parts.push({ start: sentenceStart(text, start), end: paragraphEnd(text, start) })
  }
  return parts
}

export function overlapsAny({ start, end }: Span, parts: readonly Span[]): boolean {
  return parts.some((part) => start < part.end && part.start < end)
}

/** The sentence or line that holds the span, at most some hundred characters to each side. */
export function sentenceAround(text: string, { start, end }: Span): string {
  const rest = text.slice(end, end + LONGEST_SENTENCE)
  const length = rest.search(SENTENCE_END)
  return text.slice(sentenceStart(text, start), end + (length === -1 ? rest.length : length + 1))
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST_SENTENCE)
  const ends = [...text.slice(from, at).matchAll(SENTENCE_END)]
  return from + (ends.at(-1)?.index ?? -1) + 1
}

function paragraphEnd(text: string, at: number): number {
  const length = text.slice(at).search(PARAGRAPH_END)
  return length === -1 ? text.length : at + length
}
