import { useLoad } from '../../../../runtime/ui/api/use-load.ts'
import type { ProcedureSummary } from '../../../draft/procedure-api.ts'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { CheckProperty } from '../fields/check-property.tsx'
import { PickProperty } from '../fields/pick-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Which other procedure is called, and which data travel. */
export const callSection: Section = {
  id: 'call',
  applies: (bo) => isType(bo, 'bpmn:CallActivity'),
  Component: ({ editor, element, bo, process }) => {
    const { t } = propertyTexts.useTexts()
    const { data } = useLoad<{ items: readonly ProcedureSummary[] }>('/v2/procedures')
    const called = extensionOf(bo, 'zeebe:CalledElement')
    const set = (patch: Record<string, string | boolean>) =>
      editor.extend(element, 'zeebe:CalledElement', patch)
    const flag = (name: string) => called?.get(name) !== false
    return (
      <>
        <PickProperty
          label={t('called')}
          none={t('noCalled')}
          value={textOf(called, 'processId')}
          options={(data?.items ?? [])
            .filter(({ processId }) => processId !== process?.id)
            .map(({ processId, name }) => ({ value: processId, label: name }))}
          onCommit={(processId) => set({ processId })}
        />
        <CheckProperty
          label={t('passAll')}
          checked={flag('propagateAllParentVariables')}
          onChange={(propagateAllParentVariables) => set({ propagateAllParentVariables })}
        />
        <CheckProperty
          label={t('returnAll')}
          checked={flag('propagateAllChildVariables')}
          onChange={(propagateAllChildVariables) => set({ propagateAllChildVariables })}
        />
      </>
    )
  },
}
