import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes; a test passes its own. */
export interface Streams {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
}

export async function wholeInput({ input }: Streams): Promise<string> {
  return text(input)
}

/** Answers each line of standard input with a line of JSON, in order, holding one line at a time. */
export async function eachLine(streams: Streams, answer: (line: string) => unknown): Promise<void> {
  for await (const line of createInterface({ input: streams.input, crlfDelay: Infinity })) {
    if (line.trim() !== '') await writeLine(streams, JSON.stringify(answer(line)))
  }
}

export async function writeLine({ output }: Streams, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain')
}
