import { arch, cpus, platform, totalmem } from 'node:os'

/** What everything was measured on, as a sentence. */
export function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 10)
  return `Measured on ${cpu?.model.trim() ?? 'an unknown processor'}, ${cpus().length} cores, ${memory} GB, ${platform()} ${arch()}, Node ${process.version}, ${date}.`
}
