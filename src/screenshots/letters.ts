/** Letters and digits, in lower case: spaces, line breaks and quotation marks are not read reliably. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
