import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { activateElements, completeAdHoc } from './ad-hoc-commands.ts'
import { broadcastSignal } from './broadcast-signal.ts'
import type { Command } from './command.ts'
import { isUndoing } from './compensate.ts'
import { cancelInstance, complete, endUndoing, leave } from './complete.ts'
import { retryArming } from './event-sub-process.ts'
import { findWait } from './find-wait.ts'
import { attempt, raiseIncident } from './incidents.ts'
import type { Wait } from './instance.ts'
import { meetTrigger } from './meet-trigger.ts'
import { modify } from './modify.ts'
import { retryWait } from './rearm.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'
import { StepFailure } from './step-failure.ts'
import type { Rejection } from './step-result.ts'
import { throwError } from './throw-error.ts'
import { throwEscalation } from './throw-escalation.ts'
import { closeWait } from './waits.ts'

type Handlers = {
  readonly [T in Command['type']]: (run: Run, command: Extract<Command, { type: T }>) => Rejection | undefined
}

/** Carries out one command on the draft, or says why not. */
export function applyCommand<T extends Command['type']>(
  run: Run,
  command: Extract<Command, { type: T }>,
): Rejection | undefined {
  return HANDLERS[command.type as T](run, command)
}

const HANDLERS: Handlers = {
  completeTask: (run, command) =>
    answer(run, command.wait, ['userTask'], (place) => {
      closeWait(run, place, command.wait, 'completed')
      complete(run, place, command.variables)
    }),
  completeJob: (run, command) =>
    answer(run, command.wait, ['job'], (place) => {
      closeWait(run, place, command.wait, 'completed')
      complete(run, place, command.variables)
    }),
  completeCall: (run, command) =>
    answer(run, command.wait, ['call'], (place) => {
      closeWait(run, place, command.wait, 'completed')
      if (isUndoing(place)) {
        endUndoing(run, place.scope, place.token)
        return
      }
      if (command.compensations?.length) localScope(run, place).compensations = [...command.compensations]
      complete(run, place, place.node.behavior.results?.(command.variables) ?? command.variables)
    }),
  refuseCall: (run, command) =>
    answer(run, command.wait, ['call'], (place) => {
      closeWait(run, place, command.wait, 'completed')
      attempt(run, place, 'start', () => {
        throw new StepFailure('limit-exceeded', command.message)
      })
    }),
  failJob: (run, command) =>
    answer(run, command.wait, ['job'], (place) => {
      raiseIncident(run, place, 'job-failed', command.message, command.wait)
    }),
  throwError: (run, command) =>
    answer(run, command.wait, ['job', 'userTask', 'call'], (place) => {
      closeWait(run, place, command.wait, 'completed')
      attempt(run, place, 'start', () => {
        const { code, message, variables } = command
        throwError(run, place, { code, ...(message !== undefined && { message }) }, variables ?? {})
      })
    }),
  throwEscalation: (run, command) =>
    answer(run, command.wait, ['job', 'userTask', 'call'], (place) => {
      throwEscalation(run, place, command.code, command.variables)
    }),
  broadcastSignal(run, command) {
    broadcastSignal(run, command.name, command.variables)
    return undefined
  },
  evaluateConditions(run) {
    run.changed.add('all')
    return undefined
  },
  fireTimer: (run, command) => trigger(run, command.wait, 'timer', {}),
  deliverMessage: (run, command) => trigger(run, command.wait, 'message', command.variables),
  setVariables(run, command) {
    const scope = command.scope === undefined ? run.draft.root() : run.draft.find(command.scope)
    if (!scope) return notFound(`Expected scope ${command.scope} to exist. It may have ended.`)
    run.assign(scope, command.variables)
    return undefined
  },
  activateElements: (run, command) =>
    answer(run, command.wait, ['adHoc'], (place) => activateElements(run, place, command.elements)),
  completeAdHoc: (run, command) => answer(run, command.wait, ['adHoc'], (place) => completeAdHoc(run, place)),
  modify,
  resolveIncident: (run, command) => resolveIncident(run, command.incident),
  cancel(run) {
    cancelInstance(run, run.draft.root())
    return undefined
  },
}

/** Answers a wait of an activity: its task, job or call. */
function answer(
  run: Run,
  id: number,
  kinds: readonly Wait['kind'][],
  act: (place: Place) => Rejection | undefined,
): Rejection | undefined {
  const found = findWait(run, id)
  if (!found) return waitGone(id)
  const { holder, wait } = found
  if (!kinds.includes(wait.kind)) return wrongKind(wait, kinds)
  const { scope, token } = holder
  return token && act({ scope, token, node: run.node(token.at) })
}

/** Something an event waits for has happened. */
function trigger(
  run: Run,
  id: number,
  kind: 'timer' | 'message',
  variables: Variables,
): Rejection | undefined {
  const found = findWait(run, id)
  if (!found || found.wait.received) return waitGone(id)
  if (found.wait.kind !== kind) return wrongKind(found.wait, [kind])
  meetTrigger(run, found.holder, found.wait, variables)
  return undefined
}

/** Tries the failed phase again. An incident of a job only closes: the job is still open. */
function resolveIncident(run: Run, id: number): Rejection | undefined {
  const incident = run.draft.incidents[id]
  if (!incident) return notFound(`Expected incident ${id} to be open. It may be resolved already.`)
  delete run.draft.incidents[id]
  run.effects.push({ type: 'closeIncident', incident: id })
  run.records.push({ type: 'incidentResolved', element: incident.element, incident: id })
  const scope = run.draft.scope(incident.scope)
  const token = scope.tokens[incident.token]
  if (incident.wait !== undefined) retryWait(run, { scope, ...(token && { token }) }, incident.wait)
  if (token?.state !== 'incident') return undefined
  const place = { scope, token, node: run.node(token.at) }
  const phase = token.phase ?? 'start'
  delete token.phase
  token.state = token.child === undefined ? 'waiting' : 'scope'
  RETRIES[phase](run, place)
  return undefined
}

const RETRIES = {
  arm: retryArming,
  start: (run: Run, place: Place): void => {
    place.token.state = 'ready'
    run.queue.push(place)
  },
  complete: (run: Run, place: Place): void => complete(run, place, {}),
  leave,
}

function notFound(message: string): Rejection {
  return { code: 'not-found', message }
}

function waitGone(id: number): Rejection {
  return notFound(`Expected wait ${id} to be open. It may have been answered or canceled already.`)
}

function wrongKind(wait: Wait, kinds: readonly string[]): Rejection {
  return {
    code: 'invalid-argument',
    message: `Expected wait ${wait.id} to be a ${kinds.join(' or ')}, found a ${wait.kind}.`,
  }
}
