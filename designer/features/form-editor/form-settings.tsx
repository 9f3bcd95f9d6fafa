import type { FormDocument, Page } from '../../../forms/document.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { TextProperty } from '../properties/fields/text-property.tsx'
import { changeMeta, changeText, removePage } from './edit-form.ts'
import { formEditorTexts } from './form-editor-texts.ts'

const languages = ['de', 'en'] as const

/** Heading and introduction of a page. */
export function PageSettings({ document, page, onChange }: PageSettingsProps) {
  const { t } = formEditorTexts.useTexts()
  return (
    <>
      <h2 className="lz-h2">{t('page')}</h2>
      {page.fields.length > 5 && <p className="lz-meta">{t('tooMany')}</p>}
      {languages.map((code) => (
        <fieldset key={code} className="lz-rows" lang={code}>
          <legend className="kern-label">{code === 'de' ? t('german') : t('english')}</legend>
          <TextProperty
            label={t('pageTitle')}
            value={document.texts[code]?.[`${page.id}.title`] ?? ''}
            onCommit={(text) => onChange(changeText(document, code, `${page.id}.title`, text))}
          />
          <TextProperty
            label={t('pageIntro')}
            rows={3}
            value={document.texts[code]?.[`${page.id}.intro`] ?? ''}
            onCommit={(text) => onChange(changeText(document, code, `${page.id}.intro`, text))}
          />
        </fieldset>
      ))}
      {document.pages.length > 1 && (
        <Button small variant="tertiary" icon="x" onClick={() => onChange(removePage(document, page.id))}>
          {t('removePage')}
        </Button>
      )}
    </>
  )
}

interface PageSettingsProps {
  readonly document: FormDocument
  readonly page: Page
  readonly onChange: (document: FormDocument) => void
}

/** Name, purpose and law of the form; deleting it where no step uses it. */
export function FormSettings({ document, onChange, onDelete }: FormSettingsProps) {
  const { t } = formEditorTexts.useTexts()
  const { bpmn } = useDraft()
  const used = bpmn.includes(`"${document.id}"`)
  return (
    <>
      <h2 className="lz-h2">{t('chooseForm')}</h2>
      {languages.map((code) => (
        <TextProperty
          key={code}
          label={`${t('formTitle')} (${code === 'de' ? t('german') : t('english')})`}
          value={document.texts[code]?.['form.title'] ?? ''}
          onCommit={(text) => onChange(changeText(document, code, 'form.title', text))}
        />
      ))}
      <TextProperty
        label={t('variable')}
        hint={t('variableHint')}
        value={document.meta.variable ?? ''}
        onCommit={(variable) => onChange(changeMeta(document, { variable }))}
      />
      <TextProperty
        label={t('purpose')}
        value={document.meta.purpose ?? ''}
        onCommit={(purpose) => onChange(changeMeta(document, { purpose }))}
      />
      <TextProperty
        label={t('legalBasis')}
        value={document.meta.legalBasis ?? ''}
        onCommit={(legalBasis) => onChange(changeMeta(document, { legalBasis }))}
      />
      <p className="lz-readonly">{t('key', { key: document.id })}</p>
      {used ? (
        <p className="lz-meta">{t('usedBy', { steps: document.id })}</p>
      ) : (
        <Button small variant="tertiary" icon="x" onClick={onDelete}>
          {t('deleteForm')}
        </Button>
      )}
    </>
  )
}

interface FormSettingsProps {
  readonly document: FormDocument
  readonly onChange: (document: FormDocument) => void
  readonly onDelete: () => void
}
