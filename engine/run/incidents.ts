import type { Holder, Place } from '../elements/element-behavior.ts'
import type { TokenDraft, WaitDraft } from './draft.ts'
import type { IncidentCode } from './effect.ts'
import type { OpenIncident, Token } from './instance.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/** Runs one phase of an element; what fails in it becomes an incident at its token. True when nothing failed. */
export function attempt(
  run: Run,
  place: Place,
  phase: NonNullable<Token['phase']>,
  action: () => void,
): boolean {
  try {
    action()
    return true
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    place.token.state = 'incident'
    place.token.phase = phase
    raiseIncident(run, place, cause.code, cause.message)
    return false
  }
}

/**
 * Checks a wait or opens it again; what fails in it becomes an incident of the wait. Who holds it goes on
 * meanwhile. True when nothing failed.
 */
export function attemptWait(run: Run, holder: Holder, wait: WaitDraft, action: () => void): boolean {
  try {
    action()
    return true
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    closeWaitIncidents(run, wait.id)
    raiseIncident(run, { ...holder, node: run.node(wait.element) }, cause.code, cause.message, wait.id)
    return false
  }
}

/** Reports that somebody has to repair something before the token can go on. */
export function raiseIncident(
  run: Run,
  place: Holder & Pick<Place, 'node'>,
  code: IncidentCode,
  message: string,
  wait?: number,
): void {
  const incident = run.number()
  const { scope, token, node } = place
  run.draft.incidents[incident] = {
    id: incident,
    scope: scope.id,
    token: token?.id ?? 0,
    ...(wait !== undefined && { wait }),
    element: node.id,
    code,
    message,
  }
  run.effects.push({
    type: 'raiseIncident',
    incident,
    element: node.id,
    activation: token?.activation ?? scope.activation,
    ...(wait !== undefined && { wait }),
    code,
    message,
  })
  run.records.push({ type: 'incidentRaised', element: node.id, incident, code })
}

/** Closes the incidents of a token that goes on or dies. */
export function closeIncidents(run: Run, token: TokenDraft): void {
  closeWhere(run, (incident) => incident.token === token.id)
}

/** Closes the incidents of a wait that was checked, opened again or is needed no more. */
export function closeWaitIncidents(run: Run, wait: number): void {
  closeWhere(run, (incident) => incident.wait === wait)
}

function closeWhere(run: Run, isOver: (incident: OpenIncident) => boolean): void {
  for (const id in run.draft.incidents) {
    const incident = run.draft.incidents[id]
    if (!incident || !isOver(incident)) continue
    delete run.draft.incidents[id]
    run.effects.push({ type: 'closeIncident', incident: incident.id })
    run.records.push({ type: 'incidentResolved', element: incident.element, incident: incident.id })
  }
}
