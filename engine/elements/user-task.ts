import { laneAssignment } from '../bpmn/lanes.ts'
import { extensionOf, textOf } from '../bpmn/moddle-element.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Variables } from '../json.ts'
import { resolveInstant } from '../run/resolve-instant.ts'
import type { Run } from '../run/run.ts'
import { StepFailure } from '../run/step-failure.ts'
import { openWait } from '../run/waits.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { formIdOf } from './form-id.ts'

const DEFAULT_PRIORITY = 50

/**
 * Done by a person (BPMN 2.0.2 § 13.3.3). Who may do it says the task, else its lane. Groups, dates and
 * priority are resolved when it is opened.
 */
export const userTask: ElementBehavior = {
  kind: 'bpmn:UserTask',
  isActivity: true,
  compile(node, tools) {
    const attribute = (type: string, name: string) =>
      tools.attribute(node.id, extensionOf(node.element, type), name)
    const assignment = extensionOf(node.element, 'zeebe:AssignmentDefinition') ?? laneAssignment(node)
    const assignee = tools.attribute(node.id, assignment, 'assignee')
    const groups = tools.attribute(node.id, assignment, 'candidateGroups')
    const users = tools.attribute(node.id, assignment, 'candidateUsers')
    const due = attribute('zeebe:TaskSchedule', 'dueDate')
    const followUp = attribute('zeebe:TaskSchedule', 'followUpDate')
    const priority = attribute('zeebe:PriorityDefinition', 'priority')
    const fourEyes = splitList(textOf(extensionOf(node.element, 'lz:Step'), 'fourEyes') ?? '')
    const headers = tools.headers(node.element)
    const form = formIdOf(node)
    return {
      leave: 'matching',
      info: { ...form, fourEyes },
      start(run, place) {
        const local = run.localOf(place)
        const sees = run.visible(local)
        const person = run.evaluateText(assignee, sees)
        const dueAt = instantOf(run, due, sees, 'end')
        const followUpAt = instantOf(run, followUp, sees, 'start')
        const candidateGroups = listOf(run, groups, sees)
        const candidateUsers = listOf(run, users, sees)
        const rank = Number(run.evaluateText(priority, sees) ?? DEFAULT_PRIORITY)
        if (!Number.isInteger(rank)) {
          throw new StepFailure(
            'expression-failed',
            `Expected '${priority?.text}' to be a whole number as priority.`,
          )
        }
        place.token.state = 'waiting'
        run.effects.push({
          type: 'openUserTask',
          ...openWait(run, place, node.id, 'userTask'),
          name: node.name ?? node.id,
          ...form,
          ...(person !== undefined && { assignee: person }),
          candidateGroups,
          candidateUsers,
          ...(dueAt !== undefined && { dueAt }),
          ...(followUpAt !== undefined && { followUpAt }),
          priority: rank,
          headers,
          excludedElements: fourEyes,
          variables: run.ownVariables(place),
        })
      },
    }
  },
}

/** A list by FEEL, or written out with commas. */
function listOf(run: Run, expression: CompiledExpression | undefined, sees: Variables): readonly string[] {
  if (!expression) return []
  const value = run.evaluate(expression, sees)
  if (value === null) return []
  if (typeof value === 'string') return splitList(value)
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string')
  throw new StepFailure('expression-failed', `Expected '${expression.text}' to be a list of names.`)
}

function instantOf(
  run: Run,
  expression: CompiledExpression | undefined,
  sees: Variables,
  dateMeans: 'start' | 'end',
): string | undefined {
  const text = run.evaluateText(expression, sees)
  return text === undefined ? undefined : resolveInstant(text, run.env, dateMeans)
}

function splitList(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '')
}
