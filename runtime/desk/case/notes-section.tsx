import { type FormEvent, useState } from 'react'
import type { Note } from '../../notes/note.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { Button } from '../../ui/components/button.tsx'
import { TextField } from '../../ui/components/text-field.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { caseTexts } from './case-texts.ts'

/** Notes of a case with a form to add one. */
export function NotesSection({ caseKey, notes, onAdded }: NotesSectionProps) {
  const { t, dateTime } = caseTexts.useTexts()
  const [open, setOpen] = useState(false)
  return (
    <section>
      <div className="lz-secthead">
        <h2 className="lz-h2">{t('notes', { count: notes.length })}</h2>
        {!open && (
          <button type="button" className="lz-tool" onClick={() => setOpen(true)}>
            <Icon name="plus" size={18} />
            {t('addNote')}
          </button>
        )}
      </div>
      {open && (
        <NoteForm
          caseKey={caseKey}
          onClose={() => setOpen(false)}
          onAdded={() => {
            setOpen(false)
            onAdded()
          }}
        />
      )}
      {notes.length === 0 && !open && <p className="lz-meta">{t('noNotes')}</p>}
      {notes.map((note) => (
        <div key={note.id} className="lz-card lz-card--soft lz-note">
          <p className="lz-preline">{note.text}</p>
          <span className="lz-meta">
            {note.author}, <time dateTime={note.at}>{dateTime(note.at)}</time>
          </span>
        </div>
      ))}
    </section>
  )
}

interface NotesSectionProps {
  readonly caseKey: string
  readonly notes: readonly Note[]
  readonly onAdded: () => void
}

function NoteForm({
  caseKey,
  onClose,
  onAdded,
}: Omit<NotesSectionProps, 'notes'> & { readonly onClose: () => void }) {
  const { t } = caseTexts.useTexts()
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setError(t('noteEmpty'))
    setBusy(true)
    try {
      await api.post(`/v2/cases/${caseKey}/notes`, { text })
      onAdded()
    } catch (problem) {
      setError(
        t('noteFailed', { reason: problem instanceof ProblemError ? problem.detail : String(problem) }),
      )
      setBusy(false)
    }
  }
  return (
    <form className="lz-stack lz-s12 lz-noteform" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('noteText')}
        hint={t('noteHint')}
        rows={3}
        value={text}
        onChange={setText}
        maxLength={4000}
        {...(error ? { error } : {})}
      />
      <div className="lz-row">
        <Button small variant="primary" type="submit" busy={busy}>
          {t('noteSave')}
        </Button>
        <Button small variant="tertiary" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
