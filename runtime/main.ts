import { readConfig } from './config.ts'
import { demoAccounts } from './identity/demo-accounts.ts'
import { createLog } from './log.ts'
import { type Service, startService } from './start-service.ts'

/** Entry point of `npm start`: settings from the environment, one service, a clean stop on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const starting = startService(config, { workingFolder: process.cwd(), log })
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1) // asked twice: at once
    stopping = true
    starting
      .then((service) => service.stop())
      .then(() => process.exit(0))
      .catch(fail)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const service = await starting
  if (!stopping) greet(service)
}

function greet({ address, demoPassword, addedDemoCases }: Service): void {
  const apps = ['designer', 'desk', 'portal', 'cockpit'].map((app) => `  ${address}/${app}`)
  const accounts = demoAccounts.map(({ username, kind }) =>
    kind === 'client' ? `${username} (API)` : username,
  )
  const demo =
    demoPassword === undefined
      ? []
      : ['', `Example accounts: ${accounts.join(', ')}`, `Password of all of them: ${demoPassword}`]
  const cases = addedDemoCases === 0 ? [] : [`Example cases: ${addedDemoCases}, all invented`]
  console.log(
    ['', `Laufzettel runs at ${address}`, ...apps, ...demo, ...cases, '', 'Stop with Ctrl-C.'].join('\n'),
  )
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
