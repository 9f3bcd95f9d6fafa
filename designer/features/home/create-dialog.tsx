import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../../runtime/ui/api/problem-error.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { TextField } from '../../../runtime/ui/components/text-field.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { procedureApi } from '../../draft/procedure-api.ts'
import { homeTexts } from './home-texts.ts'

/** Asks for a name and opens the new procedure. */
export function CreateDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = homeTexts.useTexts()
  const { navigate } = useRoute()
  const [name, setName] = useState('')
  const [error, setError] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setError(t('nameMissing'))
    setBusy(true)
    try {
      const { processId } = await procedureApi.create({ name: name.trim() })
      navigate(`/procedures/${encodeURIComponent(processId)}`)
    } catch (cause) {
      setProblem(cause instanceof ProblemError ? cause.detail : String(cause))
      setBusy(false)
    }
  }
  return (
    <Dialog open={open} title={t('createTitle')} onClose={onClose}>
      <form className="lz-stack" noValidate onSubmit={(event) => void submit(event)}>
        {problem && <Alert kind="danger" title={problem} />}
        <TextField
          label={t('nameLabel')}
          hint={t('nameHint')}
          value={name}
          maxLength={200}
          onChange={setName}
          {...(error ? { error } : {})}
        />
        <div className="lz-btns lz-row">
          <Button variant="primary" type="submit" busy={busy}>
            {busy ? t('busy') : t('create')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
