import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLine } from '../../src/audit/audit-line.ts'
import { AuditUnavailableError, type UnreadableLine } from '../../src/audit/audit-log.ts'
import { FileAuditLog } from '../../src/audit/file-audit-log.ts'
import { all, guid, record } from './sample-records.ts'

const EVER = new Date(0)
const FILE = '2026-11-25.jsonl'

let folder = ''
let directory = ''
let unreadable: UnreadableLine[] = []
let log = new FileAuditLog('', () => undefined)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
  directory = join(folder, 'audit')
  unreadable = []
  log = new FileAuditLog(directory, (line) => unreadable.push(line))
})
afterEach(() => rm(folder, { recursive: true }))

describe('an audit log in a directory', () => {
  test('keeps a day in a file, and is for its owner alone', async () => {
    await log.append(record(1, '2026-11-25T23:59:59.999Z'))
    await log.append(record(2, '2026-11-26T00:00:00.000Z'))
    expect(await readdir(directory)).toEqual([FILE, '2026-11-26.jsonl'])
    expect(await readFile(join(directory, FILE), 'utf8')).toBe(
      auditLine(record(1, '2026-11-25T23:59:59.999Z')),
    )
    expect((await stat(join(directory, FILE))).mode & 0o777).toBe(0o600)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
  })

  test('hands out what is of a time, the end excluded', async () => {
    const times = ['2026-11-24T12:00:00.000Z', '2026-11-25T09:00:00.000Z', '2026-11-26T00:00:00.000Z']
    for (const [index, at] of times.entries()) await log.append(record(index, at))
    const between = async (since: string, until?: string) =>
      (await all(log.since(new Date(since), until === undefined ? undefined : new Date(until)))).map(
        ({ at }) => at,
      )
    expect(await between('2026-11-24T12:00:00.000Z')).toEqual(times)
    expect(await between('2026-11-24T12:00:00.001Z')).toEqual(times.slice(1))
    expect(await between('2026-11-24', '2026-11-26')).toEqual(times.slice(0, 2))
    expect(await between('2026-11-25', '2026-11-25T09:00:00.000Z')).toEqual([])
    expect(await between('2026-11-25', '2026-11-25T09:00:00.001Z')).toEqual([times[1]])
  })

  test('loses and mixes nothing where two processes append at once', async () => {
    const program = join(import.meta.dirname, 'append-many.ts')
    const run = promisify(execFile)
    await Promise.all(
      [0, 1].map((process_) => run(process.execPath, [program, directory, String(process_ * 1_000), '150'])),
    )
    const records = await all(log.since(EVER))
    expect(unreadable).toEqual([])
    expect(records.map(({ id }) => id).toSorted()).toEqual(
      [0, 1_000].flatMap((first) => Array.from({ length: 150 }, (_, index) => guid(first + index))),
    )
  })

  test('passes over what a crash tore at the end, tells it, and goes on behind it', async () => {
    await log.append(record(1))
    await appendFile(join(directory, FILE), auditLine(record(2)).slice(0, 200))
    expect(await all(log.since(EVER))).toEqual([record(1)])
    const torn = { place: join(directory, FILE), line: 2, why: 'torn' }
    expect(unreadable).toEqual([torn])

    await log.append(record(3))
    await log.append(record(4))
    expect(await all(log.since(EVER))).toEqual([record(1), record(3), record(4)])
    expect(unreadable).toEqual([torn, torn])
  })

  test('hands out once what was written twice', async () => {
    for (const number of [1, 2, 1]) await log.append(record(number))
    expect(await all(log.since(EVER))).toEqual([record(1), record(2)])
  })

  test('passes over other files', async () => {
    await log.append(record(1))
    await writeFile(join(directory, 'notes.txt'), 'not a record\n')
    await writeFile(join(directory, 'x2026-11-25.jsonl'), auditLine(record(2)))
    expect(await all(log.since(EVER))).toEqual([record(1)])
    expect(unreadable).toEqual([])
  })

  test('says what was tried where it cannot be written or read', async () => {
    await writeFile(directory, 'a file in the place of the directory')
    const [written, read] = await Promise.allSettled([log.append(record(1)), all(log.since(EVER))])
    expect(written).toMatchObject({ reason: expect.any(AuditUnavailableError) as unknown })
    expect(written).toMatchObject({
      reason: { message: `the audit log in ${directory} could not be written to: EEXIST` },
    })
    expect(read).toMatchObject({
      reason: { message: `the audit log in ${directory} could not be read: ENOTDIR` },
    })
  })
})
