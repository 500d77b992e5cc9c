#!/usr/bin/env node
import { runCommandLine } from './command-line/program.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
})
