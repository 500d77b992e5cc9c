#!/usr/bin/env node
import { runCommandLine } from './command-line/program.ts'
import { endWithReader } from './command-line/streams.ts'

endWithReader(process.stdout)
process.exitCode = await runCommandLine(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
})
