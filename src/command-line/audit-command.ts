import { Option, type Command } from 'commander'
import { AuditUnavailableError, type AuditLog, type UnreadableLine } from '../audit/audit-log.ts'
import { readAuditPlace, type AuditPlace } from '../audit/audit-place.ts'
import { AUDIT_EVENTS, type AuditEvent, type AuditRecord } from '../audit/audit-record.ts'
import { openAuditLog } from '../audit/open-audit-log.ts'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { configuredCredential } from '../configured-credential.ts'
import { isGuid } from '../rbac/guid.ts'
import { sameId } from '../rbac/principal.ts'
import { auditText } from './audit-text.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import type { Finish } from './finish.ts'
import { checkedTime } from './point-in-time.ts'
import { writeLine, type Streams } from './streams.ts'

export interface AuditOptions {
  readonly since: string
  readonly until?: string
  readonly event?: readonly AuditEvent[]
  readonly principal?: string
  readonly from?: string
  readonly format: 'text' | 'json'
}

/** `rolecall audit …` */
export function addAuditCommand(program: Command, streams: Streams, finish: Finish): void {
  program
    .command('audit')
    .description('print what was asked, found, decided and granted')
    .requiredOption('--since <time>', 'from when: 90m, 12h, 2d or PT12H ago, a day (UTC), or a time')
    .option('--until <time>', 'until before when, likewise')
    .addOption(new Option('--event <event...>', 'only these').choices(AUDIT_EVENTS))
    .option('--principal <object-id>', 'only what they did, or what is about them')
    .option('--from <place>', 'a directory or a container of Azure Storage, instead of ROLECALL_AUDIT')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((options: AuditOptions) => finish(auditCommand(options, streams)))
}

/** Prints records as they are read, so that there may be any number of them. */
export async function auditCommand(options: AuditOptions, streams: Streams): Promise<ExitStatus> {
  const { since, until } = checkedPeriod(options)
  if (options.principal !== undefined && !isGuid(options.principal)) {
    const found = JSON.stringify(options.principal.slice(0, 60))
    throw new CommandError(`--principal: expected an object id, found ${found}`)
  }
  const place = options.from === undefined ? checkedConfig().audit : checkedPlace(options.from)
  if (place === null) throw new CommandError('expected --from or ROLECALL_AUDIT, found neither')
  try {
    const log = await opened(place, streams)
    for await (const record of log.since(since, until)) {
      if (!isWanted(record, options)) continue
      await writeLine(streams, options.format === 'json' ? JSON.stringify(record) : auditText(record))
    }
  } catch (fault) {
    if (!(fault instanceof AuditUnavailableError)) throw fault
    throw new CommandError(fault.message, place.kind === 'directory' ? EXIT.usage : EXIT.unreachable)
  }
  return EXIT.answered
}

function checkedPeriod({ since: from, until: to }: AuditOptions): { since: Date; until?: Date } {
  const now = new Date()
  const since = checkedTime('--since', from, now)
  if (to === undefined) return { since }
  const until = checkedTime('--until', to, now)
  if (until <= since) throw new CommandError('--until: expected a time after that of --since')
  return { since, until }
}

function checkedConfig(): Config {
  try {
    return readConfig(process.env)
  } catch (fault) {
    throw fault instanceof ConfigError ? new CommandError(fault.message) : fault
  }
}

function checkedPlace(given: string): AuditPlace {
  const place = readAuditPlace(given)
  if (place.kind === 'fault') throw new CommandError(`--from: ${place.text}, or a directory`)
  return place
}

function opened(place: AuditPlace, { errors }: Streams): Promise<AuditLog> {
  return openAuditLog(place, {
    credential: () => configuredCredential(checkedConfig())(),
    onUnreadable: (line) => errors.write(`rolecall: ${unreadableText(line)}\n`),
  })
}

const UNREADABLE = {
  torn: 'expected a record, found a part of one',
  unknown: 'expected a record that this version knows, found another',
  'too-long': 'expected a record, found a line that is far longer than one',
} as const satisfies Record<UnreadableLine['why'], string>

function unreadableText({ place, line, why }: UnreadableLine): string {
  return `${place}, line ${line}: ${UNREADABLE[why]}; passed over`
}

function isWanted(record: AuditRecord, { event, principal }: AuditOptions): boolean {
  if (event !== undefined && !event.includes(record.event)) return false
  return principal === undefined || concerned(record).some((id) => sameId(id, principal))
}

/** Whoever did it, and whoever it is about. */
function concerned(record: AuditRecord): readonly string[] {
  const granted = 'grants' in record ? record.grants.map(({ principalId }) => principalId) : []
  const about = 'about' in record ? record.about : []
  return [record.actor.id, record.subjectId, ...granted, ...about].filter((id) => id !== null)
}
