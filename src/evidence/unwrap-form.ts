/** A sign-in error as the query of an address carries it: `error_description=AADSTS500011:+The+resource+…`. */
const FORM_ENCODED = /(?:error_description=\w|AADSTS\d{4,8})(?:%3a|:\+|\+\w)/i

/** Letters and slashes stay as they are: ids and paths are kept in the spelling of the text. */
const PERCENT_CODE = /%(?:0[ad]|2[0-9a-ce]|3[a-f]|40|5[bd]|7[bd])/gi

/** Words that are joined by `+` become words again; other texts are left alone. */
export function withoutFormEncoding(text: string): string {
  if (!FORM_ENCODED.test(text)) return text
  return text
    .replaceAll('+', ' ')
    .replace(PERCENT_CODE, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
}
