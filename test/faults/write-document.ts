import { writeFile } from 'node:fs/promises'
import { DOCUMENT, faultsDocument } from './document.ts'

await writeFile(DOCUMENT, await faultsDocument())
