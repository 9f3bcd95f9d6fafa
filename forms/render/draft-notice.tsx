import { formMessage } from '../texts/messages.ts'
import type { Draft } from './use-draft.ts'

/** How the draft stands, spoken politely, with what can be done about it. */
export function DraftNotice({ draft, language }: { readonly draft: Draft; readonly language: string }) {
  return (
    <div className="lz-draft">
      <p role="status" className="lz-row">
        {draft.state === 'saved' && draft.savedAt && (
          <span className="kern-icon kern-icon--success kern-icon--small lz-success" aria-hidden="true" />
        )}
        {(draft.state === 'offline' || draft.state === 'conflict') && (
          <span className="kern-icon kern-icon--warning kern-icon--small lz-warning" aria-hidden="true" />
        )}
        <span>{sentence(draft, language)}</span>
      </p>
      {draft.state === 'offline' && (
        <button type="button" className="lz-link" onClick={draft.retry}>
          {formMessage(language, 'draft.retry')}
        </button>
      )}
      {draft.state === 'conflict' && (
        <div className="lz-btns">
          <button type="button" className="kern-btn kern-btn--secondary" onClick={draft.keepMine}>
            <span className="kern-label">{formMessage(language, 'draft.keepMine')}</span>
          </button>
          <button type="button" className="kern-btn kern-btn--secondary" onClick={draft.takeTheirs}>
            <span className="kern-label">{formMessage(language, 'draft.takeTheirs')}</span>
          </button>
        </div>
      )}
    </div>
  )
}

function sentence(draft: Draft, language: string): string {
  switch (draft.state) {
    case 'saved':
      return draft.savedAt
        ? formMessage(language, 'draft.saved', { time: clock(draft.savedAt, language) })
        : ''
    case 'unsaved':
    case 'saving':
      return formMessage(language, 'draft.saving')
    case 'offline':
      return formMessage(language, 'draft.offline')
    case 'conflict':
      return formMessage(language, 'draft.conflict')
  }
}

function clock(iso: string, language: string): string {
  const options = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat(language.startsWith('en') ? 'en-GB' : language, options).format(
    new Date(iso),
  )
}
