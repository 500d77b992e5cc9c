import { randomUUID } from 'node:crypto'
import { startApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { endOnFault } from './lifecycle/end-on-fault.ts'
import type { Running } from './lifecycle/running.ts'
import { stopOnSignals } from './lifecycle/stop-on-signals.ts'
import { programLog } from './program-log.ts'

let running: Pick<Running, 'log' | 'flush'> = {
  log: programLog({ level: 'info', exportEvent: null }),
  flush: () => Promise.resolve(),
}
endOnFault(() => running, randomUUID)

try {
  const app = await startApp(readConfig(process.env))
  running = app
  stopOnSignals(app)
  process.stdout.write(`Rolecall takes messages at ${app.botUrl}/api/messages\n`)
  if (app.chatUrl !== null) process.stdout.write(`Chat page: ${app.chatUrl}\n`)
} catch (error) {
  if (!(error instanceof ConfigError || isPortTaken(error))) throw error
  process.stderr.write(`Rolecall did not start: ${error.message}\n`)
  process.exitCode = 1
}

function isPortTaken(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
