import { rootScopeOf } from '../../../../engine/run/read-instance.ts'
import { changeOf } from '../modify-instance.ts'
import type { Player, Steps } from '../player.ts'
import type { Step } from '../scenario.ts'
import { accepted, instructionsOf, record } from '../step-values.ts'

/** Tasks, variables, and changes of whole instances. */
export const doing: Steps = {
  completeTask(player, step) {
    const { key, wait = 0 } = player.entity(step.task)
    accepted(player.tryOut.completeTask({ key, wait }, record(step.variables)))
  },
  setVariable,
  setVariableLocal: setVariable,
  deleteInstance(player, step) {
    accepted(player.tryOut.cancel(player.entity(step.instance).key))
  },
  modifyInstance(player, step) {
    const { key } = player.entity(step.instance)
    const instance = player.instance(key)
    const change = changeOf(player.process(instance.processId), instance, instructionsOf(step))
    const { activate, terminate, variables } = change
    if (Object.keys(variables).length > 0) {
      accepted(player.tryOut.setVariables(variables, undefined, key))
    }
    accepted(player.tryOut.send({ type: 'modify', activate, terminate }, key))
  },
}

function setVariable(player: Player, step: Step): void {
  const { key, scope } = player.entity(step.execution ?? step.task)
  const id = scope ?? rootScopeOf(player.instance(key))?.id
  accepted(player.tryOut.setVariables({ [String(step.name)]: step.value ?? null }, id, key))
}
