import type { ReactNode } from 'react'
import { conditionFields } from '../conditions/condition-fields.ts'
import { withoutItems } from '../fields/field-path.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { fieldLabel, fieldText } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'
import { type FormView, inputId, useFormView } from './form-view.ts'
import { Words } from './question-parts.tsx'

/**
 * The questions of a page, group or item in their order, with headings and notes between them. Questions
 * that were opened by an earlier one of the same list follow it in an indented block.
 */
export function QuestionList({ nodes, at, content }: QuestionListProps) {
  const view = useFormView()
  const shown = nodes.filter((node) => view.visible.has(pathOf(node, at)))
  return (
    <div className="lz-questions">
      {blocksOf(shown).map((block) => {
        const parts = block.nodes.map((node) => (
          <Part key={node.path} node={node} view={view} content={content.get(node.field.key)} at={at} />
        ))
        if (!block.trigger) return parts
        const label = fieldLabel(view.document, block.trigger, view.language)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as one more question.
          <div
            key={`block ${block.nodes[0]?.path}`}
            className="lz-cond lz-questions"
            role="group"
            aria-label={formMessage(view.language, 'condition.group', { label })}
          >
            {parts}
          </div>
        )
      })}
    </div>
  )
}

interface QuestionListProps {
  readonly nodes: readonly FieldNode[]
  /** Path of the group or item around them; '' for a page. */
  readonly at: string
  /** Rendered fields by key. */
  readonly content: ReadonlyMap<string, ReactNode>
}

interface PartProps {
  readonly node: FieldNode
  readonly at: string
  readonly view: FormView
  readonly content: ReactNode
}

function Part({ node, at, view, content }: PartProps) {
  const { kind } = node.field
  if (kind !== 'heading' && kind !== 'note') return content
  const text = fieldText(view.document, node.path, 'label', view.language)
  if (!text) return null
  const hint = fieldText(view.document, node.path, 'hint', view.language)
  const id = inputId(view.idPrefix, pathOf(node, at))
  if (kind === 'heading') {
    return (
      <h2 className="kern-heading-medium" id={id}>
        <Words text={text} language={view.language} />
      </h2>
    )
  }
  return (
    <div className="lz-note" id={id}>
      <p>
        <Words text={text} language={view.language} />
      </p>
      {hint && (
        <p className="kern-hint">
          <Words text={hint} language={view.language} />
        </p>
      )}
    </div>
  )
}

function pathOf(node: FieldNode, at: string): string {
  return at === '' ? node.field.key : `${at}.${node.field.key}`
}

interface Block {
  readonly trigger?: string
  readonly nodes: FieldNode[]
}

function blocksOf(nodes: readonly FieldNode[]): Block[] {
  const blocks: Block[] = []
  const earlier = new Set<string>()
  for (const node of nodes) {
    const trigger = node.showIf && conditionFields(node.showIf).find((path) => earlier.has(path))
    const last = blocks.at(-1)
    if (trigger && last?.trigger === trigger) last.nodes.push(node)
    else if (trigger) blocks.push({ trigger, nodes: [node] })
    else if (last && !last.trigger) last.nodes.push(node)
    else blocks.push({ nodes: [node] })
    earlier.add(node.path)
  }
  return blocks
}

/** The children of a group or item, or the fields of a page. */
export function nodesAt(view: FormView, path: string): readonly FieldNode[] {
  const tree = formTree(view.document)
  if (path !== '') return tree.byPath.get(withoutItems(path))?.children ?? []
  return tree.nodes.filter((node) => view.page === undefined || node.pageId === view.page)
}
