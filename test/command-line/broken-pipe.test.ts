import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditLine } from '../../src/audit/audit-line.ts'
import { record } from '../audit/sample-records.ts'

/** More than a pipe holds. */
const MANY = 1_000

test('a command whose output nobody reads to its end stops without a word', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rolecall-audit-'))
  try {
    const lines = Array.from({ length: MANY }, (_, number) => auditLine(record(number))).join('')
    await writeFile(join(directory, '2026-11-25.jsonl'), lines)
    const program = join(import.meta.dirname, '../../src/cli.ts')
    const args = [program, 'audit', '--from', directory, '--since', '2026-11-01']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += String(chunk)))
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(errors).toBe('')
  } finally {
    await rm(directory, { recursive: true })
  }
})
