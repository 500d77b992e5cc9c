import type { Readable } from 'node:stream'
import { textOf } from './input-text.ts'
import { writeLine, type Streams } from './streams.ts'

/** One line of input; of one that is too long only the start. */
export interface InputLine {
  readonly text: string
  readonly isWhole: boolean
}

/** Longer than any error, so that a file without line ends does not fill the memory. */
export const LONGEST_LINE = 8_000_000
const START_LENGTH = 1_000

/** Answers each line of standard input with a line of JSON, in order, holding one line at a time. */
export async function eachLine(streams: Streams, answer: (line: InputLine) => unknown): Promise<void> {
  for await (const line of linesOf(streams.input)) {
    if (line.text.trim() !== '') await writeLine(streams, JSON.stringify(answer(line)))
  }
}

async function* linesOf(input: Readable): AsyncGenerator<InputLine> {
  let text = ''
  let isWhole = true
  for await (const chunk of textOf(input)) {
    for (const [index, part] of chunk.split('\n').entries()) {
      if (index > 0) {
        yield { text, isWhole }
        text = ''
        isWhole = true
      }
      if (isWhole) text += part
      if (text.length <= LONGEST_LINE) continue
      text = text.slice(0, START_LENGTH)
      isWhole = false
    }
  }
  yield { text, isWhole }
}
