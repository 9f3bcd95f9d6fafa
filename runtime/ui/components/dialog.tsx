import { type ReactNode, useEffect, useId, useRef } from 'react'
import { componentTexts } from './component-texts.ts'
import { IconButton } from './icon-button.tsx'

/** Native modal dialog: focus goes in, stays in, and returns to the opener; Escape closes. */
export function Dialog({ open, title, onClose, children, footer, wide }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { t } = componentTexts.useTexts()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={`lz-dialog${wide ? ' lz-dialog--wide' : ''}`}
      aria-labelledby={id}
      onClose={onClose}
    >
      {open && (
        <>
          <div className="lz-dialog__head">
            <h2 className="lz-h2" id={id}>
              {title}
            </h2>
            <IconButton icon="x" label={t('close')} onClick={onClose} />
          </div>
          <div className="lz-dialog__body lz-stack">{children}</div>
          {footer && <div className="lz-dialog__foot">{footer}</div>}
        </>
      )}
    </dialog>
  )
}

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly wide?: boolean
}
