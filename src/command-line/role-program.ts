import { Option, type Command } from 'commander'
import { isGuid } from '../rbac/guid.ts'
import { scopeFault } from '../rbac/scope.ts'
import { CommandError } from './command-error.ts'
import type { Finish } from './finish.ts'
import {
  articleRoleCommand,
  buildRoleCommand,
  showRoleCommand,
  type BuildRoleOptions,
  type RoleOptions,
} from './role-commands.ts'
import type { Streams } from './streams.ts'

const IN = 'ARM id of the subscription or resource group where it may be assigned'

/** `rolecall role …` */
export function addRoleCommands(program: Command, streams: Streams, finish: Finish): void {
  const role = program.command('role').description('explain a role, or make a custom one')
  const format = () =>
    new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')
  role
    .command('show <name>')
    .description('what a built-in role, or a custom role of the article, lets one do')
    .option('--in <scope>', IN)
    .addOption(format())
    .action((name: string, options: RoleOptions & { in?: string }) =>
      finish(showRoleCommand(name, checkedScope(options.in), options, streams)),
    )
  role
    .command('article <name>')
    .description('print a custom role of the article')
    .option('--in <scope>', IN)
    .action((name: string, options: { in?: string }) =>
      finish(articleRoleCommand(name, checkedScope(options.in), streams)),
    )
  role
    .command('build <needs...>')
    .description('make the least custom role for some needs: "deploy models, use assistants, no keys"')
    .option('--in <scope>', IN)
    .option('--for <object-id>', 'who is to get it, for the commands that assign it')
    .option('--error <file...>', 'files with errors, whose operations the role is to hold')
    .option('--name <name>', 'what to call it')
    .addOption(format())
    .action((needs: readonly string[], options: BuildRoleOptions) => {
      checkedScope(options.in)
      if (options.for !== undefined && !isGuid(options.for)) {
        const found = JSON.stringify(options.for.slice(0, 60))
        throw new CommandError(`--for: expected an object id, found ${found}`)
      }
      return finish(buildRoleCommand(needs, options, streams))
    })
}

function checkedScope(given: string | undefined): string | undefined {
  const fault = given === undefined ? null : scopeFault(given)
  if (fault === null) return given
  throw new CommandError(`--in: ${fault}`)
}
