import { Command, CommanderError, Option } from 'commander'
import { accessCommand } from './access-command.ts'
import { addAuditCommand } from './audit-command.ts'
import { catalogueRefreshCommand, type RefreshOptions } from './catalogue-command.ts'
import { addCheckCommands } from './check-program.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { askCommand, diagnoseCommand, type AccessOptions } from './diagnose-command.ts'
import { addDoctorCommand } from './doctor-command.ts'
import { evaluateCommand } from './evaluate-command.ts'
import type { Finish } from './finish.ts'
import { readCommand } from './read-command.ts'
import { readImageCommand } from './read-image.ts'
import { requirementsCommand } from './requirements-command.ts'
import { addRoleCommands } from './role-program.ts'
import type { Streams } from './streams.ts'

/** Runs one command line and resolves with its exit status; faults of the user end in one line. */
export async function runCommandLine(args: readonly string[], streams: Streams): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.answered
  const finish = async (running: Promise<ExitStatus>) => {
    status = await running
  }
  const program = new Command('rolecall')
    .description('Reads an Azure authorization error and tells the missing role, why, and who can grant it.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.output.write(text),
      writeErr: (text) =>
        streams.errors.write(
          `rolecall: ${text
            .replace(/^error: /, '')
            .replace(/\s+/g, ' ')
            .trim()}\n`,
        ),
    })
  addPlainCommands(program, streams, finish)
  addCheckCommands(program, streams, finish)
  addRoleCommands(program, streams, finish)
  addCatalogueCommands(program, streams, finish)
  addAuditCommand(program, streams, finish)
  addDoctorCommand(program, streams, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    return statusOf(error, streams)
  }
}

function addPlainCommands(program: Command, streams: Streams, finish: Finish): void {
  program
    .command('read')
    .description('read an error text from standard input and print what it says')
    .option('--jsonl', 'read one JSON object with id and text a line')
    .addOption(new Option('--image <file>', 'read the error in a screenshot').conflicts('jsonl'))
    .action(({ image, ...options }: { jsonl?: boolean; image?: string }) =>
      finish(image === undefined ? readCommand(options, streams) : readImageCommand(image, streams)),
    )

  accessCommand(program.command('diagnose'))
    .description('answer the error on standard input')
    .option('--on <resource>', 'ARM id, name or endpoint host of the resource')
    .action((options: AccessOptions) => finish(diagnoseCommand(options, streams)))

  accessCommand(program.command('ask [question]'))
    .description('answer a question in plain words, or an error; from standard input where it is left out')
    .option('--on <resource>', 'ARM id, name or endpoint host of the resource, whatever the text names')
    .action((question: string | undefined, options: AccessOptions) =>
      finish(askCommand(question, options, streams)),
    )

  program
    .command('requirements')
    .description('print every requirement that Rolecall knows')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((options: { format: 'text' | 'json' }) => finish(requirementsCommand(options, streams)))

  program
    .command('evaluate')
    .description('tell for each line of JSON whether its roles allow its operation')
    .requiredOption('--jsonl', 'one JSON object a line')
    .action(() => finish(evaluateCommand(streams)))
}

function addCatalogueCommands(program: Command, streams: Streams, finish: Finish): void {
  program
    .command('catalogue')
    .description('look after the catalogue of built-in roles that Rolecall comes with')
    .command('refresh')
    .description('bring the catalogue in line with the roles that Azure lists, and tell what changed')
    .option('--check', 'only tell; exit status 1 where they differ')
    .option('--tenant <file>', 'read a tenant file instead of Azure')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((options: RefreshOptions) => finish(catalogueRefreshCommand(options, streams)))
}

/** commander has printed its own fault already; its help and version exits are answers. */
function statusOf(error: unknown, streams: Streams): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.answered : EXIT.usage
  if (error instanceof CommandError) {
    streams.errors.write(`rolecall: ${error.message}\n`)
    return error.status
  }
  throw error
}
