import { Button } from '../../../../runtime/ui/components/button.tsx'
import { useRoute } from '../../../../runtime/ui/router/router.tsx'
import { useDraft, useDraftSession } from '../../../draft/use-draft.ts'
import { eventDefinitionOf, extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { newForm } from '../../form-editor/new-form.ts'
import { PickProperty } from '../fields/pick-property.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** The form of a task or of the application itself, picked from the procedure's forms or made here. */
export const formSection: Section = {
  id: 'form',
  applies: (bo) =>
    isType(bo, 'bpmn:UserTask') || (isType(bo, 'bpmn:StartEvent') && eventDefinitionOf(bo) === undefined),
  Component: ({ editor, element, bo }) => {
    const { t, language } = propertyTexts.useTexts()
    const session = useDraftSession()
    const { forms, processId } = useDraft()
    const { navigate } = useRoute()
    const formId = textOf(extensionOf(bo, 'zeebe:FormDefinition'), 'formId')
    const link = (id: string) =>
      editor.extend(element, 'zeebe:FormDefinition', id === '' ? null : { formId: id })
    const open = (id: string) =>
      navigate(`/procedures/${encodeURIComponent(processId)}/forms?form=${encodeURIComponent(id)}`)
    return (
      <>
        <PickProperty
          label={isType(bo, 'bpmn:StartEvent') ? t('startForm') : t('form')}
          none={t('noForm')}
          value={formId}
          options={Object.values(forms).map((form) => ({
            value: form.id,
            label: form.texts[language]?.['form.title'] || form.id,
          }))}
          onCommit={link}
        />
        <div className="lz-row lz-row--wrap">
          {formId !== '' && forms[formId] !== undefined && (
            <Button small variant="tertiary" onClick={() => open(formId)}>
              {t('openForm')}
            </Button>
          )}
          <Button
            small
            variant="tertiary"
            icon="plus"
            onClick={() => {
              const form = newForm(bo.name ?? '', Object.keys(forms))
              session.setForm(form.id, form)
              link(form.id)
              open(form.id)
            }}
          >
            {t('createForm')}
          </Button>
        </div>
      </>
    )
  },
}
