import { useState } from 'react'
import type { FormDocument } from '../document.ts'
import { pageTitle } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'

/** "Schritt 5 von 8" with a bar and, on request, all steps; those before are links. */
export function PageSteps({ document, steps, current, language, onPage }: PageStepsProps) {
  const [open, setOpen] = useState(false)
  const at = Math.max(0, steps.indexOf(current))
  const label = formMessage(language, 'pages.step', { step: at + 1, steps: steps.length })
  const nameOf = (step: string) =>
    step === 'check' ? formMessage(language, 'check.title') : pageTitle(document, step, language)
  return (
    <div className="kern-progress lz-pagesteps">
      <div className="lz-steps__label">
        <span>{label}</span>
        <button type="button" className="lz-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {formMessage(language, open ? 'pages.none' : 'pages.all')}
        </button>
      </div>
      <progress value={at + 1} max={steps.length} aria-label={label} />
      {open && (
        <ol className="lz-allsteps">
          {steps.map((step, index) => (
            <li key={step} aria-current={index === at ? 'step' : undefined}>
              {index < at ? (
                <button type="button" className="lz-link" onClick={() => onPage(step)}>
                  {nameOf(step)}
                </button>
              ) : (
                <span>{nameOf(step)}</span>
              )}
              {index <= at && (
                <small> ({formMessage(language, index < at ? 'pages.done' : 'pages.current')})</small>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface PageStepsProps {
  readonly document: FormDocument
  /** Ids of the shown pages, then `check`. */
  readonly steps: readonly string[]
  readonly current: string
  readonly language: string
  readonly onPage: (page: string) => void
}
