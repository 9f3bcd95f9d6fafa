import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { mostItems } from '../fields/kinds.ts'
import type { Question } from './form-view.ts'
import { QuestionError, QuestionHint, QuestionLabel } from './question-parts.tsx'

/**
 * A list of items with the same questions. Adding moves the focus to the new item, removing to the item
 * before (or the add button); the buttons carry the item's name.
 */
export function RepeatQuestion({ question, items, onAdd }: RepeatQuestionProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const [focus, setFocus] = useState<{ at: number | 'add'; count: number } | null>(null)
  const [spoken, setSpoken] = useState('')
  const nameOf = (index: number) =>
    question.text('item.name', { label: question.label.text, number: index + 1 })
  // Without dependencies: the items change some renders after the click.
  useEffect(() => {
    if (focus === null || items.length !== focus.count) return
    const target =
      focus.at === 'add'
        ? box.current?.querySelector<HTMLElement>('[data-add]')
        : box.current?.querySelectorAll<HTMLElement>(':scope > .lz-items > .lz-item > legend')[focus.at]
    if (!target) return
    target.focus()
    setFocus(null)
  })
  const control = {
    nameOf,
    disabled: question.disabled,
    removeWord: (index: number) => question.text('item.remove', { item: nameOf(index) }),
    removed: (index: number) => {
      setSpoken(question.text('item.removed', { item: nameOf(index) }))
      setFocus({ at: items.length > 1 ? Math.max(0, index - 1) : 'add', count: items.length - 1 })
    },
  }
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
        <RepeatContext value={control}>{items}</RepeatContext>
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
            setFocus({ at: items.length, count: items.length + 1 })
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
  /** One `RepeatItem` each. */
  readonly items: readonly ReactElement[]
  readonly onAdd: () => void
}

interface RepeatControl {
  readonly nameOf: (index: number) => string
  readonly removeWord: (index: number) => string
  readonly removed: (index: number) => void
  readonly disabled: boolean
}

const RepeatContext = createContext<RepeatControl | null>(null)

/** One item of a repeat question with its name and its remove button. */
export function RepeatItem({ index, onRemove, children }: RepeatItemProps) {
  const control = useContext(RepeatContext)
  if (!control) return children
  return (
    <fieldset className="lz-item lz-fieldset">
      <legend className="lz-item__name" tabIndex={-1}>
        {control.nameOf(index)}
      </legend>
      {children}
      {!control.disabled && (
        <button
          type="button"
          className="kern-btn kern-btn--tertiary lz-item__remove"
          onClick={() => {
            onRemove()
            control.removed(index)
          }}
        >
          <span className="kern-icon kern-icon--delete kern-icon--default" aria-hidden="true" />
          <span className="kern-label">{control.removeWord(index)}</span>
        </button>
      )}
    </fieldset>
  )
}

interface RepeatItemProps {
  readonly index: number
  readonly onRemove: () => void
  readonly children: ReactNode
}
