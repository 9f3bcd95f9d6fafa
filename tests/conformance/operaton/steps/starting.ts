import type { StartInfo, TryOut } from '../../../../engine/index.ts'
import { changeOf } from '../modify-instance.ts'
import type { Player, Steps } from '../player.ts'
import { Difference, type Step } from '../scenario.ts'
import { accepted, instructionsOf, record } from '../step-values.ts'

/** Starts by key, by message and in the middle. */
export const starting: Steps = {
  /** Without a blank start event, Operaton begins at the only other one. */
  start(player, step) {
    const process = player.process(String(step.key))
    const [only, ...more] = process.starts
    const startElement = process.root.entry || more.length > 0 ? undefined : only?.element
    begin(player, step, {
      variables: record(step.variables),
      ...(startElement !== undefined && { startElement }),
    })
  },
  startAt(player, step) {
    const process = player.process(String(step.key))
    const { activate, variables } = changeOf(process, undefined, instructionsOf(step))
    begin(player, step, { activate, variables })
  },
  startByMessage(player, step) {
    const name = String(step.message)
    const isMeant = (start: StartInfo) => start.messageName?.text === name
    const process = player.processes.find((each) => each.starts.some(isMeant))
    const start = process?.starts.find(isMeant)
    if (!process || !start) throw new Difference(`expected a process that '${name}' starts, found none`)
    begin(player, { ...step, key: process.id }, { startElement: start.element })
  },
  /** What cannot be started is refused; what fails while it runs is an incident. */
  startExpectError(player, step) {
    const key = player.tryOut.state.nextKey
    const rejection = player.tryOut.start({
      processId: String(step.key),
      variables: record(step.variables),
    })
    const started = player.tryOut.state.instances[key]
    if (!rejection && started?.incidents.length === 0) throw new Difference('expected an error, found none')
  },
}

function begin(player: Player, step: Step, input: Omit<Parameters<TryOut['start']>[0], 'processId'>): void {
  const key = String(player.tryOut.state.nextKey)
  accepted(player.tryOut.start({ processId: String(step.key), ...input }))
  if (step.as !== undefined) player.keep(step.as, player.instanceEntity(key))
}
