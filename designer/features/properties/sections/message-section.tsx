import { childOf, eventDefinitionOf, isType, type ModelElement } from '../../../modeler/model-element.ts'
import { correlationKeyOf, messageNamed, rootElementsOf } from '../../../modeler/root-elements.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

const carrierOf = (bo: ModelElement): ModelElement | undefined =>
  isType(bo, 'bpmn:ReceiveTask', 'bpmn:SendTask')
    ? bo
    : isType(eventDefinitionOf(bo), 'bpmn:MessageEventDefinition')
      ? eventDefinitionOf(bo)
      : undefined

/** Which message is waited for or sent, and how it finds its case. */
export const messageSection: Section = {
  id: 'message',
  applies: (bo) => carrierOf(bo) !== undefined && !isType(bo, 'bpmn:SendTask'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const carrier = carrierOf(bo)
    if (carrier === undefined) return null
    const message = childOf(carrier, 'messageRef')
    const names = rootElementsOf(editor, 'bpmn:Message').map((root) => root.name ?? '')
    const pick = (name: string) =>
      editor.batch(() => {
        const messageRef = name === '' ? undefined : messageNamed(editor, element, name)
        editor.updateOf(element, carrier, { messageRef })
      })
    return (
      <>
        <PickProperty
          label={t('message')}
          none={t('noMessage')}
          typedLabel={t('newMessage')}
          value={message?.name ?? ''}
          options={[...new Set(names)]
            .filter((name) => name !== '')
            .map((name) => ({ value: name, label: name }))}
          onCommit={pick}
        />
        {message !== undefined && !isType(bo, 'bpmn:StartEvent', 'bpmn:ThrowEvent') && (
          <PickProperty
            label={t('correlation')}
            none={t('noMessage')}
            value={correlationKeyOf(message)}
            options={[{ value: '=case.fileNumber', label: t('correlationFile') }]}
            onCommit={(correlationKey) =>
              editor.extend(element, 'zeebe:Subscription', { correlationKey }, message)
            }
          />
        )}
      </>
    )
  },
}
