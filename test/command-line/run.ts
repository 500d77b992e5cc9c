import { Readable, Writable } from 'node:stream'
import { runCommandLine } from '../../src/command-line/program.ts'

export interface Finished {
  readonly status: number
  readonly output: string
  readonly errors: string
}

/** Runs one command line in this process with `input` as its standard input. */
export async function run(args: readonly string[], input = ''): Promise<Finished> {
  return runWith(args, Readable.from([input]))
}

export async function runWith(args: readonly string[], input: Readable): Promise<Finished> {
  const output = new TextSink()
  const errors = new TextSink()
  const status = await runCommandLine(args, { input, output, errors })
  return { status, output: output.text, errors: errors.text }
}

class TextSink extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
