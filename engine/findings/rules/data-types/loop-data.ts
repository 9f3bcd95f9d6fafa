import { elementOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import { isSameItem, itemOf } from './same-item.ts'

const PAIRS = [
  ['loopDataInputRef', 'inputDataItem'],
  ['loopDataOutputRef', 'outputDataItem'],
] as const

/** An item of a repeated activity is of the kind its list is made of (BPMN 2.0.2 Table 10.29). */
export const loopData: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$type === 'bpmn:MultiInstanceLoopCharacteristics')
    .flatMap((loop) =>
      PAIRS.flatMap(([listName, itemName]) => {
        const list = elementOf(loop, listName)
        const item = elementOf(loop, itemName)
        if (!list || !item || !itemOf(list) || !itemOf(item) || isSameItem(itemOf(list), itemOf(item)))
          return []
        return [
          refusal('loop-data-mismatch', loop, {
            de: `„${labelOf(item)}“ ist von anderer Art als die Liste „${labelOf(list)}“, aus der es stammt. Gleichen Sie die Datenarten an.`,
            en: `'${labelOf(item)}' is of another kind than the list '${labelOf(list)}' it comes from. Make the kinds of data the same.`,
          }),
        ]
      }),
    )
