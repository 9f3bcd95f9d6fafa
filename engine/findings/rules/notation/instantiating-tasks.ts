import { flagOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** A receive task that starts the process has nothing before it (BPMN 2.0.2 § 10.3.3). */
export const instantiatingTasks: FileRule = ({ elements }) => {
  const targets = new Set(
    elements.filter((element) => element.$type === 'bpmn:SequenceFlow').map((flow) => flow.get('targetRef')),
  )
  return elements
    .filter((element) => element.$type === 'bpmn:ReceiveTask' && flagOf(element, 'instantiate') === true)
    .filter((task) => targets.has(task))
    .map((task) =>
      refusal('instantiating-task-reached', task, {
        de: `„${labelOf(task)}“ startet den Prozess, also darf kein Pfeil hineinführen. Entfernen Sie den Pfeil oder die Angabe „instantiate“.`,
        en: `'${labelOf(task)}' starts the process, so no flow may lead into it. Remove the flow or the setting 'instantiate'.`,
      }),
    )
}
