/** Values that open something: they are never sent, whatever they stand for. */
const SECRETS: readonly RegExp[] = [
  /\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?/g,
  /(?<=\bBearer\s)[\w.~+/=-]{16,}/gi,
  /(?<=\b(?:sig|AccountKey|SharedAccessKey|api[-_]?key|x-api-key|Ocp-Apim-Subscription-Key|client_?secret|password|pwd)["']?\s?[:=]\s?["']?)[^\s"'&;,]{6,}/gi,
  /-----BEGIN [A-Z ]{3,30}-----[^-]{1,10000}-----END [A-Z ]{3,30}-----/g,
  /(?<![\w/.-])(?=[a-z]{0,31}\d)[a-f0-9]{32}(?![\w-])/g,
  /(?<![\w/.-])[A-Z0-9+/]{80,90}={1,2}/gi,
]

/** The text with tokens, keys, signatures and passwords taken out. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, '[removed]'), text)
}
