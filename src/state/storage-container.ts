/** `https://<account>.blob.core.windows.net/<container>`, checked. */
export type ContainerAddress = Container | { readonly kind: 'fault'; readonly text: string }

/** Of Azure Blob Storage. */
export interface Container {
  readonly kind: 'container'
  readonly url: string
}

/**
 * Hosts of Azure Storage in the public cloud, with its DNS zones, and in those of US Government and China. An identity's
 * token goes to whoever bears the name, so that no other does.
 */
const HOST =
  /^[a-z0-9]{3,24}\.(?:blob\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|z\d{2}\.blob\.storage\.azure\.net)$/

/** Azure documentation, "Naming and referencing containers, blobs, and metadata". */
const CONTAINER = /^\/(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\/?$/

const EXPECTED = 'expected https://<account>.blob.core.windows.net/<container>'

/** A fault never repeats the text, which may hold a signature. */
export function readContainerAddress(text: string): ContainerAddress {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:') return { kind: 'fault', text: EXPECTED }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return { kind: 'fault', text: `${EXPECTED} without a signature: Rolecall signs in with its own identity` }
  }
  if (!HOST.test(url.host) || !CONTAINER.test(url.pathname)) return { kind: 'fault', text: EXPECTED }
  return { kind: 'container', url: `${url.origin}${url.pathname.replace(/\/$/, '')}` }
}
