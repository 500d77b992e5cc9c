const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text is a GUID in Azure's form. Versions and variants of RFC 9562 do not count: not all of Azure's have them. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}
