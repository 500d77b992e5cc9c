import { Command, CommanderError, Option } from 'commander'
import { scopeFault } from '../rbac/scope.ts'
import type { HubTable } from '../question/hub-requirements.ts'
import type { Ask, AskedTable } from '../question/question.ts'
import {
  askCommand,
  checkCommand,
  checkedResource,
  diagnoseCommand,
  FORMATS,
  type AccessOptions,
} from './diagnose-command.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { evaluateCommand } from './evaluate-command.ts'
import { readCommand } from './read-command.ts'
import { readImageCommand } from './read-image.ts'
import {
  articleRoleCommand,
  buildRoleCommand,
  checkRoleCommand,
  type BuildOptions,
  type RoleOptions,
} from './role-commands.ts'
import { requirementsCommand } from './requirements-command.ts'
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
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    return statusOf(error, streams)
  }
}

type Finish = (running: Promise<ExitStatus>) => Promise<void>

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

interface OnOption extends AccessOptions {
  readonly on: string
}

function addCheckCommands(program: Command, streams: Streams, finish: Finish): void {
  const check = program.command('check').description('answer a question that needs no error')

  const onResource = (name: string, description: string) =>
    accessCommand(check.command(name))
      .description(description)
      .requiredOption('--on <resource>', 'ARM id, name or endpoint host of the resource')

  onResource('access', 'what one may do on a resource').action((options: OnOption) =>
    finish(checkCommand({ kind: 'access' }, checkedResource('--on', options.on), options, streams)),
  )
  onResource('connection', 'what a connection of a hub or project takes').action((options: OnOption) =>
    finish(checkCommand({ kind: 'connection' }, checkedResource('--on', options.on), options, streams)),
  )
  onResource('playground', 'what the services behind the chat playground need of one another').action(
    (options: OnOption) =>
      finish(checkCommand({ kind: 'playground' }, checkedResource('--on', options.on), options, streams)),
  )
  const onHub = (name: string, table: HubTable, description: string) =>
    onResource(name, description).action((options: OnOption) =>
      finish(
        checkCommand(
          { kind: 'tables', tables: [table] },
          checkedResource('--on', options.on),
          options,
          streams,
        ),
      ),
    )
  onHub('create-project', 'project-creation', 'whether one may create a project in a hub')
  onHub('acr', 'acr', 'how a hub signs in to its container registry, and whether that works')
  onHub('cmk', 'cmk', 'what a hub with a customer-managed key takes')
  onHub('outside', 'outside-resource', 'what a hub needs on resources that were not made with it')
  onResource('operation <operation>', 'whether one may perform an operation')
    .option('--data', 'the operation is a data action')
    .action((name: string, options: OnOption & { data?: boolean }) => {
      const operation = { name: checkedOperation(name), isDataAction: options.data === true }
      return finish(
        checkCommand(
          { kind: 'operations', operations: [operation] },
          checkedResource('--on', options.on),
          options,
          streams,
        ),
      )
    })

  check
    .command('role <file>')
    .description('what is wrong with a custom role in a JSON file; - is standard input')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((file: string, options: RoleOptions) => finish(checkRoleCommand(file, options, streams)))

  accessCommand(check.command('create-hub'))
    .description('whether one may create a hub in a resource group or subscription')
    .requiredOption('--in <scope>', 'ARM id or name of the resource group or subscription')
    .addOption(
      new Option('--with <extras>', 'what else the hub is to have: app-insights, acr, cmk; comma between')
        .argParser(checkedExtras)
        .default([]),
    )
    .option('--using <resource...>', 'ARM ids or names of services that exist already and the hub is to use')
    .action((options: AccessOptions & { in: string; with: readonly Extra[]; using?: readonly string[] }) => {
      const existing = (options.using ?? []).map((each) => checkedResource('--using', each))
      const ask: Ask = { kind: 'tables', tables: ['hub-creation', ...options.with], existing }
      return finish(checkCommand(ask, checkedResource('--in', options.in), options, streams))
    })
}

function addRoleCommands(program: Command, streams: Streams, finish: Finish): void {
  const role = program.command('role').description('make a custom role')
  role
    .command('article <name>')
    .description('print a custom role of the article')
    .option('--in <scope>', 'ARM id of the subscription or resource group where it may be assigned')
    .action((name: string, options: { in?: string }) =>
      finish(articleRoleCommand(name, checkedScope(options.in), streams)),
    )
  role
    .command('build <needs...>')
    .description('make the least custom role for some needs: "deploy models, use assistants, no keys"')
    .requiredOption('--in <scope>', 'ARM id of the subscription or resource group where it may be assigned')
    .option('--error <file...>', 'files with errors, whose operations the role is to hold')
    .option('--name <name>', 'what to call it')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((needs: readonly string[], options: BuildOptions) => {
      checkedScope(options.in)
      return finish(buildRoleCommand(needs, options, streams))
    })
}

function checkedScope(given: string | undefined): string | undefined {
  const fault = given === undefined ? null : scopeFault(given)
  if (fault === null) return given
  throw new CommandError(`--in: ${fault}`)
}

function accessCommand(command: Command): Command {
  return command
    .option('--tenant <file>', 'answer from a tenant file instead of Azure')
    .option('--as <principal>', 'who asks: object id or user principal name')
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices([...FORMATS]).default('text'),
    )
}

const EXTRAS = ['app-insights', 'acr', 'cmk'] as const satisfies readonly AskedTable[]
type Extra = (typeof EXTRAS)[number]

function checkedExtras(given: string, before: readonly Extra[]): readonly Extra[] {
  const named = given.split(',').map((each) => each.trim().toLowerCase())
  const unknown = named.find((each) => !EXTRAS.some((extra) => extra === each))
  if (unknown !== undefined) {
    throw new CommandError(
      `--with: expected ${EXTRAS.join(', ')} with commas between, found ${JSON.stringify(unknown.slice(0, 40))}`,
    )
  }
  return [...new Set([...before, ...EXTRAS.filter((extra) => named.includes(extra))])]
}

function checkedOperation(name: string): string {
  if (/^[\w.-]+(?:\/[\w.*-]+)+$/.test(name)) return name
  throw new CommandError(
    `expected an operation such as Microsoft.Search/searchServices/read, found ${JSON.stringify(name.slice(0, 80))}`,
  )
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
