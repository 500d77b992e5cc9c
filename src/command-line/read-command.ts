import { z } from 'zod'
import { readEvidence } from '../evidence/read-evidence.ts'
import { evidenceJson } from '../reply/evidence-json.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import { idOf, jsonOf } from './json-line.ts'
import { eachLine, wholeInput, writeLine, type Streams } from './streams.ts'

const request = z.object({ id: z.unknown().optional(), text: z.string() })

/** `rolecall read`: what one error text says, or one line of JSON for each line of JSON. */
export async function readCommand(options: { jsonl?: boolean }, streams: Streams): Promise<ExitStatus> {
  if (options.jsonl === true) {
    await eachLine(streams, readLine)
    return EXIT.answered
  }
  const evidence = readEvidence(await wholeInput(streams))
  await writeLine(streams, JSON.stringify(evidenceJson(evidence), null, 2))
  return evidence.cause === 'unrecognized' ? EXIT.unanswered : EXIT.answered
}

function readLine(line: string): object {
  const parsed = parseLine(line)
  if (parsed.kind === 'fault') return { id: parsed.id, error: parsed.text }
  return { id: parsed.id, ...evidenceJson(readEvidence(parsed.text)) }
}

type ParsedLine =
  | { readonly kind: 'request'; readonly id: unknown; readonly text: string }
  | { readonly kind: 'fault'; readonly id: unknown; readonly text: string }

function parseLine(line: string): ParsedLine {
  const json = jsonOf(line)
  if (json === undefined)
    return { kind: 'fault', id: null, text: 'expected a JSON object, found text that is not JSON' }
  const parsed = request.safeParse(json)
  if (parsed.success) return { kind: 'request', id: parsed.data.id ?? null, text: parsed.data.text }
  return {
    kind: 'fault',
    id: idOf(json),
    text: 'expected an object with a string `text`, found none',
  }
}
