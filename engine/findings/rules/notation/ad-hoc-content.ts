import { elementsOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, kindName, labelOf, refusal } from '../../file-rule.ts'

const FORBIDDEN = new Set([
  'bpmn:StartEvent',
  'bpmn:EndEvent',
  'bpmn:ChoreographyTask',
  'bpmn:SubChoreography',
  'bpmn:CallChoreography',
])

/** In an ad-hoc sub-process people decide what begins and when it ends: there are activities but no start or end events (BPMN 2.0.2 § 10.3.6). */
export const adHocContent: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$type === 'bpmn:AdHocSubProcess')
    .flatMap((adHoc) => {
      const content = elementsOf(adHoc, 'flowElements')
      const forbidden = content.filter((each) => FORBIDDEN.has(each.$type))
      const isEmpty = !content.some((each) => each.$instanceOf('bpmn:Activity'))
      return [
        ...forbidden.map((each) =>
          refusal('ad-hoc-content', each, {
            de: `„${labelOf(each)}“ (${kindName(each)}) darf nicht in „${labelOf(adHoc)}“ stehen: Dort entscheiden Menschen, was beginnt. Entfernen Sie das Element.`,
            en: `'${labelOf(each)}' (${kindName(each)}) must not be in '${labelOf(adHoc)}': people decide there what begins. Remove the element.`,
          }),
        ),
        ...(isEmpty
          ? [
              refusal('ad-hoc-empty', adHoc, {
                de: `„${labelOf(adHoc)}“ enthält keine Aufgabe. Ergänzen Sie, was dort getan werden kann.`,
                en: `'${labelOf(adHoc)}' contains no task. Add what can be done there.`,
              }),
            ]
          : []),
      ]
    })
