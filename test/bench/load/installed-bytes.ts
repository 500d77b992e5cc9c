import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})
const manifest = z.object({ dependencies: names, optionalDependencies: names })

/** Bytes of some packages and of all that they bring along, as they are installed in `root`. */
export function installedBytes(root: string, wanted: readonly string[]): number {
  const found = new Set<string>()
  const waiting = wanted.map((name) => ({ name, from: root }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = folderOf(next.name, next.from, root)
    if (folder === null || found.has(folder)) continue
    found.add(folder)
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    )
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      waiting.push({ name, from: folder })
  }
  return [...found].reduce((total, folder) => total + folderBytes(folder), 0)
}

/** Of a folder's files, those in its own `node_modules` left out. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? folderBytes(path) : statSync(path).size
    })
    .reduce((total, bytes) => total + bytes, 0)
}

/** As Node looks for it: from a folder upwards. Null where it is not installed, as for another system. */
function folderOf(name: string, from: string, root: string): string | null {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder
  return from === root ? null : folderOf(name, dirname(from), root)
}
