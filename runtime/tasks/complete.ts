import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import type { Actor } from '../identity/actor.ts'
import { requirePermission } from '../identity/permissions.ts'
import type { Answer, TaskView, View } from '../lanes/work.ts'
import { answersToVariables } from './answers-to-variables.ts'
import { taskClosed } from './lock-open-task.ts'

export interface CompleteTaskInput {
  readonly key: string
  /** Answers of the task's form, or plain variables when it has none. */
  readonly variables: Variables
  /** Language of the messages about answers. */
  readonly language?: 'de' | 'en'
}

/** Completes a user task: by its assignee (a lead may step in), never against the four-eyes principle. */
export async function completeTask(context: Context, input: CompleteTaskInput): Promise<Answer> {
  const { actor } = context
  requirePermission(actor, 'task:complete')
  const answer = await context.engine.lanes.submit({
    kind: 'step',
    actor,
    target: { type: 'task', key: input.key },
    decide(view) {
      const task = requireTask(view)
      if (task.state !== 'created') throw taskClosed(task)
      requireRightPerson(actor, task)
      return {
        type: 'completeTask',
        wait: task.wait,
        variables: answersToVariables(view, task, input.variables, {
          language: input.language ?? 'de',
          now: context.now(),
        }),
      }
    },
  })
  if (answer === undefined) throw new Error('A completion was neither carried out nor refused.')
  return answer
}

function requireTask(view: View): TaskView {
  if (view.task === undefined) throw new Error('A task was targeted but not loaded.')
  return view.task
}

/** Machine clients complete in the name of their system; the applicant's answers come from the portal. */
function requireRightPerson(actor: Actor, task: TaskView): void {
  const earlier = task.excluded.get(actor.username)
  if (earlier !== undefined) {
    throw new RuntimeError(
      'forbidden',
      `Expected another person for task '${task.name}' (four-eyes principle), but '${actor.username}' already did '${earlier}' in this case. Leave it to a colleague.`,
    )
  }
  if (actor.kind !== 'user' || task.assignee === actor.username || actor.roles.includes('lead')) return
  throw new RuntimeError(
    'conflict',
    task.assignee === null
      ? `Expected task '${task.name}' to be yours, but nobody has it. Claim it first.`
      : `Expected task '${task.name}' to be yours, but '${task.assignee}' has it. Ask them or your team lead.`,
  )
}
