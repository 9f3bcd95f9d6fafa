import { type ReactNode, useEffect, useRef, useState } from 'react'
import { mostItems } from '../fields/kinds.ts'
import type { Question } from './form-view.ts'
import { QuestionError, QuestionHint, QuestionLabel } from './question-parts.tsx'

/**
 * A list of items with the same questions. Adding moves the focus to the new item, removing to the item
 * before (or the add button); the buttons carry the item's name.
 */
export function RepeatQuestion({ question, items, onAdd, onRemove }: RepeatQuestionProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const [focus, setFocus] = useState<number | 'add' | null>(null)
  const [spoken, setSpoken] = useState('')
  const nameOf = (index: number) =>
    question.text('item.name', { label: question.label.text, number: index + 1 })
  // Without dependencies: the item to focus may come a render later than the click.
  useEffect(() => {
    if (focus === null) return
    const target =
      focus === 'add'
        ? box.current?.querySelector<HTMLElement>('[data-add]')
        : box.current?.querySelectorAll<HTMLElement>(':scope > .lz-items > .lz-item > legend')[focus]
    if (!target) return
    target.focus()
    setFocus(null)
  })
  const most = question.node.field.maxItems ?? mostItems
  return (
    <fieldset
      ref={box}
      className={`kern-fieldset lz-fieldset lz-repeat${question.error ? ' kern-fieldset--error' : ''}`}
      aria-describedby={question.describedBy}
    >
      <legend className="kern-label">
        <QuestionLabel question={question} />
      </legend>
      <QuestionHint question={question} />
      <QuestionError question={question} />
      {items.length === 0 && <p className="kern-hint">{question.text('item.none')}</p>}
      <div className="lz-items">
        {items.map((item, index) => (
          <fieldset className="lz-item lz-fieldset" key={item.key}>
            <legend className="lz-item__name" tabIndex={-1}>
              {nameOf(index)}
            </legend>
            {item.content}
            {!question.disabled && (
              <button
                type="button"
                className="kern-btn kern-btn--tertiary lz-item__remove"
                onClick={() => {
                  onRemove(index)
                  setSpoken(question.text('item.removed', { item: nameOf(index) }))
                  setFocus(items.length > 1 ? Math.max(0, index - 1) : 'add')
                }}
              >
                <span className="kern-icon kern-icon--delete kern-icon--default" aria-hidden="true" />
                <span className="kern-label">{question.text('item.remove', { item: nameOf(index) })}</span>
              </button>
            )}
          </fieldset>
        ))}
      </div>
      {!question.disabled && items.length < most && (
        <button
          type="button"
          data-add
          id={question.id}
          className="kern-btn kern-btn--secondary"
          onClick={() => {
            onAdd()
            setSpoken(question.text('item.added', { item: nameOf(items.length) }))
            setFocus(items.length)
          }}
        >
          <span className="kern-icon kern-icon--add kern-icon--default" aria-hidden="true" />
          <span className="kern-label">
            {question.text(items.length === 0 ? 'item.add' : 'item.addMore', { label: question.label.text })}
          </span>
        </button>
      )}
      <p className="kern-sr-only" role="status">
        {spoken}
      </p>
    </fieldset>
  )
}

interface RepeatQuestionProps {
  readonly question: Question
  readonly items: readonly { readonly key: string; readonly content: ReactNode }[]
  readonly onAdd: () => void
  readonly onRemove: (index: number) => void
}
