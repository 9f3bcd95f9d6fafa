import { type Env, type StartInput, startInstance, step } from '../../engine/index.ts'
import type { Definition } from '../definitions/definition.ts'
import { RuntimeError } from '../errors.ts'
import { rootVariables } from '../variables/visible-variables.ts'
import type { BatchEntry } from './batch-entry.ts'
import type { Slot } from './slot.ts'
import type { Answer, StartWork, StepWork, View } from './work.ts'

const codeOf = {
  'not-found': 'not-found',
  'invalid-state': 'invalid-state',
  'invalid-argument': 'invalid-argument',
} as const

/** Takes one step in memory and remembers what it asks for. Throws `RuntimeError` when it is refused. */
export function advanceSlot(tenant: string, slot: Slot, entry: BatchEntry, at: string): Answer {
  const { work } = slot
  const env = envOf(entry.definition, at)
  const before = entry.data
  const command = work.kind === 'step' ? work.decide(viewOf(entry, slot)) : ({ type: 'start' } as const)
  if (command === undefined) return answerOf(tenant, entry, false)
  const result =
    work.kind === 'start'
      ? startInstance(entry.definition.process, toStartInput(work, entry), env)
      : step(entry.definition.process, before, command as Exclude<typeof command, { type: 'start' }>, env)
  if (!result.ok) throw new RuntimeError(codeOf[result.rejection.code], result.rejection.message)
  const { instance, effects, records } = result
  entry.data = instance
  entry.version += 1
  for (const effect of effects) if (effect.type === 'closeWait') entry.closedWaits.add(effect.wait)
  entry.outputs.push({
    before: work.kind === 'start' ? undefined : before,
    after: instance,
    version: entry.version,
    command,
    effects,
    records,
    actor: work.actor,
    ...(work.chain !== undefined && { chain: work.chain }),
    at,
  })
  return answerOf(tenant, entry, true)
}

function toStartInput(work: StartWork, entry: BatchEntry): StartInput {
  const { startElement, definition, activate, parent, compensations } = work
  return {
    variables: entry.startVariables,
    ...(startElement !== undefined && { startElement }),
    ...(definition !== undefined && { definition }),
    ...(activate !== undefined && { activate }),
    ...(parent !== undefined && { called: true as const, depth: parent.depth }),
    ...(compensations !== undefined && { compensations }),
  }
}

function envOf(definition: Definition, now: string): Env {
  return { now, decide: (id, variables) => definition.decide(id, variables, now) }
}

/** The target's row as the steps before in this batch left it. */
function viewOf(entry: BatchEntry, slot: (Slot & { work: StepWork }) | Slot): View {
  const { task, job, timer, subscription, incident, adHoc } = slot.row ?? {}
  const closed = (wait: number) => entry.closedWaits.has(wait)
  return {
    key: entry.key,
    instance: entry.data,
    definition: entry.definition,
    parentKey: entry.parentKey,
    ...(task && { task: closed(task.wait) ? { ...task, state: 'completed' } : task }),
    ...(job && { job: closed(job.wait) ? { ...job, state: 'completed' } : job }),
    ...(timer && !closed(timer.wait) && { timer }),
    ...(subscription && !closed(subscription.wait) && { subscription }),
    ...(incident && { incident }),
    ...(adHoc && { adHoc }),
  }
}

function answerOf(tenantId: string, entry: BatchEntry, moved: boolean): Answer {
  const ended = entry.outputs.at(-1)?.effects.find((effect) => effect.type === 'endInstance')
  return {
    key: entry.key,
    tenantId,
    processDefinitionKey: entry.definition.key,
    processId: entry.definition.processId,
    version: entry.definition.version,
    state: entry.data.state,
    variables: ended?.variables ?? rootVariables(entry.data),
    fileNumber: entry.fileNumber,
    businessId: entry.businessId,
    moved,
  }
}
