import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

const lock = z.looseObject({ packages: z.record(z.string(), z.unknown()) })

/**
 * Writes the `package-lock.json` of a bundle, so that what is installed beside it is what was tested: that of the sources
 * without whatever the bundle's `package.json` does not lead to. npm takes that out, and asks no registry for it.
 */
export async function writeLock(folder: string, sourceLock: string, manifest: object): Promise<void> {
  const source = lock.parse(JSON.parse(await readFile(sourceLock, 'utf8')))
  const whole = { ...source, packages: { ...source.packages, '': manifest } }
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(whole))
  const words = ['install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', words, { cwd: folder })
}
