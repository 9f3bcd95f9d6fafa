import type { RunRecord } from '../../engine/index.ts'
import { addTimeline } from './add-timeline.ts'
import type { Collector } from './collect-rows.ts'

/** Element history and the timeline, from one engine record. */
export function collectRecord(collector: Collector, record: RunRecord): void {
  const { rows, entry, output, open } = collector
  switch (record.type) {
    case 'elementActivated': {
      const row = {
        key: collector.elementKey(record.activation),
        instance_key: entry.key,
        activation: record.activation,
        element_id: record.element,
        element_type: record.elementType,
        scope: record.scope,
        state: 'active',
        process_definition_key: entry.definition.key,
        process_id: entry.definition.processId,
        started_at: output.at,
        ended_at: null,
      }
      rows.newElements.push(row)
      open.set(`element ${entry.key} ${record.activation}`, row)
      return
    }
    case 'elementCompleted':
      endElement(collector, record.activation, 'completed')
      return
    case 'elementTerminated':
      endElement(collector, record.activation, 'terminated')
      return
    case 'instanceStarted':
      addTimeline(collector, 'instance-started', undefined, { fileNumber: entry.fileNumber })
      return
    case 'instanceCompleted':
      addTimeline(collector, 'instance-completed')
      return
    case 'instanceCanceled':
      addTimeline(collector, 'instance-canceled')
      return
    case 'decisionEvaluated':
      addTimeline(collector, 'decision-evaluated', record.element, { decision: record.decision })
      return
    case 'errorThrown':
      addTimeline(collector, 'error-thrown', record.element, { code: record.code })
      return
    case 'escalationThrown':
      addTimeline(collector, 'escalation-thrown', record.element, { code: record.code })
      return
    case 'signalReceived':
      addTimeline(collector, 'signal-received', record.element, { name: record.name })
      return
    case 'conditionMet':
      addTimeline(collector, 'condition-met', record.element)
      return
    case 'messageReceived':
      addTimeline(collector, 'message-received', record.element, { name: record.name })
      return
    case 'timerFired':
      addTimeline(collector, 'timer-fired', record.element)
      return
    case 'incidentRaised':
      addTimeline(collector, 'incident-raised', record.element, { code: record.code })
      return
    case 'incidentResolved':
      addTimeline(collector, 'incident-resolved', record.element)
      return
    case 'signalThrown':
    case 'sequenceFlowTaken':
    case 'variablesChanged':
      return
  }
}

function endElement({ rows, entry, output, open }: Collector, activation: number, state: string): void {
  const fresh = open.get(`element ${entry.key} ${activation}`)
  if (fresh === undefined) {
    rows.endedElements.push({ instance_key: entry.key, activation, state, ended_at: output.at })
  } else {
    fresh.state = state
    fresh.ended_at = output.at
  }
}
