import type { CompiledProcess, StartInfo } from '../compile/compiled-process.ts'
import type { Variables } from '../json.ts'
import type { Effect } from '../run/effect.ts'
import type { PublishedMessage } from './try-out-state.ts'
import type { World } from './world.ts'

/** Carries out what an effect of one instance means for the others. */
export function carryOutside(world: World, key: string, effect: Effect): void {
  if (effect.type === 'openMessage') takeKept(world, effect.name, effect.correlationKey)
  if (effect.type === 'publishMessage') publish(world, effect)
  if (effect.type === 'callProcess') call(world, key, effect)
  if (effect.type === 'endInstance') answerCaller(world, key, effect)
  if (effect.type === 'broadcastSignal') broadcast(world, effect.name, effect.variables, key)
  if (effect.type === 'escalateCaller') escalate(world, key, effect)
  if (effect.type === 'closeWait' && effect.reason === 'canceled') cancelCalled(world, key, effect.wait)
}

function call(world: World, key: string, effect: Extract<Effect, { type: 'callProcess' }>): void {
  const { processId, wait, depth, variables, compensations } = effect
  const process = world.process(processId)
  const missing = process
    ? world.begin(process, { variables, depth, ...(compensations && { compensations }) }, { key, wait })
    : 'none'
  if (missing) world.addLog({ key, text: `missing:${processId}` })
}

function answerCaller(
  world: World,
  key: string,
  { variables, error, compensations }: Extract<Effect, { type: 'endInstance' }>,
): void {
  const parent = world.data.instances[key]?.parent
  if (!parent) return
  const { wait } = parent
  const results = { variables, ...(compensations && { compensations }) }
  if (error) world.command(parent.key, { type: 'throwError', wait, ...error })
  else world.command(parent.key, { type: 'completeCall', wait, ...results })
}

function escalate(
  world: World,
  key: string,
  { code, variables }: Extract<Effect, { type: 'escalateCaller' }>,
): void {
  const parent = world.data.instances[key]?.parent
  if (parent) world.command(parent.key, { type: 'throwEscalation', wait: parent.wait, code, variables })
}

/** Whoever no longer waits for a called instance ends it. */
function cancelCalled(world: World, key: string, wait: number): void {
  for (const { key: called, parent } of world.instances) {
    if (parent?.key === key && parent.wait === wait) world.command(called, { type: 'cancel' })
  }
}

/** Every instance but the sender is woken once, then every process the signal starts. */
export function broadcast(world: World, name: string, variables: Variables, sender?: string): void {
  const waiting = world.instances.filter((each) => each.signals.some((signal) => signal.name === name))
  for (const { key } of waiting) {
    if (key !== sender) world.command(key, { type: 'broadcastSignal', name, variables })
  }
  for (const process of world.processes) {
    for (const start of process.starts) {
      if (world.valueOf(start.signalName) === name) beginBy(world, process, start, variables)
    }
  }
}

/** Delivers a message to the first subscription it matches, starts a process it starts, else keeps it. */
export function publish(world: World, message: PublishedMessage): void {
  const { name, correlationKey, variables } = message
  for (const { key, subscriptions } of world.instances) {
    const match = subscriptions.find((each) => each.name === name && each.correlationKey === correlationKey)
    if (!match) continue
    world.command(key, { type: 'deliverMessage', wait: match.wait, variables })
    return
  }
  for (const process of world.processes) {
    const start = process.starts.find((each) => world.valueOf(each.messageName) === name)
    if (!start) continue
    beginBy(world, process, start, variables)
    return
  }
  const kept = { name, ...(correlationKey !== undefined && { correlationKey }), variables }
  world.data.messages = [...world.data.messages, kept]
}

/** Looks at every condition anew, and starts the processes whose condition holds on the variables given. */
export function evaluateConditions(world: World, variables: Variables): void {
  for (const { key } of world.instances) world.command(key, { type: 'evaluateConditions' })
  for (const process of world.processes) {
    for (const start of process.starts) {
      if (world.valueOf(start.condition, variables) === true) beginBy(world, process, start, variables)
    }
  }
}

function beginBy(
  world: World,
  process: CompiledProcess,
  { element, definition }: StartInfo,
  variables: Variables,
): void {
  const start = { startElement: element, ...(definition !== undefined && { definition }), variables }
  world.begin(process, start)
}

function takeKept(world: World, name: string, correlationKey: string | undefined): void {
  const kept = world.data.messages
  const match = kept.find((each) => each.name === name && each.correlationKey === correlationKey)
  if (!match) return
  world.data.messages = kept.filter((each) => each !== match)
  publish(world, match)
}
