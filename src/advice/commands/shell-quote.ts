/** Control characters, and those that are invisible or break lines: a reply cannot show them as they are. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}]/u

/**
 * One word for bash and zsh, whatever the text holds, on one line and in characters that can be seen. No
 * argument can hold U+0000 (execve(2)); a replacement character stands for it, so that nothing is cut off.
 */
export function bashWord(text: string): string {
  const sound = withoutNul(text)
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(sound)) return sound
  return UNSHOWABLE.test(sound) ? ansiCWord(sound) : `'${sound.replaceAll("'", `'\\''`)}'`
}

/** An option of a command with its value, which may start with a dash. */
export function bashOption(name: string, value: string): string {
  return `${name}${value.startsWith('-') ? '=' : ' '}${bashWord(value)}`
}

/** ANSI-C quoting, in bytes, so that it does not depend on the locale (Bash manual, "ANSI-C Quoting"). */
function ansiCWord(text: string): string {
  const inside = text.replaceAll(/[^\x20-\x7e]|['\\!]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  )
  return `$'${inside}'`
}

/** One literal string for PowerShell, which takes typographic quotes for quotes too. */
export function powershellWord(text: string): string {
  return `'${withoutNul(text).replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`
}

function withoutNul(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
