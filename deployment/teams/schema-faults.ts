import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json' with { type: 'json' }
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json' with { type: 'json' }
import type { ValidateFunction } from 'ajv'
import ajvDraft04 from 'ajv-draft-04'

const ajv = new ajvDraft04.default({
  allErrors: true,
  strict: false,
  // the localization schema holds patterns that are none in Unicode mode
  unicodeRegExp: false,
  formats: { uri: (text: string) => URL.canParse(text) },
})
const isManifest = ajv.compile(manifestSchema)
const isLocalization = ajv.compile(localizationSchema)

/** What Microsoft's JSON schema finds wrong with an app manifest, a sentence each. */
export function manifestFaults(manifest: unknown): string[] {
  return faultsBy(isManifest, 'manifest.json', manifest)
}

/** The same of a language file. */
export function localizationFaults(name: string, localization: unknown): string[] {
  return faultsBy(isLocalization, name, localization)
}

function faultsBy(validate: ValidateFunction, name: string, value: unknown): string[] {
  validate(value)
  return (validate.errors ?? []).map(
    ({ instancePath, message = 'is not valid' }) => `${name}${instancePath}: ${message}`,
  )
}
