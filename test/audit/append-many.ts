import { FileAuditLog } from '../../src/audit/file-audit-log.ts'
import { record } from './sample-records.ts'

/** A process of its own that appends some records one after another: DIRECTORY FIRST COUNT. */
const [directory = '', first = '', count = ''] = process.argv.slice(2)
const log = new FileAuditLog(directory, () => undefined)
for (let index = 0; index < Number(count); index += 1) await log.append(record(Number(first) + index))
