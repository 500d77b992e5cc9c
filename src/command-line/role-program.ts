import { Option, type Command } from 'commander'
import { scopeFault } from '../rbac/scope.ts'
import { CommandError } from './command-error.ts'
import type { Finish } from './finish.ts'
import { articleRoleCommand, buildRoleCommand, type BuildOptions } from './role-commands.ts'
import type { Streams } from './streams.ts'

/** `rolecall role …` */
export function addRoleCommands(program: Command, streams: Streams, finish: Finish): void {
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
