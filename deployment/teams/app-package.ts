import { strToU8, zipSync, type Zippable } from 'fflate'
import { COMMAND_LISTS } from './commands.ts'
import { drawIcon } from './icons/draw-icon.ts'
import { iconFaults } from './icons/icon-faults.ts'
import { localizationOf } from './localization.ts'
import { manifestOf } from './manifest.ts'
import type { PackageSettings } from './package-settings.ts'
import { localizationFaults, manifestFaults } from './schema-faults.ts'
import { ENGLISH } from './words/english.ts'
import { GERMAN } from './words/german.ts'
import { commandListFaults, wordFaults } from './words/word-faults.ts'

export type AppPackage =
  | { readonly kind: 'package'; readonly zip: Uint8Array }
  /** a sentence each */
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

/** The zip file to upload to Teams. The same settings give the same bytes, anywhere and at any time. */
export async function appPackage(settings: PackageSettings, version: string): Promise<AppPackage> {
  const manifest = manifestOf(settings, version, ENGLISH)
  const german = localizationOf(GERMAN)
  const icons = { color: drawIcon('color'), outline: drawIcon('outline') }
  const faults = [
    ...manifestFaults(manifest),
    ...localizationFaults('de.json', german),
    ...wordFaults('English', ENGLISH),
    ...wordFaults('German', GERMAN),
    ...commandListFaults(COMMAND_LISTS),
    ...(await iconFaults(icons)),
  ]
  if (faults.length > 0) return { kind: 'faults', faults }
  return {
    kind: 'package',
    zip: zipped({
      'manifest.json': jsonFile(manifest),
      'color.png': icons.color,
      'outline.png': icons.outline,
      'de.json': jsonFile(german),
    }),
  }
}

/** A zip file tells local time without its zone, so that this moment reads the same in every zone. */
const NO_TIME = new Date(1980, 0, 1)

function zipped(files: Zippable): Uint8Array {
  return zipSync(files, { level: 9, mtime: NO_TIME })
}

function jsonFile(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`)
}
