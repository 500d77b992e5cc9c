/** One word for bash, whatever the text holds. */
export function bashWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** One literal string for PowerShell, which takes typographic quotes for quotes too. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

/** One string of Terraform's language, in which `${` and `%{` start templates. */
export function terraformString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&')
}

/** One string of Bicep, in which `${` starts an expression. */
export function bicepString(text: string): string {
  return `'${text.replace(/[\\']|\$(?=\{)/g, '\\$&').replace(/\n/g, '\\n')}'`
}
