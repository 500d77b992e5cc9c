import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundle } from '../../deployment/build/bundle.ts'
import { INSTALLED } from '../../deployment/build/packages.ts'

const PACKAGES = join(import.meta.dirname, '../../node_modules')

/** A bundle in a folder of its own, beside which only what it asks for is installed. */
export interface Bundled {
  readonly folder: string
  readonly remove: () => Promise<void>
}

export async function bundled(): Promise<Bundled> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'rolecall-')))
  const folder = join(parent, 'dist')
  await bundle(folder)
  for (const name of INSTALLED) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(await realpath(join(PACKAGES, name)), link)
  }
  return { folder, remove: () => rm(parent, { recursive: true }) }
}
