import type { CompiledProcess } from '../../../engine/index.ts'
import { Player, type Steps } from './player.ts'
import { Difference, type Scenario, type Step } from './scenario.ts'
import { asserting } from './steps/asserting.ts'
import { doing } from './steps/doing.ts'
import { jobs } from './steps/jobs.ts'
import { messages } from './steps/messages.ts'
import { starting } from './steps/starting.ts'

const STEPS: Steps = { ...starting, ...asserting, ...doing, ...messages, ...jobs }

/** Plays a scenario on a try-out with our engine; throws a `Difference` where it goes otherwise. */
export function runScenario(processes: readonly CompiledProcess[], { steps }: Scenario): void {
  const player = new Player(processes)
  for (const [index, step] of steps.entries()) {
    try {
      play(player, step)
    } catch (cause) {
      if (!(cause instanceof Difference)) throw cause
      throw new Difference(`step ${index + 1} (${step.op}): ${cause.message}`)
    }
  }
}

/** After a step that does something nobody has to repair anything, unless an error was expected. */
function play(player: Player, step: Step): void {
  const word = STEPS[step.op]
  if (!word) throw new Difference('no such step')
  word(player, step)
  player.entities.remember()
  const mayFail = step.op === 'startExpectError' || step.op === 'deleteInstance' || step.op in asserting
  const [incident] = mayFail ? [] : player.entities.incidents
  if (incident) throw new Difference(`incident: ${incident.props.message}`)
}
