import { describe, expect, test } from 'vitest'
import { auditedLog } from '../../src/audit/audited-log.ts'
import { AuditUnavailableError, type AuditLog } from '../../src/audit/audit-log.ts'
import type { AuditRecord } from '../../src/audit/audit-record.ts'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { feedbackRecord } from '../../src/audit/feedback-record.ts'
import { accessRequestedRecord } from '../../src/audit/access-request-records.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { all, context, record } from './sample-records.ts'

const EVER = new Date(0)
const LOST_STORAGE = new AuditUnavailableError('the storage is away')

/** A log in memory whose storage can be away, a trail over it, and a clock that is wound on by hand. */
function workshop() {
  const kept = new MemoryAuditLog()
  const logged: (readonly [level: string, event: string, fields: unknown])[] = []
  const pauses: number[] = []
  let away: Error | null = null
  let wind: (() => void) | undefined
  const log: AuditLog = {
    append: (each) => (away === null ? kept.append(each) : Promise.reject(away)),
    since: (...time) => kept.since(...time),
  }
  const sink = {
    info: (event: string, fields: unknown) => logged.push(['info', event, fields]),
    error: (event: string, fields: unknown) => logged.push(['error', event, fields]),
  }
  const trail = new AuditTrail({
    log: auditedLog(log, sink),
    sink,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        pauses.push(milliseconds)
        wind = resolve
        if (signal.aborted) reject(LOST_STORAGE)
        signal.addEventListener('abort', () => {
          reject(LOST_STORAGE)
        })
      }),
  })
  return {
    trail,
    logged,
    pauses,
    setAway: (fault: Error | null) => {
      away = fault
    },
    /** lets what is under way come to rest, then ends the pause that it rests in */
    next: async () => {
      await settled()
      wind?.()
      await settled()
    },
    kept: () => all(trail.since(EVER)),
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

function events(logged: ReturnType<typeof workshop>['logged']): readonly string[] {
  return logged.map(([, event]) => event)
}

describe('a record that comes before the deed', () => {
  test('is kept once append resolves, and logged', async () => {
    const { trail, logged, kept } = workshop()
    await trail.append(record(1))
    expect(await kept()).toEqual([record(1)])
    expect(logged).toEqual([['info', 'audit', record(1)]])
  })

  test('rejects where it cannot be kept, and is logged as not kept', async () => {
    const { trail, logged, setAway } = workshop()
    setAway(LOST_STORAGE)
    await expect(trail.append(record(1))).rejects.toBe(LOST_STORAGE)
    expect(logged).toEqual([['error', 'audit-not-kept', { why: LOST_STORAGE.message, event: 'granted' }]])
  })
})

describe('a record that is to be kept twice', () => {
  test('is kept once, also while it is under way', async () => {
    const { trail, logged, next } = workshop()
    trail.appendEventually(record(1))
    await Promise.all([trail.append(record(1)), trail.append(record(1))])
    trail.appendEventually(record(1))
    await next()
    expect(events(logged)).toEqual(['audit'])
  })

  test('is tried again where it was not kept', async () => {
    const { trail, setAway, kept } = workshop()
    setAway(LOST_STORAGE)
    await expect(trail.append(record(1))).rejects.toBe(LOST_STORAGE)
    setAway(null)
    await trail.append(record(1))
    expect(await kept()).toEqual([record(1)])
  })
})

describe('a record that comes after the deed', () => {
  test('waits while the storage is away, longer each time up to a minute, and is kept in order', async () => {
    const { trail, logged, pauses, setAway, next, kept } = workshop()
    setAway(LOST_STORAGE)
    for (const number of [1, 2, 3]) trail.appendEventually(record(number))
    for (let turn = 0; turn < 7; turn += 1) await next()
    expect(await kept()).toEqual([])
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000))
    expect(logged[0]).toEqual([
      'error',
      'audit-not-kept',
      { why: 'the storage is away', waiting: 3, pause: 1000 },
    ])

    setAway(null)
    await next()
    expect(await kept()).toEqual([record(1), record(2), record(3)])
    expect(events(logged).slice(-3)).toEqual(['audit', 'audit', 'audit'])

    setAway(LOST_STORAGE)
    trail.appendEventually(record(4))
    await next()
    expect(pauses.slice(-2)).toEqual([1000, 2000])
  })

  test('is kept when the one before it was', async () => {
    const { trail, next, kept } = workshop()
    trail.appendEventually(record(1))
    await next()
    trail.appendEventually(record(2))
    await next()
    expect(await kept()).toEqual([record(1), record(2)])
  })

  test('that is malformed is logged as lost, and holds up no other', async () => {
    const { trail, logged, setAway, next, kept } = workshop()
    setAway(new TypeError('malformed'))
    trail.appendEventually(record(1))
    await next()
    setAway(null)
    trail.appendEventually(record(2))
    await next()
    expect(await kept()).toEqual([record(2)])
    expect(logged[0]).toEqual(['error', 'audit-lost', { why: 'the record is malformed', record: record(1) }])
  })

  test('that finds a thousand waiting is logged as lost', async () => {
    const { trail, logged, setAway, next, kept } = workshop()
    setAway(LOST_STORAGE)
    for (let number = 0; number < 1_001; number += 1) trail.appendEventually(record(number))
    expect(logged).toContainEqual([
      'error',
      'audit-lost',
      { why: 'too many records wait', record: record(1_000) },
    ])
    setAway(null)
    await next()
    expect(await kept()).toHaveLength(1_000)
  })

  test('is tried once more when the program ends', async () => {
    const { trail, setAway, kept } = workshop()
    setAway(LOST_STORAGE)
    trail.appendEventually(record(1))
    await settled()
    setAway(null)
    await trail.close()
    expect(await kept()).toEqual([record(1)])
  })

  test('that cannot be kept when the program ends is logged as lost, and so are those behind it', async () => {
    const { trail, logged, setAway } = workshop()
    setAway(LOST_STORAGE)
    trail.appendEventually(record(1))
    trail.appendEventually(record(2))
    await settled()
    await trail.close()
    const lost = logged.filter(([, event]) => event === 'audit-lost').map(([, , fields]) => fields)
    expect(lost).toEqual([1, 2].map((number) => ({ why: LOST_STORAGE.message, record: record(number) })))
  })
})

describe('the log of the program', () => {
  test.each<{ name: string; each: AuditRecord }>([
    { name: 'feedback', each: feedbackRecord({ reaction: 'like', text: 'my words' }, context()) },
    {
      name: 'a reason',
      each: accessRequestedRecord({ grants: [], duration: null, reason: 'my words' }, context()),
    },
  ])('holds a record without $name that somebody typed', async ({ each }) => {
    const { trail, logged } = workshop()
    await trail.append(each)
    expect(logged).toMatchObject([['info', 'audit', { id: each.id, event: each.event }]])
    expect(JSON.stringify(logged)).not.toContain('my words')
  })
})

describe('an audit log in memory', () => {
  test('holds the last ten thousand, each once', async () => {
    const log = new MemoryAuditLog()
    for (let number = 0; number < 10_002; number += 1) await log.append(record(number))
    await log.append(record(10_001))
    const records = await all(log.since(EVER))
    expect(records).toHaveLength(10_000)
    expect(records[0]).toEqual(record(2))
  })

  test('hands out what is of a time, the end excluded', async () => {
    const log = new MemoryAuditLog()
    for (const [index, day] of ['24', '25', '26'].entries()) {
      await log.append(record(index, `2026-11-${day}T00:00:00.000Z`))
    }
    expect(await all(log.since(new Date('2026-11-25'), new Date('2026-11-26')))).toEqual([
      record(1, '2026-11-25T00:00:00.000Z'),
    ])
  })
})
