/** Control characters, and those that are invisible or break lines: they are written by their code points. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}]/gu

/**
 * One string of Terraform's language, in which `${` and `%{` start templates (Terraform documentation,
 * "Strings and Templates").
 */
export function terraformString(text: string): string {
  const inside = text
    .toWellFormed()
    .replaceAll(/["\\]/g, '\\$&')
    .replaceAll(/[$%](?=\{)/g, '$&$&')
    .replaceAll(UNSHOWABLE, terraformEscape)
  return `"${inside}"`
}

/** One string of Bicep, in which `${` starts an expression (Bicep documentation, "Data types in Bicep"). */
export function bicepString(text: string): string {
  const inside = text
    .toWellFormed()
    .replaceAll(/[\\']|\$(?=\{)/g, '\\$&')
    .replaceAll(UNSHOWABLE, (character) => `\\u{${codePoint(character)}}`)
  return `'${inside}'`
}

/** A value as JSON of visible ASCII characters alone, which no shell, file or console recodes. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${codePoint(unit).padStart(4, '0')}`)
}

function terraformEscape(character: string): string {
  const code = codePoint(character)
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16)
}
