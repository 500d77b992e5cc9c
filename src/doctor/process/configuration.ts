import { failed, fix, ok, type Check } from '../check.ts'
import type { Config } from '../../config.ts'

const ABOUT = { id: 'configuration', title: 'Configuration' }

export function configurationCheck({ mode, cloud }: Config): Check {
  return { ...ABOUT, ...ok(`complete, for ${mode} in the ${cloud} cloud`) }
}

/** One check for each fault of `readConfig`, which names the variable and never its value. */
export function configurationFaults(faults: readonly string[]): readonly Check[] {
  return faults.map((fault) => {
    const [name = ''] = fault.split(':')
    return {
      ...ABOUT,
      ...failed(
        fault,
        fix(`Set ${name} where Rolecall is hosted, and start it again: .env.example tells what it is.`),
        'Rolecall does not start.',
      ),
    }
  })
}
