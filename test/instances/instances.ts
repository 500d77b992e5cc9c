import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Served } from '../teams/access/access-bench.ts'
import { SETTINGS_VARIABLE, type InstanceSettings } from './instance-settings.ts'

const PROGRAM = join(import.meta.dirname, 'instance-program.ts')

const line = z.looseObject({ event: z.string(), url: z.string().optional() })

/** What one process logged. */
export interface LoggedEvent extends z.infer<typeof line> {
  readonly instance: number
}

interface Instance {
  readonly number: number
  readonly process: ChildProcess
  readonly url: string
}

/** Bots in processes of their own, behind one address that shares activities out among them in turn. */
export class Instances implements Served {
  readonly events: LoggedEvent[] = []
  readonly #settings: InstanceSettings
  readonly #running = new Map<number, Instance>()
  #started = 0
  #turn = 0

  private constructor(settings: InstanceSettings) {
    this.#settings = settings
  }

  static async start(count: number, settings: InstanceSettings): Promise<Instances> {
    const instances = new Instances(settings)
    await Promise.all(Array.from({ length: count }, () => instances.add()))
    return instances
  }

  /** The next one in turn. */
  get url(): string {
    const running = [...this.#running.values()].toSorted((left, right) => left.number - right.number)
    const next = running[(this.#turn += 1) % running.length]
    if (next === undefined) throw new Error('no instance is running')
    return next.url
  }

  get numbers(): readonly number[] {
    return [...this.#running.keys()].toSorted((left, right) => left - right)
  }

  urlOf(number: number): string {
    const instance = this.#running.get(number)
    if (instance === undefined) throw new Error(`instance ${number} is not running`)
    return instance.url
  }

  /** `changes`: where it differs from the others. */
  async add(changes: Partial<InstanceSettings> = {}): Promise<number> {
    const number = (this.#started += 1)
    const child = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, [SETTINGS_VARIABLE]: JSON.stringify({ ...this.#settings, ...changes }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const listening = Promise.withResolvers<string>()
    child.once('exit', (code) => {
      listening.reject(new Error(`instance ${number} ended with ${code} before it listened`))
    })
    createInterface({ input: child.stdout }).on('line', (text) => {
      const event = line.parse(JSON.parse(text))
      this.events.push({ ...event, instance: number })
      if (event.event === 'listening' && event.url !== undefined) listening.resolve(event.url)
    })
    this.#running.set(number, { number, process: child, url: await listening.promise })
    return number
  }

  /** Stops a process where it is, until it is let go on. */
  pause(number: number): () => void {
    const instance = this.#running.get(number)
    if (instance === undefined) throw new Error(`instance ${number} is not running`)
    instance.process.kill('SIGSTOP')
    return () => {
      instance.process.kill('SIGCONT')
    }
  }

  /** Ends a process at once, as a machine does that fails. */
  async kill(number: number): Promise<void> {
    const instance = this.#running.get(number)
    if (instance === undefined) return
    this.#running.delete(number)
    const exited = once(instance.process, 'exit')
    instance.process.kill('SIGKILL')
    await exited
  }

  async close(): Promise<void> {
    await Promise.all(this.numbers.map((number) => this.kill(number)))
  }
}
