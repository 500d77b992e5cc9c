import { readFile } from 'node:fs/promises'
import { CommandError } from './command-error.ts'
import { faultCodeOf } from './fault-code.ts'

/** The bytes of a file that an option names; one that cannot be read is bad input. */
export async function readInputFile(option: string, path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw new CommandError(
      `${option}: expected a file that can be read, found ${faultCodeOf(error)} at ${path}`,
    )
  })
}
