/** React components of the form engine: browser only. Styles: `forms/render/forms.css`. */
export { DraftNotice } from './draft-notice.tsx'
export { checkPage, FormPages } from './form-pages.tsx'
export { useDraft } from './use-draft.ts'
