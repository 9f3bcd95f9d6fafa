import { parseArgs } from 'node:util'
import type { CliEnvironment } from './environment.ts'
import { importModel } from './import-model.ts'
import { printMachines } from './print-machines.ts'
import { usage } from './usage.ts'
import { withDatabase } from './with-database.ts'

/** Runs one command line and answers the exit code. */
export async function runCli(args: readonly string[], environment: CliEnvironment): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } },
  })
  const [command, file, ...rest] = positionals
  if (values.help || command === undefined) {
    environment.print(usage)
    return values.help ? 0 : 2
  }
  if (command === 'import' && file !== undefined && rest.length === 0) {
    return importModel(file, values.check ?? false, environment)
  }
  if (command === 'machines' && file !== undefined && rest.length === 0) {
    return printMachines(file, environment)
  }
  if (command === 'migrate' && file === undefined) {
    return withDatabase(environment, async ({ migrated }) => {
      environment.print(migrated.length === 0 ? 'The database is up to date.' : `Ran: ${migrated.join(', ')}`)
      return 0
    })
  }
  environment.print(`Expected a command with its file, but found '${positionals.join(' ')}'.\n\n${usage}`)
  return 2
}
