import { Button } from '../../../../runtime/ui/components/button.tsx'
import { useRoute } from '../../../../runtime/ui/router/router.tsx'
import { useDraft } from '../../../draft/use-draft.ts'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { decisionsOf } from '../../tables/decision-files.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Which decision of the procedure's tables is asked, and where its result goes. */
export const decisionSection: Section = {
  id: 'decision',
  applies: (bo) => isType(bo, 'bpmn:BusinessRuleTask'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    const { decisions, processId } = useDraft()
    const { navigate } = useRoute()
    const called = extensionOf(bo, 'zeebe:CalledDecision')
    const decisionId = textOf(called, 'decisionId')
    const set = (patch: { decisionId?: string; resultVariable?: string }) =>
      editor.extend(element, 'zeebe:CalledDecision', patch)
    return (
      <>
        <PickProperty
          label={t('decision')}
          none={t('noDecision')}
          value={decisionId}
          options={decisionsOf(decisions).map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(id) =>
            set({
              decisionId: id,
              resultVariable: textOf(called, 'resultVariable') || id.replaceAll(/\W/g, '_'),
            })
          }
        />
        <Button
          small
          variant="tertiary"
          onClick={() => navigate(`/procedures/${encodeURIComponent(processId)}/tables`)}
        >
          {t('createTable')}
        </Button>
        {decisionId !== '' && (
          <TextProperty
            label={t('resultVariable')}
            value={textOf(called, 'resultVariable')}
            onCommit={(resultVariable) => set({ resultVariable })}
          />
        )}
      </>
    )
  },
}
