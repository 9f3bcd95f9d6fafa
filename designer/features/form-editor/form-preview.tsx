import { useState } from 'react'
import type { FormDocument } from '../../../forms/document.ts'
import { fieldLabel, findText, pageTitle } from '../../../forms/index.ts'
import { AppForm } from '../../../forms/render/app-form.tsx'
import { formEditorTexts } from './form-editor-texts.ts'

/** The page as people see it, drawn by the real renderer, in either language. */
export function FormPreview({ document, page, field }: FormPreviewProps) {
  const { t, language } = formEditorTexts.useTexts()
  const [data, setData] = useState<unknown>({})
  const [shown, setShown] = useState<'de' | 'en'>(language)
  const at = document.pages.findIndex(({ id }) => id === page)
  const intro = findText(document, shown, `${page}.intro`)
  return (
    <section className="lz-stagebg lz-form-stage" aria-label={t('preview')} data-pane="canvas">
      <div className="lz-row lz-row--wrap lz-between">
        <p className="lz-meta">{t('previewText')}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are toggles. */}
        <span className="lz-seg" role="group" aria-label={t('language')}>
          {(['de', 'en'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
              {one === 'de' ? t('german') : t('english')}
            </button>
          ))}
        </span>
      </div>
      <div className="lz-paper" lang={shown}>
        <span className="lz-meta">{t('pageOf', { n: at + 1, total: document.pages.length })}</span>
        <h2 className="kern-heading-medium">{pageTitle(document, page, shown)}</h2>
        {intro && <p>{intro.text}</p>}
        <AppForm document={document} data={data} onChange={setData} language={shown} page={page} />
      </div>
      {field !== '' && (
        <p className="lz-ruletag" role="status">
          {t('settings')}: {fieldLabel(document, field, language)}
        </p>
      )}
    </section>
  )
}

interface FormPreviewProps {
  readonly document: FormDocument
  readonly page: string
  readonly field: string
}
