import type { ReactNode } from 'react'
import type { FoundText } from '../texts/field-text.ts'
import { langOf, type Question } from './form-view.ts'

/** A text with its own language, where it fell back to another. */
export function Words({ text, language }: { readonly text: FoundText; readonly language: string }) {
  const lang = langOf(text, language)
  return lang ? <span lang={lang}>{text.text}</span> : text.text
}

/** The question's words; what may be left out says "freiwillig". */
export function QuestionLabel({ question }: { readonly question: Question }) {
  const optional = !question.required && !question.disabled
  return (
    <>
      <Words text={question.label} language={question.language} />
      {optional && <span className="kern-label__optional"> ({question.text('mark.optional')})</span>}
    </>
  )
}

export function QuestionHint({
  question,
  children,
}: {
  readonly question: Question
  readonly children?: ReactNode
}) {
  if (!question.hint && !children) return null
  return (
    <div className="kern-hint" id={question.hintId}>
      {question.hint ? <Words text={question.hint} language={question.language} /> : children}
    </div>
  )
}

export function QuestionError({ question }: { readonly question: Question }) {
  if (!question.error) return null
  return (
    <p className="kern-error" id={question.errorId}>
      <span className="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
      <span className="kern-body">{question.error}</span>
    </p>
  )
}

/** A question with one input: label, hint, input, error. */
export function InputQuestion({
  question,
  children,
}: {
  readonly question: Question
  readonly children: ReactNode
}) {
  return (
    <div className={`kern-form-input${question.error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={question.id}>
        <QuestionLabel question={question} />
      </label>
      <QuestionHint question={question} />
      {children}
      <QuestionError question={question} />
    </div>
  )
}

/** A question with several inputs: a fieldset named by its legend. */
export function FieldsetQuestion({ question, hint, children }: FieldsetQuestionProps) {
  return (
    <fieldset
      className={`kern-fieldset lz-fieldset${question.error ? ' kern-fieldset--error' : ''}`}
      aria-describedby={question.describedBy}
    >
      <legend className="kern-label">
        <QuestionLabel question={question} />
      </legend>
      <QuestionHint question={question}>{hint}</QuestionHint>
      {children}
      <QuestionError question={question} />
    </fieldset>
  )
}

interface FieldsetQuestionProps {
  readonly question: Question
  /** Shown where the form has no hint of its own. */
  readonly hint?: ReactNode
  readonly children: ReactNode
}
