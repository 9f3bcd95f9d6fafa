import type { Place } from '../elements/element-behavior.ts'
import type { TokenDraft } from './draft.ts'
import type { IncidentCode } from './effect.ts'
import type { Token } from './instance.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/** Runs one phase of an element; what fails in it becomes an incident at its token. */
export function attempt(
  run: Run,
  place: Place,
  phase: NonNullable<Token['phase']>,
  action: () => void,
): void {
  try {
    action()
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    place.token.state = 'incident'
    place.token.phase = phase
    raiseIncident(run, place, cause.code, cause.message)
  }
}

/** Reports that somebody has to repair something before the token can go on. */
export function raiseIncident(
  run: Run,
  place: Place,
  code: IncidentCode,
  message: string,
  wait?: number,
): void {
  const incident = run.number()
  const { scope, token, node } = place
  run.draft.incidents[incident] = {
    id: incident,
    scope: scope.id,
    token: token.id,
    element: node.id,
    code,
    message,
  }
  run.effects.push({
    type: 'raiseIncident',
    incident,
    element: node.id,
    activation: token.activation ?? scope.activation,
    ...(wait !== undefined && { wait }),
    code,
    message,
  })
  run.records.push({ type: 'incidentRaised', element: node.id, incident, code })
}

/** Closes the incidents of a token that goes on or dies. */
export function closeIncidents(run: Run, token: TokenDraft): void {
  for (const id in run.draft.incidents) {
    const incident = run.draft.incidents[id]
    if (incident?.token !== token.id) continue
    delete run.draft.incidents[id]
    run.effects.push({ type: 'closeIncident', incident: incident.id })
    run.records.push({ type: 'incidentResolved', element: incident.element, incident: incident.id })
  }
}
