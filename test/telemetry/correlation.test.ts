import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { feedbackRecord } from '../../src/audit/feedback-record.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { programLog } from '../../src/program-log.ts'
import { Lane } from '../../src/teams/outbox/lane.ts'
import { observedTurn, turnId } from '../../src/telemetry/turn.ts'
import { wait } from '../../src/wait.ts'

const inTurn = <Result>(id: string, work: () => Promise<Result>) =>
  observedTurn({ id, type: 'message', isResumed: false }, work)

describe('a log line', () => {
  it('says which turn it belongs to', async () => {
    const lines: string[] = []
    const log = programLog({
      level: 'info',
      exportEvent: null,
      destination: { write: (line) => void lines.push(line) },
    })
    await inTurn('turn-1', async () => {
      await setImmediate()
      log.info('diagnosed', { status: 'answered' })
    })
    log.info('outside', {})
    const [inside, outside] = lines.map((line): unknown => JSON.parse(line))
    expect(inside).toMatchObject({ turn: 'turn-1', msg: 'diagnosed', status: 'answered' })
    expect(outside).not.toHaveProperty('turn')
  })

  it('is exported at its level, and not below that of the log', () => {
    const exported: string[] = []
    const log = programLog({
      level: 'warn',
      exportEvent: (level, event) => void exported.push(`${level} ${event}`),
      destination: { write: () => undefined },
    })
    log.info('diagnosed', {})
    log.warn('send-failed', {})
    expect(exported).toEqual(['warn send-failed'])
  })
})

describe('what a turn leaves to a queue happens as that turn', () => {
  it('where sends wait for those of other turns', async () => {
    const lane = new Lane<string | null>()
    const gate = Promise.withResolvers<undefined>()
    const first = inTurn('turn-1', () =>
      lane.run(async () => {
        await gate.promise
        return turnId()
      }),
    )
    const second = inTurn('turn-2', () => lane.run(() => Promise.resolve(turnId())))
    const third = inTurn('turn-3', () => lane.update('message-1', () => Promise.resolve(turnId())))
    gate.resolve(undefined)
    expect(await Promise.all([first, second, third])).toEqual(['turn-1', 'turn-2', 'turn-3'])
  })

  it('where audit records wait to be kept', async () => {
    const kept: (string | null)[] = []
    const silent = { info: () => undefined, error: () => undefined }
    const memory = new MemoryAuditLog()
    const trail = new AuditTrail({
      log: {
        append: async () => {
          await setImmediate()
          kept.push(turnId())
        },
        since: (since, until) => memory.since(since, until),
      },
      sink: silent,
      wait,
    })
    const record = () =>
      feedbackRecord(
        { reaction: 'like', text: null },
        {
          id: crypto.randomUUID(),
          at: new Date(0),
          actor: { id: null, kind: 'person' },
          subjectId: null,
          scope: null,
          conversation: null,
          diagnosisId: null,
        },
      )
    for (const id of ['turn-1', 'turn-2']) {
      await inTurn(id, () => {
        trail.appendEventually(record())
        return Promise.resolve()
      })
    }
    await trail.close()
    expect(kept).toEqual(['turn-1', 'turn-2'])
  })
})
