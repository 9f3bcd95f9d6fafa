import { elementOf, flagOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Data is a list exactly if its item definition is (BPMN 2.0.2 Tables 10.52, 10.59 and 10.60). */
export const dataCollections: FileRule = ({ elements }) =>
  elements.flatMap((element) => {
    const item = elementOf(element, 'itemSubjectRef')
    const isList = flagOf(element, 'isCollection')
    if (!item || isList === undefined || isList === (flagOf(item, 'isCollection') ?? false)) return []
    return [
      refusal('data-collection-mismatch', element, {
        de: `„${labelOf(element)}“ und seine Datenart „${labelOf(item)}“ sind sich nicht einig, ob es eine Liste ist (isCollection). Gleichen Sie beide an.`,
        en: `'${labelOf(element)}' and its kind of data '${labelOf(item)}' do not agree whether it is a list (isCollection). Make both the same.`,
      }),
    ]
  })
