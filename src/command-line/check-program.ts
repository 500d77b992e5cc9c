import { Option, type Command } from 'commander'
import type { HubTable } from '../question/hub-requirements.ts'
import type { Ask, AskedTable } from '../question/question.ts'
import { accessCommand } from './access-command.ts'
import { CommandError } from './command-error.ts'
import { checkCommand, checkedResource, type AccessOptions } from './diagnose-command.ts'
import type { Finish } from './finish.ts'
import { checkedPicture } from './picture-file.ts'
import { checkRoleCommand, type RoleOptions } from './role-commands.ts'
import type { Streams } from './streams.ts'

interface OnOption extends AccessOptions {
  readonly on: string
}

/** `rolecall check …` */
export function addCheckCommands(program: Command, streams: Streams, finish: Finish): void {
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
  onResource('playground', 'what the services behind the chat playground need of one another')
    .option('--picture <file>', 'draw the answer into a .png or .svg file', checkedPicture)
    .action((options: OnOption) =>
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
