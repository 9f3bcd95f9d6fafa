import { useEffect, useRef } from 'react'
import type { AnswerError } from '../answers/validate-answers-with.ts'
import { formMessage } from '../texts/messages.ts'
import { inputId } from './form-view.ts'

/**
 * All errors above the h1, in the words that stand at the questions; each leads to its first input. Takes
 * the focus when it appears and whenever `round` changes.
 */
export function ErrorSummary({ errors, language, idPrefix, round }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the focus once more.
  useEffect(() => {
    box.current?.focus()
  }, [round])
  if (errors.length === 0) return null
  const title =
    errors.length === 1
      ? formMessage(language, 'errors.title.one')
      : formMessage(language, 'errors.title.many', { count: errors.length })
  return (
    <div className="kern-alert kern-alert--danger lz-errors" role="alert" tabIndex={-1} ref={box}>
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 className="kern-title">{title}</h2>
      </div>
      <div className="kern-alert__body">
        <ul className="lz-errlist">
          {errors.map((error) => (
            <li key={`${error.path} ${error.keyword}`}>
              {error.path === '' ? (
                error.message
              ) : (
                <a
                  href={`#${inputId(idPrefix, error.path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(inputId(idPrefix, error.path))?.focus()
                  }}
                >
                  {error.message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

interface ErrorSummaryProps {
  readonly errors: readonly AnswerError[]
  readonly language: string
  readonly idPrefix: string
  readonly round: number
}
