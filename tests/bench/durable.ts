import { rmSync } from 'node:fs'
import type { Context } from '../../runtime/context.ts'
import { startDatabase } from '../../runtime/database/start-database.ts'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { createEngineHost } from '../../runtime/engine-host.ts'
import { seedDemoAccounts } from '../../runtime/identity/demo-accounts.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { createLog } from '../../runtime/log.ts'
import { systemContext } from '../../runtime/system-context.ts'
import { completeTask } from '../../runtime/tasks/complete.ts'
import { bpmn } from '../support/bpmn-builder.ts'
import { createTempFolder } from '../support/temp-folder.ts'
import { insertBound } from './insert-bound.ts'

export interface DurableFigures {
  /** Instances started, their one user task completed, ended; each command acknowledged after its commit. */
  readonly instancesPerSecond: number
  /** Against raw batched inserts of the same rows in the same run. */
  readonly ratioToBound: number
  readonly boundInstancesPerSecond: number
  /** Completion of a user task at `pacedPerSecond` a second. */
  readonly p50Ms: number
  readonly p99Ms: number
  readonly pacedPerSecond: number
  readonly instances: number
  /** Instances that are open while the paced completions run. */
  readonly openInstances: number
}

const tenant = 'mitte'
const oneTask = bpmn('bench-one-task')
  .start('Start')
  .user('Check')
  .end('End')
  .flow('Start', 'Check', 'End')
  .xml()

/** One node, embedded PostgreSQL beside it, fsync on. */
export async function benchDurable(
  options: { instances?: number; clients?: number; paced?: number; pacedPerSecond?: number } = {},
): Promise<DurableFigures> {
  const { instances = 10_000, clients = 400, paced = 1_500, pacedPerSecond = 100 } = options
  const workingFolder = createTempFolder('bench')
  const running = await startDatabase({ workingFolder, log: createLog('error') })
  try {
    const { database } = running
    await seedDemoAccounts(database, 'no sign-in in a benchmark')
    const engine = createEngineHost({ database, now: () => new Date() })
    const context = systemContext({ database, engine, now: () => new Date() }, tenant, 'bench')
    await deploy(context, { resources: [{ name: 'one-task.bpmn', content: oneTask }] })

    await runMany(context, 500, clients) // warm
    const started = performance.now()
    await runMany(context, instances, clients)
    const instancesPerSecond = instances / ((performance.now() - started) / 1000)

    await startMany(context, paced * 2, clients)
    const keys = await openTasks(context)
    const latencies = await completePaced(context, keys.slice(0, paced), pacedPerSecond)
    await engine.lanes.drain()
    const boundInstancesPerSecond = await insertBound({ workingFolder, log: createLog('error') }, tenant)
    return {
      instancesPerSecond: Math.round(instancesPerSecond),
      ratioToBound: Math.round((instancesPerSecond / boundInstancesPerSecond) * 1000) / 1000,
      boundInstancesPerSecond: Math.round(boundInstancesPerSecond),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      pacedPerSecond,
      instances,
      openInstances: paced * 2,
    }
  } finally {
    await running.stop()
    rmSync(workingFolder, { recursive: true, force: true })
  }
}

/** `clients` callers at once start the instances, find the tasks as a list does, and complete them. */
async function runMany(context: Context, count: number, clients: number): Promise<void> {
  await startMany(context, count, clients)
  const keys = await openTasks(context)
  await spread(keys.length, clients, (index) =>
    completeTask(context, { key: keys[index] ?? '', variables: {} }),
  )
}

async function startMany(context: Context, count: number, clients: number): Promise<void> {
  await spread(count, clients, () => startInstance(context, { process: { processId: 'bench-one-task' } }))
}

async function openTasks(context: Context): Promise<string[]> {
  const rows = await context.database.transaction(
    { tenant },
    (tx) => tx<{ key: string }>`select key from user_tasks where state = 'created' order by key`,
  )
  return rows.map(({ key }) => key)
}

async function spread(
  count: number,
  clients: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const client = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

async function completePaced(
  context: Context,
  keys: readonly string[],
  perSecond: number,
): Promise<number[]> {
  const latencies: number[] = []
  const begin = performance.now()
  const calls = keys.map(async (key, index) => {
    const due = begin + (index * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const sent = performance.now()
    await completeTask(context, { key, variables: {} })
    latencies.push(performance.now() - sent)
  })
  await Promise.all(calls)
  return latencies
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}
