import { readFileSync } from 'node:fs'
import type { Catalogue, CatalogueRole } from '../../src/knowledge/catalogue/catalogue.ts'

const FILE = new URL('../../src/knowledge/catalogue/built-in-roles.json', import.meta.url)

/** The shipped catalogue as its file has it. */
export function shippedText(): string {
  return readFileSync(FILE, 'utf8')
}

export function shippedCatalogue(): Catalogue {
  return JSON.parse(shippedText()) as Catalogue
}

/** A catalogue in which one role, by its present name, is another, or none where `change` gives null. */
export function withRole(
  name: string,
  change: (role: CatalogueRole) => CatalogueRole | null,
  catalogue: Catalogue = shippedCatalogue(),
): Catalogue {
  return {
    ...catalogue,
    roles: catalogue.roles.flatMap((role) => (role.name === name ? (change(role) ?? []) : [role])),
  }
}
