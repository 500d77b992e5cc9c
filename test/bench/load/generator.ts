import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'
import { messageOf } from './message.ts'
import type { LoadProcess } from './process.ts'
import { taken, type Surroundings } from './settings.ts'

/** What some turns came to. */
export interface Load {
  readonly turns: number
  /** turns under way at a time */
  readonly atOnce: number
  /** turns in a second, by the clock */
  readonly perSecond: number
  /** turns in a second of the process's own time, which does not depend on what else the machine does */
  readonly perProcessorSecond: number
  /** milliseconds from a message to the answer of its request */
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** requests whose answer came after Teams stops waiting */
  readonly late: number
  /** requests that were answered before their turn was over */
  readonly early: number
  /** requests that were refused, or not answered */
  readonly failures: number
  /** in a turn */
  readonly reads: number
  readonly messages: number
}

export interface Bot {
  readonly process: LoadProcess
  readonly url: string
}

/** Milliseconds: Teams waits for 15 seconds, and Rolecall answers after 5 where the turn takes longer. */
const TEAMS_WAITS = 15_000
const ROLECALL_WAITS = 5_000
/** Seconds in which what a turn does is surely over. */
const PATIENCE = 180
/** Milliseconds between looks at what was sent. */
const LOOK = 100

/** Sends messages as Teams does, each once. */
export class Generator {
  readonly #surroundings: Surroundings
  readonly #process: LoadProcess
  readonly #people: number
  #sent = 0
  #messagesBefore = 0

  /** `process`: of the sandbox and the connector. */
  constructor(surroundings: Surroundings, process: LoadProcess, people: number) {
    this.#surroundings = surroundings
    this.#process = process
    this.#people = people
  }

  async load({ process, url }: Bot, turns: number, atOnce: number): Promise<Load> {
    const before = await process.usage()
    const takenBefore = await this.#taken()
    this.#messagesBefore = takenBefore.messages
    const times: number[] = []
    const start = performance.now()
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const running = autocannon(
        {
          url: `${url}/api/messages`,
          connections: atOnce,
          amount: turns,
          timeout: PATIENCE,
          requests: [
            {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              setupRequest: (request) => ({ ...request, body: this.#nextMessage() }),
            },
          ],
        },
        (fault: Error | null, found) => {
          if (fault === null) resolve(found)
          else reject(fault)
        },
      )
      running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
    })
    const seconds = (performance.now() - start) / 1000
    const after = await process.usage()
    const takenAfter = await this.#taken()
    const sorted = times.toSorted((left, right) => left - right)
    const quantile = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
    return {
      turns,
      atOnce,
      perSecond: turns / seconds,
      perProcessorSecond: (turns * 1000) / (after.processor - before.processor),
      p50: quantile(0.5),
      p99: quantile(0.99),
      longest: quantile(1),
      late: times.filter((time) => time > TEAMS_WAITS).length,
      early: times.filter((time) => time >= ROLECALL_WAITS).length,
      failures: result.non2xx + result.errors + result.timeouts,
      reads: (takenAfter.reads - takenBefore.reads) / turns,
      messages: (takenAfter.messages - takenBefore.messages) / turns,
    }
  }

  /** Waits until so many messages came that were sent since the last load began, or it has taken too long. */
  async untilSent(messages: number): Promise<void> {
    const end = performance.now() + PATIENCE * 1000
    while ((await this.#taken()).messages - this.#messagesBefore < messages && performance.now() < end)
      await setTimeout(LOOK)
  }

  #taken() {
    return this.#process.ask('taken', taken)
  }

  #nextMessage(): string {
    this.#sent += 1
    return messageOf(this.#sent, this.#people, this.#surroundings)
  }
}
