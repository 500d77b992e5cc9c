import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from '../deployment/bundled.ts'
import { started } from '../started.ts'
import { millisecondsText, type BenchRow } from './row.ts'

const SOURCES = join(import.meta.dirname, '../../src/index.ts')
const ROUNDS = 3
const MOST = 0.5

const PORTS = { PORT: '0', CHAT_PORT: '0' }

/** A registration that is made up; its managed identity's tokens are asked of a port of this machine that is closed. */
const production = (audit: string) => ({
  ...PORTS,
  ROLECALL_MODE: 'production',
  MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
  MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
  AZURE_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  IDENTITY_ENDPOINT: 'http://127.0.0.1:9/token',
  IDENTITY_HEADER: 'none',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  ROLECALL_STATE: 'https://rolecall.blob.core.windows.net/state',
  ROLECALL_AUDIT: audit,
})

/** How long the bundle takes from its start to an answer of `/healthz`, beside the sources. */
export async function benchStart(): Promise<readonly BenchRow[]> {
  const bundle = await bundled()
  const audit = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
  const program = join(bundle.folder, 'index.js')
  try {
    return [
      await rowFor('start in production until it answers', program, production(audit)),
      await rowFor('start the sandbox until it answers', program, PORTS),
    ]
  } finally {
    await bundle.remove()
    await rm(audit, { recursive: true })
  }
}

/** They take turns. */
async function rowFor(
  what: string,
  bundle: string,
  environment: Readonly<Record<string, string>>,
): Promise<BenchRow> {
  const ofBundle: number[] = []
  const ofSources: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ofBundle.push(await timeOf(bundle, environment))
    ofSources.push(await timeOf(SOURCES, environment))
  }
  const [ours, theirs] = [medianOf(ofBundle), medianOf(ofSources)]
  const ratio = ours / theirs
  return {
    what: `${what}: the bundle’s time as a part`,
    ours: millisecondsText(ours),
    peer: `from sources: ${millisecondsText(theirs)}`,
    ratio,
    target: { text: `at most ${MOST}`, met: ratio <= MOST },
  }
}

async function timeOf(program: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now()
  const bot = started([program], environment)
  try {
    const port = await bot.says(/takes messages at \S+:(\d+)\/api/)
    const health = await fetch(`http://127.0.0.1:${port}/healthz`)
    if (!health.ok) throw new Error(`expected 200 of /healthz, found ${health.status}`)
    return performance.now() - start
  } finally {
    await bot.kill()
  }
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN
}
