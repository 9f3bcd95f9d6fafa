import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { KernIcon } from '../../../runtime/ui/icons/kern-icon.tsx'
import { useLanguage } from '../../../runtime/ui/texts/language.ts'
import type { DraftFinding } from '../../draft/procedure-api.ts'
import { elementTitle, elementWords } from '../../modeler/element-words.ts'
import { isType } from '../../modeler/model-element.ts'
import type { OutlineNode } from './outline.ts'
import { outlineTexts } from './outline-texts.ts'

/** One line of the outline and the lines below it. */
export function OutlineItem(props: OutlineItemProps) {
  const { node, current, tabStop, renaming, findings, onSelect, onRenamed } = props
  const language = useLanguage()
  const { t } = outlineTexts.useTexts()
  const own = findings.filter(({ element, part }) => element === node.id && part === undefined)
  const worst = own.find(({ severity }) => severity === 'error') ?? own[0]
  const words = elementWords(node.element)
  return (
    <div
      role="treeitem"
      aria-selected={node.id === current}
      aria-expanded={node.children.length > 0 ? true : undefined}
      tabIndex={node.id === tabStop ? 0 : -1}
      data-element={node.id}
      onClick={(event) => {
        event.stopPropagation()
        onSelect(node.id)
      }}
      onKeyDown={() => undefined}
    >
      {renaming === node.id ? (
        <RenameInput name={node.element.name ?? ''} label={t('newName')} onDone={onRenamed} />
      ) : (
        <span className={`lz-tree__line${isType(node.element, 'bpmn:Lane') ? ' lz-tree__lane' : ''}`}>
          <Icon name={words.icon} size={18} />
          <span className="kern-sr-only">{words[language]}: </span>
          {elementTitle(node.element, language)}
          {worst && (
            <>
              <KernIcon
                name={worst.severity === 'error' ? 'danger' : 'warning'}
                tone={worst.severity === 'error' ? 'danger' : 'warning'}
              />
              <span className="kern-sr-only">
                {worst.severity === 'error' ? t('error') : t('hint')}: {worst.message[language]}
              </span>
            </>
          )}
        </span>
      )}
      {node.children.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: group of a tree (WAI-ARIA APG), not of form controls.
        <div role="group">
          {node.children.map((child) => (
            <OutlineItem key={child.id} {...props} node={child} />
          ))}
        </div>
      )}
    </div>
  )
}

interface OutlineItemProps {
  readonly node: OutlineNode
  readonly current: string | undefined
  /** The one line that Tab reaches. */
  readonly tabStop: string | undefined
  readonly renaming: string | null
  readonly findings: readonly DraftFinding[]
  readonly onSelect: (id: string) => void
  /** `null`: given up. */
  readonly onRenamed: (name: string | null) => void
}

function RenameInput({ name, label, onDone }: RenameInputProps) {
  const [text, setText] = useState(name)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') onDone(text.trim())
    if (event.key === 'Escape') onDone(null)
  }
  return (
    <input
      ref={input}
      className="kern-form-input__input"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(text.trim())}
    />
  )
}

interface RenameInputProps {
  readonly name: string
  readonly label: string
  readonly onDone: (name: string | null) => void
}
