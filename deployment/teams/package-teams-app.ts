import { writeFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { ConfigError } from '../../src/config.ts'
import { appPackage } from './app-package.ts'
import { readPackageSettings } from './package-settings.ts'

const program = new Command('npm run package:teams --')
  .description('Makes the app package that is uploaded to Microsoft Teams.')
  .option('--out <file>', 'where to write it', 'rolecall-teams.zip')
  .addHelpText('after', '\nWhat the environment has to set is told in deployment/teams/README.md.')
  .exitOverride()
  .action(async ({ out }: { out: string }) => {
    process.exitCode = await writePackage(out)
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}

/** Resolves with the exit status: 0 written, 1 not to be written, 2 not configured. */
async function writePackage(out: string): Promise<number> {
  try {
    const settings = readPackageSettings(process.env)
    const made = await appPackage(settings, packageFile.version)
    if (made.kind === 'faults') return failed(`Teams would refuse it:\n  ${made.faults.join('\n  ')}`, 1)
    writeFileSync(out, made.zip)
    for (const name of settings.missingLinks)
      process.stderr.write(`${name} is not set: that link leads to ${settings.developer.websiteUrl}\n`)
    process.stdout.write(`${out} is ready to be uploaded to Teams\n`)
    return 0
  } catch (error) {
    if (error instanceof ConfigError) return failed(error.message, 2)
    if (error instanceof Error && 'syscall' in error) return failed(error.message, 1)
    throw error
  }
}

function failed(why: string, status: number): number {
  process.stderr.write(`The app package was not made: ${why}\n`)
  return status
}
