import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { FormDocument } from '../../../forms/document.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { portalTexts } from '../portal-texts.ts'

/** The end of the check: a statement (unless the form asks for one itself), the duty to tell changes, the button. */
export function SendBox({ form, busy, failed, onSend, onLater }: SendBoxProps) {
  const { t } = portalTexts.useTexts()
  const [confirmed, setConfirmed] = useState(false)
  const [missing, setMissing] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const alert = useRef<HTMLDivElement>(null)
  const asks = !form.fields.some((field) => field.kind === 'confirmation')
  useEffect(() => {
    if (failed) alert.current?.focus()
  }, [failed])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asks && !confirmed) {
      setMissing(true)
      box.current?.focus()
      return
    }
    setMissing(false)
    onSend()
  }
  return (
    <form className="lz-stack lz-s16" onSubmit={submit} noValidate>
      {failed && <Alert kind="danger" title={t('sendFailed')} focusRef={alert} />}
      <h2 className="kern-heading-medium">{t('sendTitle')}</h2>
      <p>{t('sendText')}</p>
      {asks && (
        <div className={missing ? 'kern-form-input kern-form-input--error' : ''}>
          <div className="kern-form-check">
            <input
              ref={box}
              className={`kern-form-check__checkbox${missing ? ' kern-form-check__checkbox--error' : ''}`}
              type="checkbox"
              id="confirm"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
              aria-invalid={missing || undefined}
              aria-describedby={missing ? 'confirm-error' : undefined}
            />
            <label className="kern-label" htmlFor="confirm">
              {t('sendConfirm')}
            </label>
          </div>
          {missing && (
            <p className="kern-error" id="confirm-error">
              <KernIcon name="danger" size="default" />
              <span className="kern-body">{t('sendConfirmMissing')}</span>
            </p>
          )}
        </div>
      )}
      <p className="lz-txt-muted lz-foot">{t('sendDuty')}</p>
      <div className="lz-btns">
        <Button variant="primary" type="submit" busy={busy}>
          {busy ? t('sending') : t('send')}
        </Button>
        <Button onClick={onLater}>{t('later')}</Button>
      </div>
    </form>
  )
}

interface SendBoxProps {
  readonly form: FormDocument
  readonly busy: boolean
  readonly failed: boolean
  readonly onSend: () => void
  readonly onLater: () => void
}
