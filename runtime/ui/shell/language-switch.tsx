import { setLanguage, useLanguage } from '../texts/language.ts'

/** Switches to the other language; its name is written in that language. */
export function LanguageSwitch({ className = 'lz-tool' }: { readonly className?: string }) {
  const other = useLanguage() === 'de' ? 'en' : 'de'
  return (
    <button type="button" className={className} lang={other} onClick={() => setLanguage(other)}>
      <span className="kern-icon kern-icon--language kern-icon--small" aria-hidden="true" />
      {other === 'de' ? 'Deutsch' : 'English'}
    </button>
  )
}
