import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { FAULTS, type Outcome } from './faults.ts'
import { STORAGE_FAULTS } from './storage-faults.ts'
import { TURN_FAULTS } from './teams-faults.ts'
import { TOLD_AS } from './told-as.ts'
import { WRITE_FAULTS, type WriteFault } from './write-faults.ts'

export const DOCUMENT = fileURLToPath(new URL('../../docs/faults.md', import.meta.url))

/** docs/faults.md as it should be now. */
export async function faultsDocument(): Promise<string> {
  const options = await prettier.resolveConfig(DOCUMENT)
  return prettier.format(TEXT, { ...options, parser: 'markdown' })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function toldOf({ kind, ...rest }: Outcome): string {
  return kind === 'read' ? 'nothing: it is read' : `“${'why' in rest ? rest.why : ''}”`
}

const TO_THE_APPROVER: Readonly<Partial<Record<WriteFault['told'], string>>> = {
  unreachable: 'It may or may not be assigned; approve it again in two minutes.',
  'sign-in': 'Sign in again.',
  'open-again': 'Azure refused; the request is open again.',
}

const code = (name: string) => `\`${name}\``

const TEXT = `# What happens when something fails

Every row is a case of \`test/faults/\`. This file is made of them by \`npm run docs:faults\`, and a test fails where it is out of date.

Three things hold whatever fails. A verdict is what it would be, or \`indeterminate\`, and a role is advised only if it would be anyway. Where it cannot be read what somebody could activate, the roles that they do not hold are missing, “unless there is a role to activate”, and the first step is to look for one; a tenant whose licence has no Privileged Identity Management has none. That holds for each kind of read alone, and whichever of them fail together. Nothing is granted twice, and nothing without the approval on record. The next question is answered as if nothing had happened.

## Azure, to one read

A read is one list or one object of Resource Manager, Resource Graph or Microsoft Graph. One that fails becomes a blind spot, “The … could not be read: …”, and the rest is answered. Where nothing of Azure answers, not even a refusal, the person reads “Azure could not be reached”.

An answer of which more than 16 MB came, a request that takes 20 seconds and a read that takes a minute are given up; the person has an answer after 10 seconds, completed when the rest is there. Between two tries Rolecall waits a second, then longer, or as long as Azure asks, unless that is longer than a read may take.

${table(
  ['Azure answers with', 'what is told of it', 'asked at most'],
  FAULTS.map(({ name, outcome, asked }) => [name, toldOf(outcome), `${asked}`]),
)}

The 404 of something that may not exist, with an error code of Azure, is no fault: of an object it says that there is none, and a list is asked for at the resource group and the subscription instead.

## What a read means for the answer

${table(
  ['read', 'blind spot where the answer is weaker'],
  Object.entries(TOLD_AS).map(([name, spot]) => [
    code(name),
    spot === null ? 'none: no verdict and no advice hangs on it' : code(spot),
  ]),
)}

A place, a person or a connection that could not be searched for is never told as one that does not exist: the person is asked to try again, or for its id.

## Around the bot, while somebody pastes an error

${table(
  ['while', 'they read', 'logged besides the diagnosis'],
  TURN_FAULTS.map(({ name, seen, logged }) => [
    name,
    seen === null ? 'nothing: it cannot reach them' : `“${seen}”`,
    logged.length === 0 ? '' : logged.map(code).join(', '),
  ]),
)}

The log holds no token and none of what they wrote. Messages to Teams are tried up to five times; what the connector refuses for good (400, 403, 404, 413) once.

## Azure Storage, of the state or of the audit

It is away, as in the table above, whatever of these it answers: ${STORAGE_FAULTS.map(({ name }) => name).join('; ')}; or where it does not answer in 5 seconds. An approval of which there can be no record, or whose request cannot be read, comes to nothing, and the approver is told so.

## Azure, to the assignment of a role that was approved

Of two roles in one approval the first goes wrong. Each assignment has a name that follows from the request, so that whoever approves it again, the same person or another, finds what was made: in the end both are assigned, each once.

${table(
  ['the write of the first', 'the approver reads', 'assigned then', 'asked'],
  WRITE_FAULTS.map(({ name, told, made: [first], asked }) => [
    name,
    TO_THE_APPROVER[told] ?? told,
    first === 1 ? 'the first' : 'neither',
    `${asked}`,
  ]),
)}

The same holds where any one step of an approval fails, before or after it is done: reading and claiming the request, recording the yes, recording what came of it. Where a process is killed in between, another one goes on when somebody approves it again, and what was granted and is not known to be on record is recorded by whichever process attends to the request next, once. A clock that differs from Azure's by some minutes ends nothing at another time, since Azure's own times are told.
`
