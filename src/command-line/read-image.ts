import { readConfig } from '../config.ts'
import { configuredCredential } from '../configured-credential.ts'
import { configuredLanguage } from '../configured-language.ts'
import { readEvidence } from '../evidence/read-evidence.ts'
import { evidenceJson } from '../reply/evidence-json.ts'
import { doubtsOf } from '../screenshots/doubt.ts'
import { pictureReader } from '../screenshots/picture-reader.ts'
import { screenshotReader } from '../screenshots/screenshot-reader.ts'
import type { ReadImage } from '../screenshots/screenshot.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { readInputFile } from './input-file.ts'
import { writeLine, type Streams } from './streams.ts'

/** `rolecall read --image FILE`: what the error in a screenshot says, its text, and what may be misread of it. */
export async function readImageCommand(path: string, streams: Streams): Promise<ExitStatus> {
  const reading = await readPicture(await readInputFile('--image', path))
  if (reading.kind === 'unreadable')
    throw new CommandError(`--image ${path}: ${reading.text}`, STATUS_OF[reading.why])
  const evidence = readEvidence(reading.text)
  const image = {
    text: reading.text,
    confidence: reading.confidence,
    doubts: doubtsOf(reading.words, evidence),
  }
  await writeLine(streams, JSON.stringify({ ...evidenceJson(evidence), image }, null, 2))
  return evidence.cause === 'unrecognized' ? EXIT.unanswered : EXIT.answered
}

/** A file that is no readable picture is bad input; one without text was read. */
const STATUS_OF: Readonly<Record<Extract<ReadImage, { kind: 'unreadable' }>['why'], ExitStatus>> = {
  'not-an-image': EXIT.usage,
  'too-large': EXIT.usage,
  'too-many-pixels': EXIT.usage,
  'no-text': EXIT.unanswered,
  'took-too-long': EXIT.unanswered,
  busy: EXIT.unanswered,
}

async function readPicture(bytes: Uint8Array): Promise<ReadImage> {
  const reader = screenshotReader()
  try {
    const config = readConfig(process.env)
    const language = configuredLanguage(config, configuredCredential(config))
    return await pictureReader(reader, language)(bytes)
  } finally {
    await reader.close()
  }
}
