import { readFile } from 'node:fs/promises'
import { CommandError } from './command-error.ts'

/** The bytes of a file that an option names; one that cannot be read is bad input. */
export async function readInputFile(option: string, path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
    throw new CommandError(`${option}: expected a file that can be read, found ${code} at ${path}`)
  })
}
