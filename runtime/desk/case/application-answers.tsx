import { CheckAnswers } from '../../../forms/render/check-answers.tsx'
import type { CaseDetail } from '../../cases/get-case.ts'
import { caseTexts } from './case-texts.ts'

/** What the person stated, in the words of the form; folded away until it is asked for. */
export function ApplicationAnswers({ application }: { readonly application: CaseDetail['application'] }) {
  const { t, language } = caseTexts.useTexts()
  if (!application || application.data === null) return null
  return (
    <details className="lz-details">
      <summary>{t('application')}</summary>
      <CheckAnswers document={application.form} data={application.data} language={language} />
    </details>
  )
}
