import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import * as esbuild from 'esbuild'
import { writeLock } from './lock.ts'
import { thirdPartyNotices } from './notices.ts'
import { bundleManifest, INSTALLED, NEVER_INSTALLED } from './packages.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = join(ROOT, 'src')

/** Read by path as the program runs; they keep their places. */
const READ_BY_PATH = [
  'knowledge/catalogue/operations.txt',
  'knowledge/catalogue/built-in-roles.json',
  'sandbox/chat/page',
]

/** What CommonJS packages expect to be there. */
const COMMON_JS = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n')

/**
 * Bundles the bot (`index.js`) and the command line (`cli.js`) into a folder, with a `package.json` of what must be
 * installed there and the licences of what is inside. What is imported lazily stays in files of its own.
 */
export async function bundle(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: { index: join(SOURCE, 'index.ts'), cli: join(SOURCE, 'cli.ts') },
    outdir: folder,
    // all in one folder, so that a path is the same from each
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    banner: { js: COMMON_JS },
    external: [...INSTALLED, ...NEVER_INSTALLED],
    plugins: [keepPlaces, parseCatalogue],
    metafile: true,
    logLevel: 'warning',
  })
  const manifest = await bundleManifest(join(ROOT, 'package.json'))
  await Promise.all([
    ...READ_BY_PATH.map((path) => cp(join(SOURCE, path), join(folder, path), { recursive: true })),
    writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`),
    writeFile(join(folder, 'THIRD-PARTY-NOTICES'), await thirdPartyNotices(metafile, ROOT)),
    cp(join(ROOT, 'LICENSE'), join(folder, 'LICENSE')),
  ])
  await writeLock(folder, join(ROOT, 'package-lock.json'), manifest)
}

/** A module finds files from where it stands among the sources. */
const keepPlaces: esbuild.Plugin = {
  name: 'keep-places',
  setup: (build) => {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!path.startsWith(SOURCE + sep) || !text.includes('import.meta.url')) return undefined
      const place = relative(SOURCE, path).replaceAll(sep, '/')
      const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`
      return { contents: text.replaceAll('import.meta.url', url), loader: 'ts', resolveDir: dirname(path) }
    })
  },
}

/** JSON of this size is parsed sooner than compiled. */
const parseCatalogue: esbuild.Plugin = {
  name: 'parse-catalogue',
  setup: (build) => {
    build.onLoad({ filter: /built-in-roles\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')))
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: 'js' }
    })
  },
}
