import { Option, type Command } from 'commander'
import { ConfigError, readConfig, type Config } from '../config.ts'
import type { Check } from '../doctor/check.ts'
import { productionDeployment, type Given } from '../doctor/deployments/production.ts'
import { examine } from '../doctor/doctor.ts'
import { configurationFaults } from '../doctor/process/configuration.ts'
import { hasFailed, reportJson, reportText } from '../doctor/report.ts'
import { scopeFault } from '../rbac/scope.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import type { Finish } from './finish.ts'
import { readInputFile } from './input-file.ts'
import { writeLine, type Streams } from './streams.ts'
import { readTenantFile } from './tenant-file.ts'

export interface DoctorOptions {
  readonly format: 'text' | 'json'
  readonly scope?: string
  readonly package?: string
  readonly tenant?: string
}

/** `rolecall doctor` */
export function addDoctorCommand(program: Command, streams: Streams, finish: Finish): void {
  program
    .command('doctor')
    .description('check a deployment from where it runs, and tell what to fix')
    .option('--scope <scope>', 'ARM id of where to try what is read; wherever something is seen if left out')
    .option('--package <file>', 'the Teams app package that was uploaded, to compare with the configuration')
    .option('--tenant <file>', 'check a tenant file in the sandbox instead')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((options: DoctorOptions) => finish(doctorCommand(options, streams)))
}

async function doctorCommand(options: DoctorOptions, streams: Streams): Promise<ExitStatus> {
  const fault = options.scope === undefined ? null : scopeFault(options.scope)
  if (fault !== null) throw new CommandError(`--scope: ${fault}`)
  const given = {
    package: options.package === undefined ? null : await readInputFile('--package', options.package),
    scope: options.scope ?? null,
  }
  const report = await reported(given, options.tenant)
  const { about, mode, checks } = report
  await writeLine(
    streams,
    options.format === 'json' ? JSON.stringify(reportJson(mode, checks), null, 2) : reportText(about, checks),
  )
  if (mode === 'misconfigured') return EXIT.usage
  return hasFailed(checks) ? EXIT.unanswered : EXIT.answered
}

interface Report {
  /** a sentence: what was checked */
  readonly about: string
  readonly mode: Config['mode'] | 'misconfigured'
  readonly checks: readonly Check[]
}

async function reported(given: Given, tenantFile: string | undefined): Promise<Report> {
  if (tenantFile !== undefined) {
    const tenant = await readTenantFile(tenantFile)
    const { withTenant } = await import('../doctor/deployments/sandbox.ts')
    const checks = await withTenant(tenant, given, examine)
    return { about: 'Rolecall in the sandbox, with the tenant of a file', mode: 'sandbox', checks }
  }
  const config = configOrFaults()
  if ('faults' in config) {
    const checks = configurationFaults(config.faults)
    return { about: 'Rolecall cannot start as it is configured', mode: 'misconfigured', checks }
  }
  const { bot, mode } = config
  if (bot === null) {
    const { withContoso } = await import('../doctor/deployments/sandbox.ts')
    const checks = await withContoso(config, given, examine)
    return { about: 'Rolecall in the sandbox, Contoso: ROLECALL_MODE is not production', mode, checks }
  }
  const checks = await examine(await productionDeployment({ ...config, bot }, given))
  return { about: `Rolecall in production, ${config.cloud} cloud`, mode, checks }
}

function configOrFaults(): Config | Pick<ConfigError, 'faults'> {
  try {
    return readConfig(process.env)
  } catch (fault) {
    if (fault instanceof ConfigError) return { faults: fault.faults }
    throw fault
  }
}
