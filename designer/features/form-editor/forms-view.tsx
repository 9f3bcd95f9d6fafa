import '../../../forms/render/forms.css'
import { useState } from 'react'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { EmptyState } from '../../../runtime/ui/components/empty-state.tsx'
import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { SelectField } from '../../../runtime/ui/components/select-field.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { AddFieldDialog } from './add-field-dialog.tsx'
import { fieldAt } from './edit-form.ts'
import { FieldSettings } from './field-settings.tsx'
import { formEditorTexts } from './form-editor-texts.ts'
import { FormOutline } from './form-outline.tsx'
import { FormPreview } from './form-preview.tsx'
import { FormSettings, PageSettings } from './form-settings.tsx'
import { newForm } from './new-form.ts'
import { useFormHistory } from './use-form-history.ts'

/** Form editing: pages and questions on the left, the page as people see it, settings on the right. */
export function FormsView() {
  const { t, language } = formEditorTexts.useTexts()
  const session = useDraftSession()
  const { forms, processId } = useDraft()
  const { query, navigate } = useRoute()
  const id =
    forms[query.get('form') ?? ''] === undefined ? (Object.keys(forms)[0] ?? '') : (query.get('form') ?? '')
  const history = useFormHistory(id)
  const { document } = history
  const [chosen, setChosen] = useState<{ page: string; field: string }>()
  const [adding, setAdding] = useState(false)
  const open = (formId: string) => {
    setChosen(undefined)
    navigate(`/procedures/${encodeURIComponent(processId)}/forms?form=${encodeURIComponent(formId)}`)
  }
  const create = () => {
    const form = newForm(t('newForm'), Object.keys(forms))
    session.setForm(form.id, form)
    open(form.id)
  }
  if (document === undefined) {
    return (
      <main id="content" className="lz-main lz-scroll">
        <EmptyState title={t('empty')} text={t('emptyText')}>
          <Button variant="primary" icon="plus" onClick={create}>
            {t('newForm')}
          </Button>
        </EmptyState>
      </main>
    )
  }
  const asked = query.get('field') ?? ''
  const field = chosen?.field ?? (fieldAt(document, asked) ? asked : '')
  const page =
    document.pages.find(({ id: one }) => one === chosen?.page) ??
    document.pages.find(({ fields }) => fields.includes(field.split('.')[0] ?? '')) ??
    document.pages[0]
  const pageId = page?.id ?? ''
  return (
    <main id="content" className="lz-3pane lz-designer">
      <section className="lz-pane lz-pane--l" aria-label={t('pages')} data-pane="outline">
        <SelectField
          label={t('chooseForm')}
          value={id}
          options={Object.values(forms).map((form) => ({
            value: form.id,
            label: form.texts[language]?.['form.title'] || form.id,
          }))}
          onChange={open}
        />
        <div className="lz-row lz-between lz-outline__head">
          <h2 className="lz-h3">{t('pages')}</h2>
          <IconButton small icon="plus" label={t('newForm')} onClick={create} />
        </div>
        <FormOutline
          document={document}
          page={pageId}
          field={field}
          onChoose={(next) => setChosen(next)}
          onChange={history.put}
        />
      </section>
      <div className="lz-col">
        {/* biome-ignore lint/a11y/useSemanticElements: there is no element for a toolbar. */}
        <div className="lz-toolbar" role="group" aria-label={t('settings')}>
          <button type="button" className="lz-tool" disabled={!history.canUndo} onClick={history.undo}>
            <Icon name="undo" />
            <span className="lz-tool__word">{t('undo')}</span>
          </button>
          <button type="button" className="lz-tool" disabled={!history.canRedo} onClick={history.redo}>
            <Icon name="redo" />
            <span className="lz-tool__word">{t('redo')}</span>
          </button>
          <span className="lz-grow" />
          <button type="button" className="lz-tool" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('addField')}
          </button>
        </div>
        <FormPreview document={document} page={pageId} field={field} />
      </div>
      <section className="lz-pane lz-pane--r lz-prop" aria-label={t('settings')} data-pane="properties">
        {field !== '' && fieldAt(document, field) ? (
          <FieldSettings
            key={`${id}/${field}`}
            document={document}
            path={field}
            onChange={history.put}
            onMoved={() => setChosen({ page: '', field })}
            onRemoved={() => setChosen({ page: pageId, field: '' })}
          />
        ) : (
          <>
            {page && (
              <PageSettings key={`${id}/${pageId}`} document={document} page={page} onChange={history.put} />
            )}
            <FormSettings
              key={id}
              document={document}
              onChange={history.put}
              onDelete={() => {
                session.setForm(id, undefined)
                open('')
              }}
            />
          </>
        )}
      </section>
      <AddFieldDialog
        open={adding}
        document={document}
        page={pageId}
        near={field}
        onClose={() => setAdding(false)}
        onAdded={(next, path) => {
          history.put(next)
          setChosen({ page: pageId, field: path })
          setAdding(false)
        }}
      />
    </main>
  )
}
