import { useState } from 'react'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { portalTexts } from '../portal-texts.ts'

/** The code to come back with, to copy or print. */
export function ResumeCode({ code }: { readonly code: string }) {
  const { t } = portalTexts.useTexts()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(code)
    setCopied(true)
  }
  return (
    <>
      <p>
        <small>{t('laterText')}</small>
      </p>
      <p className="lz-row lz-between">
        <span className="lz-code lz-ltr">{code}</span>
        <button type="button" className="lz-iconbtn" aria-label={t('copyCode')} onClick={() => void copy()}>
          <KernIcon name="content-copy" size="default" />
        </button>
      </p>
      <p className="lz-saidsmall" role="status">
        {copied ? t('copied') : ''}
      </p>
      <p>
        <button type="button" className="lz-link" onClick={() => print()}>
          {t('printCode')}
        </button>
      </p>
    </>
  )
}
