/** The ARM id of something of Microsoft.Authorization that is attached to a scope. */
export function extensionId(scope: string, collection: string, name: string): string {
  return `${scope.replace(/\/$/, '')}/providers/Microsoft.Authorization/${collection}/${name}`
}

export interface ExtensionPath {
  /** `/` for the root */
  readonly scope: string
  /** in lower case: `roleassignments` */
  readonly collection: string
  /** null where the path is the collection itself */
  readonly name: string | null
}

const MARKER = '/providers/microsoft.authorization/'

/** Splits `{scope}/providers/Microsoft.Authorization/{collection}[/{name}]`; null for any other path. */
export function extensionPath(path: string): ExtensionPath | null {
  const at = path.toLowerCase().lastIndexOf(MARKER)
  if (at === -1) return null
  const [collection = '', name = null, ...rest] = path.slice(at + MARKER.length).split('/')
  if (collection === '' || name === '' || rest.length > 0) return null
  return { scope: at === 0 ? '/' : path.slice(0, at), collection: collection.toLowerCase(), name }
}
