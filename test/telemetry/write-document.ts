import { writeFile } from 'node:fs/promises'
import { DOCUMENT, madeDocument } from './made-document.ts'

await writeFile(DOCUMENT, await madeDocument())
