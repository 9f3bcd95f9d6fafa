import '../../../runtime/ui/styles/laufzettel.css'
import '../../../forms/render/forms.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { checkPage, DraftNotice, FormPages, useDraft } from '../../../forms/render/index.ts'
import { everyKind } from '../sample-form.ts'

const query = new URLSearchParams(location.search)
const language = query.get('language') ?? 'de'
document.documentElement.lang = language

/** Every kind of field on its pages, with a draft that is "saved" into the page's own memory. */
function Sample() {
  const [page, setPage] = useState(query.get('page') ?? '')
  const [sent, setSent] = useState('')
  const draft = useDraft({
    data: query.get('data') ? JSON.parse(query.get('data') ?? '{}') : {},
    rev: 1,
    save: async (_, rev) => ({ ok: true, rev: rev + 1, savedAt: '2026-11-02T13:03:00Z' }),
  })
  return (
    <main className="lz-container lz-portal">
      <FormPages
        document={everyKind}
        data={draft.data}
        onChange={draft.change}
        onLeave={draft.saveNow}
        language={language}
        page={page}
        onPage={setPage}
        service="Muster"
        onSend={(answers) => setSent(JSON.stringify(answers))}
        finish={(send) => (
          <button type="button" className="kern-btn kern-btn--primary" onClick={send}>
            <span className="kern-label">{language === 'de' ? 'Abschicken' : 'Send'}</span>
          </button>
        )}
      />
      <DraftNotice draft={draft} language={language} />
      <output id="draft">{JSON.stringify(draft.data)}</output>
      <output id="sent">{sent}</output>
      <output id="page">{page || checkPage}</output>
    </main>
  )
}

const root = document.getElementById('app')
if (root) createRoot(root).render(<Sample />)
