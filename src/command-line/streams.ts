import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes; a test passes its own. */
export interface Streams {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
}

export async function writeLine({ output }: Streams, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain')
}

/** Ends the process once nobody reads its output any more, as behind `| head`: the rest is not wanted. */
export function endWithReader(output: Writable): void {
  output.on('error', (fault) => {
    if (!('code' in fault) || fault.code !== 'EPIPE') throw fault
    process.exit()
  })
}
