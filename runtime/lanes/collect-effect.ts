import type { Effect } from '../../engine/index.ts'
import { nextInChain } from './chain.ts'
import { closeWait } from './close-wait.ts'
import { answerCaller, callProcess, escalateCaller } from './collect-call.ts'
import type { Collector } from './collect-rows.ts'
import { broadcastSignal } from './collect-signal.ts'
import { openAdHoc, openJob, openMessage, openSignal, openTimer, openUserTask } from './open-wait.ts'

/** Rows for one effect; `index` makes the keys of effects on other instances unique within the step. */
export function collectEffect(collector: Collector, effect: Effect, index: number): void {
  const { rows, entry, output, nextKey, open } = collector
  switch (effect.type) {
    case 'openUserTask':
      openUserTask(collector, effect)
      return
    case 'openJob':
      openJob(collector, effect)
      return
    case 'openTimer':
      openTimer(collector, effect)
      return
    case 'openMessage':
      openMessage(collector, effect)
      return
    case 'closeWait':
      closeWait(collector, effect)
      return
    case 'openSignal':
      openSignal(collector, effect)
      return
    case 'openAdHoc':
      openAdHoc(collector, effect)
      return
    case 'callProcess':
      callProcess(collector, effect)
      return
    case 'escalateCaller':
      escalateCaller(collector, effect, index)
      return
    case 'broadcastSignal':
      broadcastSignal(collector, effect, index)
      return
    case 'publishMessage':
      rows.outbox.push({
        key: nextKey(),
        kind: 'publish-message',
        unique_key: `publish ${entry.key} ${output.version} ${index}`,
        payload: {
          name: effect.name,
          correlationKey: effect.correlationKey ?? '',
          variables: effect.variables,
          depth: nextInChain(output),
          messageId: `${entry.key}-${output.version}-${index}`,
        },
      })
      return
    case 'raiseIncident': {
      const row = {
        key: nextKey(),
        instance_key: entry.key,
        incident: effect.incident,
        element_id: effect.element,
        element_instance_key: collector.elementKey(effect.activation),
        wait: effect.wait ?? null,
        process_definition_key: entry.definition.key,
        process_id: entry.definition.processId,
        code: effect.code,
        message: effect.message,
        state: 'active',
        created_at: output.at,
        resolved_at: null,
        resolved_by: null,
      }
      rows.newIncidents.push(row)
      open.set(`incident ${entry.key} ${effect.incident}`, row)
      return
    }
    case 'closeIncident': {
      const closed = { state: 'resolved', resolved_at: output.at, resolved_by: output.actor.username }
      const fresh = open.get(`incident ${entry.key} ${effect.incident}`)
      if (fresh !== undefined) Object.assign(fresh, closed)
      else rows.closedIncidents.push({ instance_key: entry.key, incident: effect.incident, ...closed })
      return
    }
    case 'endInstance':
      answerCaller(collector, effect)
      return
  }
}
