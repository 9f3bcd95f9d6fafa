import type { Temporal } from 'temporal-polyfill'
import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { correlateMessage } from '../messages/correlate.ts'
import { systemActor } from '../system-context.ts'
import { claimTask } from '../tasks/claim.ts'
import { completeTask } from '../tasks/complete.ts'
import { demoActor } from './demo-actors.ts'
import type { Office } from './demo-case.ts'
import type { OpenedCase } from './open-case.ts'
import type { Past } from './past.ts'
import type { PlanStep } from './plans.ts'
import { dateOf } from './working-time.ts'

export interface PlayedCase extends OpenedCase {
  readonly office: Office
  readonly applicantName: string
  readonly receivedOn: Temporal.PlainDate
}

/** Somebody does a step of a case now: claims and completes the task, or an objection arrives. */
export async function playStep(past: Past, played: PlayedCase, step: PlanStep): Promise<void> {
  const { office, applicantName, fileNumber, key: instanceKey } = played
  if (step.by === 'applicant') {
    const person = { userId: `paper-${instanceKey}`, username: 'paper', name: applicantName }
    const context = past.as(systemActor(office, person))
    const key = await openTask(context, instanceKey, step.element)
    await completeTask(context, { key, variables: step.answers })
    return
  }
  const context = past.as(demoActor(`${step.by}.${office}`))
  if (step.element === 'widerspruch-eingegangen') {
    await correlateMessage(context, {
      name: 'widerspruch',
      correlationKey: fileNumber,
      variables: step.answers,
    })
    return
  }
  const key = await openTask(context, instanceKey, step.element)
  await claimTask(context, { key })
  await completeTask(context, { key, variables: answersOf(step, played, context.now()) })
}

/** Takes the open task without doing it. */
export async function claimStep(past: Past, played: PlayedCase, element: string): Promise<void> {
  const context = past.as(demoActor(`clerk.${played.office}`))
  await claimTask(context, { key: await openTask(context, played.key, element) })
}

/** Dates nobody can know when the plan is written: the year of the grant, the day an objection came. */
function answersOf({ answers }: PlanStep, { receivedOn }: PlayedCase, now: Date): Variables {
  if (answers.ergebnis === 'bewilligen') {
    const from = receivedOn.with({ day: 1 })
    const to = from.add({ years: 1 }).subtract({ days: 1 })
    return { ...answers, ab: from.toString(), bis: to.toString() }
  }
  if ('form' in answers) return { ...answers, eingang: dateOf(now).subtract({ days: 4 }).toString() }
  return answers
}

async function openTask({ database, actor }: Context, instanceKey: string, element: string): Promise<string> {
  const [task] = await database.transaction(
    { tenant: actor.tenantId },
    (tx) => tx<{ key: string }>`
      select key from user_tasks
      where instance_key = ${instanceKey} and element_id = ${element} and state = 'created'`,
  )
  if (task) return task.key
  throw new Error(`Expected an open task '${element}' in example case ${instanceKey}, but found none.`)
}
