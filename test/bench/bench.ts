import { benchReadEvidence } from './read-evidence.bench.ts'

await benchReadEvidence((line) => process.stdout.write(`${line}\n`))
