import { flagOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** An event sub-process is started by its event only: no flow leads into it or out of it (BPMN 2.0.2 § 10.3.5). */
export const eventSubProcessFlows: FileRule = ({ elements, flowsIn, flowsOut }) =>
  elements
    .filter((element) => flagOf(element, 'triggeredByEvent') === true)
    .flatMap((sub) =>
      [...flowsOut(sub), ...flowsIn(sub)].slice(0, 1).map((flow) =>
        refusal('event-sub-process-flow', flow, {
          de: `„${labelOf(sub)}“ wird durch sein Ereignis gestartet und darf mit keinem Pfeil verbunden sein. Entfernen Sie den Pfeil.`,
          en: `'${labelOf(sub)}' is started by its event and must not be connected by a flow. Remove the flow.`,
        }),
      ),
    )
