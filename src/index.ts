import { startApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'

try {
  const app = await startApp(readConfig(process.env))
  process.stdout.write(`Rolecall takes messages at ${app.botUrl}/api/messages\n`)
  if (app.chatUrl !== null) process.stdout.write(`Chat page: ${app.chatUrl}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)))
  }
} catch (error) {
  if (!(error instanceof ConfigError || isPortTaken(error))) throw error
  process.stderr.write(`Rolecall did not start: ${error.message}\n`)
  process.exitCode = 1
}

function isPortTaken(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
