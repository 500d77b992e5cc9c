import { z } from 'zod'
import { readEvidence } from '../evidence/read-evidence.ts'
import { evidenceJson } from '../reply/evidence-json.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import { eachLine, type InputLine } from './input-lines.ts'
import { wholeInput } from './input-text.ts'
import { readJsonLine } from './json-line.ts'
import { writeLine, type Streams } from './streams.ts'

const request = z.object({ text: z.string('expected a string') }, 'expected an object with a string `text`')

/** `rolecall read`: what one error text says, or one line of JSON for each line of JSON. */
export async function readCommand(options: { jsonl?: boolean }, streams: Streams): Promise<ExitStatus> {
  if (options.jsonl === true) {
    await eachLine(streams, readLine)
    return EXIT.answered
  }
  const evidence = readEvidence(await wholeInput(streams.input))
  await writeLine(streams, JSON.stringify(evidenceJson(evidence), null, 2))
  return evidence.cause === 'unrecognized' ? EXIT.unanswered : EXIT.answered
}

function readLine(line: InputLine): object {
  const read = readJsonLine(line, request)
  if (read.kind === 'fault') return { id: read.id, error: read.error }
  return { id: read.id, ...evidenceJson(readEvidence(read.request.text)) }
}
