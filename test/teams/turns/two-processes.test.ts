import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../../src/reply/diagnosis/diagnosis.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { StateUnavailableError } from '../../../src/state/state-unavailable.ts'
import { SAYINGS } from '../../../src/teams/saying.ts'
import { TurnLedger } from '../../../src/teams/turns/turn-ledger.ts'
import { allGranted, twoMissing } from '../../reply/fixtures/diagnoses.ts'
import { olivia, summaryOf, Workbench } from '../workbench.ts'

const LEASE = 30_000
const ERROR = 'Principal does not have access to API/Operation'
const OTHER = 'Access denied due to Virtual Network/Firewall rules.'

/** Documents whose turns cannot be listed while the store is away. */
class Documents extends MemoryDocuments {
  isAway = false

  override keys(folder: string): Promise<readonly string[]> {
    return this.isAway ? Promise.reject(new StateUnavailableError('away')) : super.keys(folder)
  }
}

let documents: Documents
let bench: Workbench
let other: Workbench
beforeEach(async () => {
  documents = new Documents()
  bench = await Workbench.start({ documents })
  other = await Workbench.start({ documents })
})
afterEach(async () => {
  await bench.close()
  await other.close()
})

/** The diagnoses of one process from now on: each starts, tells so, and comes to `diagnosis` when it is let go. */
function slowly(at: Workbench, diagnosis: Diagnosis = twoMissing) {
  const started = Promise.withResolvers<undefined>()
  const done = Promise.withResolvers<undefined>()
  at.diagnose = async () => {
    started.resolve(undefined)
    await done.promise
    return diagnosis
  }
  return {
    /** and the others know of it */
    started: started.promise.then(() => new Promise(setImmediate)),
    finish: () => {
      done.resolve(undefined)
    },
  }
}

let posted = 0
/** Where a message comes to the other process, which answers through the same connector. */
const here = () => ({ serviceUrl: bench.connector.url, id: `elsewhere-${(posted += 1)}` })

const words = () => bench.connector.messages.map(({ body }) => body.summary ?? body.text)
const calls = () => bench.connector.messages.map(({ method, activityId }) => [method, activityId])

describe('what another process looks into', () => {
  it('ends when its author says “stop”', async () => {
    const { started, finish } = slowly(bench)
    const answered = bench.say(ERROR)
    await started
    await other.say('stop', here())
    finish()
    await answered
    expect(words()).toEqual([SAYINGS.stopped])
  })

  it('is answered where the answer was on its way already, and nobody is told otherwise', async () => {
    const sending = Promise.withResolvers<undefined>()
    const sent = Promise.withResolvers<undefined>()
    bench.connector.refuse = async ({ body }) => {
      if (body.summary !== summaryOf(twoMissing)) return null
      sending.resolve(undefined)
      await sent.promise
      return null
    }
    const answered = bench.say(ERROR)
    await sending.promise
    await other.say('stop', { id: 'elsewhere' })
    sent.resolve(undefined)
    await answered
    expect(words()).toEqual([summaryOf(twoMissing)])
    expect(other.lastWords).toBe(SAYINGS['nothing-to-stop'])
  })

  it('ends with what was told of it, where a part was answered', async () => {
    const rest = Promise.withResolvers<Diagnosis>()
    bench.rest = rest.promise
    const answered = bench.say(ERROR)
    await expect.poll(() => words()).toHaveLength(1)
    await expect
      .poll(async () => {
        await other.say('stop', here())
        return words().at(-1)
      })
      .toBe(SAYINGS.stopped)
    rest.resolve(allGranted)
    await answered
    expect(words()).not.toContain(summaryOf(allGranted))
  })

  it('goes on when somebody else says so', async () => {
    const { started, finish } = slowly(bench)
    const answered = bench.say(ERROR)
    await started
    await other.say('stop', { ...here(), from: olivia })
    finish()
    await answered
    expect(words()).toEqual([SAYINGS['nothing-to-stop'], summaryOf(twoMissing)])
  })

  it('is not said to have ended where that cannot be known', async () => {
    documents.isAway = true
    await other.say('stop', { id: 'elsewhere' })
    expect(other.lastWords).toBe(SAYINGS['memory-away'])
  })

  it('ends when the message that asked is deleted', async () => {
    const { started, finish } = slowly(bench)
    const answered = bench.say(ERROR, { id: 'asked-1' })
    await started
    await other.post({ ...here(), type: 'messageDelete', id: 'asked-1' })
    finish()
    await answered
    expect(words()).toEqual([])
  })

  it('ends when the message that asked is edited, however often', async () => {
    const first = slowly(bench)
    const superseded = bench.say(ERROR, { id: 'asked-1' })
    await first.started
    const edit = { ...here(), type: 'messageUpdate', id: 'asked-1' }
    const second = slowly(other)
    const edited = other.say(OTHER, edit)
    await second.started
    bench.diagnose = () => allGranted
    await bench.say(`${OTHER} It is so.`, edit)
    first.finish()
    second.finish()
    await Promise.all([superseded, edited])
    expect(words()).toEqual([summaryOf(allGranted)])
  })

  it.each(['the first', 'the second'])('for the same card is answered by %s to begin last', async (last) => {
    await bench.say(ERROR)
    const [early, late] = last === 'the first' ? [other, bench] : [bench, other]
    const first = slowly(early)
    const superseded = early.press('sent-1', { verb: 'check-again' }, here())
    await first.started
    const second = slowly(late, allGranted)
    const answered = late.press('sent-1', { verb: 'check-again' }, here())
    await second.started
    first.finish()
    second.finish()
    await Promise.all([superseded, answered])
    expect(calls().map(([method]) => method)).toEqual(['POST', 'PUT'])
    expect(words().at(-1)).toBe(summaryOf(allGranted))
  })

  it('for the same card is answered by one of two that begin together', async () => {
    await bench.say(ERROR)
    await Promise.all([bench, other].map((at) => at.press('sent-1', { verb: 'check-again' }, here())))
    expect(calls().filter(([method]) => method === 'PUT').length).toBeGreaterThan(0)
  })
})

describe('a process that was paused for longer than its lease', () => {
  const later = (milliseconds: number) => () => new Date(Date.now() + milliseconds)

  /** As another process does once the lease is over. */
  async function takeOver(): Promise<TurnLedger> {
    const ledger = new TurnLedger(documents, later(LEASE + 1), LEASE)
    for (const id of await ledger.abandoned()) await ledger.takeOver(id)
    return ledger
  }

  it('gives no answer to what another one has taken over', async () => {
    const { started, finish } = slowly(bench)
    const answered = bench.say(ERROR)
    await started
    await takeOver()
    finish()
    await answered
    expect(words()).toEqual([])
    expect(await documents.keys('turns')).toHaveLength(1)
  })

  it('does not tell of its own fault beside that', async () => {
    const failing = Promise.withResolvers<Diagnosis>()
    const started = Promise.withResolvers<undefined>()
    bench.diagnose = () => {
      started.resolve(undefined)
      return failing.promise
    }
    const answered = bench.say(ERROR)
    await started.promise
    await takeOver()
    failing.reject(new Error('broken'))
    await answered
    expect(words()).toEqual([])
  })

  it('gives no answer to what is answered by now', async () => {
    const { started, finish } = slowly(bench)
    const answered = bench.say(ERROR)
    await started
    const ledger = new TurnLedger(documents, later(LEASE + 1), LEASE)
    const taken = await Promise.all((await ledger.abandoned()).map((id) => ledger.takeOver(id)))
    for (const each of taken) if (each !== null) await ledger.finish(each.lease)
    finish()
    await answered
    expect(words()).toEqual([])
    expect(await documents.keys('turns')).toEqual([])
  })
})
