import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/**
 * Packages that the bundle leaves out and that are installed beside it: native code, threads that load their own files,
 * and what is read by path.
 */
export const INSTALLED: readonly string[] = [
  '@expo-google-fonts/noto-sans',
  '@resvg/resvg-js',
  '@tesseract.js-data/eng',
  'adaptivecards',
  'markdown-it',
  'ohm-js',
  'sharp',
  'tesseract.js',
]

/** Looked for by packages that do without. */
export const NEVER_INSTALLED: readonly string[] = ['dtrace-provider']

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  engines: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
})

/** The `package.json` of the bundle, from that of the sources: what has to be installed, at the same versions. */
export async function bundleManifest(sourceManifest: string): Promise<object> {
  const { name, version, license, engines, dependencies } = manifest.parse(
    JSON.parse(await readFile(sourceManifest, 'utf8')),
  )
  return {
    ...{ name, version, license, private: true, type: 'module', engines },
    bin: { rolecall: 'cli.js' },
    dependencies: Object.fromEntries(INSTALLED.map((each) => [each, pinned(each, dependencies)])),
  }
}

function pinned(name: string, dependencies: Readonly<Record<string, string>>): string {
  const version = dependencies[name]
  if (version === undefined) throw new Error(`expected ${name} among the dependencies, found nothing`)
  return version
}
