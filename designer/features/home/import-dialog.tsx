import { type FormEvent, useId, useState } from 'react'
import { ProblemError } from '../../../runtime/ui/api/problem-error.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import type { Language } from '../../../runtime/ui/texts/language.ts'
import { type DraftFinding, procedureApi } from '../../draft/procedure-api.ts'
import { homeTexts } from './home-texts.ts'

const largest = 2_000_000

/** Reads a BPMN file and opens it as a draft; what the file lacks is shown there as findings. */
export function ImportDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const id = useId()
  const { t, language } = homeTexts.useTexts()
  const { navigate } = useRoute()
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file === undefined) return setProblem({ title: t('noFile') })
    if (file.size > largest) return setProblem({ title: t('tooLarge') })
    setBusy(true)
    try {
      const { processId } = await procedureApi.create({ bpmn: await file.text() })
      navigate(`/procedures/${encodeURIComponent(processId)}`)
    } catch (cause) {
      setProblem(problemOf(cause))
      setBusy(false)
    }
  }
  return (
    <Dialog open={open} title={t('importTitle')} onClose={onClose}>
      <form className="lz-stack" noValidate onSubmit={(event) => void submit(event)}>
        {problem && (
          <Alert kind="danger" title={problem.title}>
            {problem.findings && <FindingLines findings={problem.findings} language={language} />}
          </Alert>
        )}
        <p>{t('importText')}</p>
        <div className="kern-form-input">
          <label className="kern-label" htmlFor={id}>
            {t('chooseFile')}
          </label>
          <input
            id={id}
            type="file"
            className="kern-form-input__input"
            accept=".bpmn,.xml,application/xml,text/xml"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </div>
        <div className="lz-btns lz-row">
          <Button variant="primary" type="submit" busy={busy}>
            {busy ? t('busy') : t('import')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Problem {
  readonly title: string
  readonly findings?: readonly DraftFinding[]
}

function problemOf(cause: unknown): Problem {
  if (!(cause instanceof ProblemError)) return { title: String(cause) }
  const findings = cause.body.findings
  return { title: cause.detail, ...(Array.isArray(findings) ? { findings } : {}) }
}

function FindingLines(props: { readonly findings: readonly DraftFinding[]; readonly language: Language }) {
  return (
    <ul>
      {props.findings.slice(0, 8).map((finding) => (
        <li key={`${finding.code}${finding.element}${finding.path}`}>{finding.message[props.language]}</li>
      ))}
    </ul>
  )
}
