import { Option, type Command } from 'commander'
import { FORMATS } from './diagnose-command.ts'

/** A command that answers a question about access, with the options that all of them have. */
export function accessCommand(command: Command): Command {
  return command
    .option('--tenant <file>', 'answer from a tenant file instead of Azure')
    .option('--as <principal>', 'who asks: object id or user principal name')
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices([...FORMATS]).default('text'),
    )
}
