import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bashWord } from '../../advice/commands/shell-quote.ts'
import { failed, fix, ok, type Outcome } from '../check.ts'

/** Writes a file in the directory, as Rolecall does with its records, reads it back and deletes it. */
export async function examineDirectory(path: string, means: string): Promise<Outcome> {
  const file = join(path, `.rolecall-doctor-${randomUUID()}`)
  const written = randomUUID()
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await writeFile(file, written, { mode: 0o600, flag: 'wx' })
    const found = await readFile(file, 'utf8')
    await rm(file)
    return found === written
      ? ok('the directory can be written to')
      : failed('what was written came back changed', fix('See the health of the disk.'), means)
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault
    return failed(
      `the directory cannot be written to (${String(fault.code)})`,
      fix(
        'Let whoever runs Rolecall write there, or set ROLECALL_AUDIT to another directory.',
        `ls -ld ${bashWord(path)}`,
      ),
      means,
    )
  }
}
