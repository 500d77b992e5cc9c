import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readQueries } from './queries.ts'
import { workbook } from './workbook.ts'

writeFileSync(
  join(import.meta.dirname, 'workbook.json'),
  `${JSON.stringify(workbook(readQueries()), null, 2)}\n`,
)
