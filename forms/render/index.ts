/** React components of the form engine: browser only. Styles: `forms/render/forms.css`. */
export { AppForm, type AppFormProps } from './app-form.tsx'
export { CheckAnswers } from './check-answers.tsx'
export { DraftNotice } from './draft-notice.tsx'
export { ErrorSummary } from './error-summary.tsx'
export { checkPage, FormPages, type FormPagesProps } from './form-pages.tsx'
export { type Draft, useDraft } from './use-draft.ts'
