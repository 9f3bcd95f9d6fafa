import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { elementTitle } from '../../../modeler/element-words.ts'
import { setCompensated } from '../../../modeler/event-definitions.ts'
import {
  childOf,
  eventDefinitionOf,
  isType,
  listOf,
  type ModelElement,
} from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { flowTexts } from '../flow-texts.ts'
import type { Section } from '../section.ts'

/** What a throwing compensation event has undone: one activity, or everything. */
export const compensationSection: Section = {
  id: 'compensation',
  applies: (bo) =>
    isType(bo, 'bpmn:ThrowEvent') && isType(eventDefinitionOf(bo), 'bpmn:CompensateEventDefinition'),
  Component: ({ editor, element, bo }) => {
    const { t, language } = flowTexts.useTexts()
    const definition = eventDefinitionOf(bo)
    if (definition === undefined) return null
    const activities = reachable(bo)
    return (
      <>
        <SelectField
          label={t('compensated')}
          value={childOf(definition, 'activityRef')?.id ?? ''}
          options={[
            { value: '', label: t('everything') },
            ...activities.map((one) => ({ value: one.id ?? '', label: elementTitle(one, language) })),
          ]}
          onChange={(id) =>
            setCompensated(
              { editor, element, definition },
              activities.find((one) => one.id === id),
            )
          }
        />
        <CheckProperty
          label={t('waitForCompletion')}
          checked={definition.get('waitForCompletion') !== false}
          onChange={(waitForCompletion) => editor.updateOf(element, definition, { waitForCompletion })}
        />
      </>
    )
  },
}

/** Activities of the same level; from inside an event sub-process those around it too (BPMN 2.0.2 § 10.5.5). */
function reachable(event: ModelElement): readonly ModelElement[] {
  const own = event.$parent
  const outer = own?.get('triggeredByEvent') === true ? own.$parent : undefined
  return [own, outer]
    .flatMap((container) => listOf(container, 'flowElements'))
    .filter((one) => isType(one, 'bpmn:Activity') && one !== own && one.get('isForCompensation') !== true)
}
