import { open, readFile, rename, rm } from 'node:fs/promises'
import { z } from 'zod'
import { catalogueText, type Catalogue } from '../knowledge/catalogue/catalogue.ts'
import { isGuid } from '../rbac/guid.ts'
import { CommandError } from './command-error.ts'
import { faultCodeOf } from './fault-code.ts'

const list = z.string().min(1).exactOptional()

const catalogue = z.object({
  asOf: z.iso.date(),
  roles: z.array(
    z.object({
      id: z.string().refine(isGuid),
      name: z.string(),
      formerNames: z.array(z.string()).exactOptional(),
      permissions: z.array(
        z.object({
          actions: list,
          notActions: list,
          dataActions: list,
          notDataActions: list,
          condition: z.string().exactOptional(),
        }),
      ),
    }),
  ),
})

/** Reads a file in the form of built-in-roles.json; one that cannot be read ends the command. */
export async function readCatalogue(path: string): Promise<Catalogue> {
  try {
    return catalogue.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new CommandError(`expected a catalogue of roles at ${path}, found ${faultOf(error)}`)
  }
}

/** Replaces the file as a whole or not at all; one that cannot be written ends the command. */
export async function replaceCatalogue(path: string, next: Catalogue): Promise<void> {
  try {
    await replaceFile(path, catalogueText(next))
  } catch (error) {
    throw new CommandError(`the catalogue at ${path} stays as it was: writing it met ${faultCodeOf(error)}`)
  }
}

/** The text is on the disk, beside the file, before it takes its place; whoever reads the old one reads all of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  const file = await open(temporary, 'w')
  try {
    await file
      .writeFile(text)
      .then(() => file.sync())
      .finally(() => file.close())
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function faultOf(error: unknown): string {
  if (error instanceof z.ZodError) return `something else at /${(error.issues[0]?.path ?? []).join('/')}`
  return error instanceof SyntaxError ? 'text that is not JSON' : faultCodeOf(error)
}
