import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { elementTitle, elementWords } from '../../modeler/element-words.ts'
import { propertyTexts } from './property-texts.ts'
import { folded, questions } from './sections.ts'
import { useSubject } from './use-properties.ts'

/** Everything about the chosen step as questions; every change is one undoable step. */
export function PropertiesPane() {
  const { t, language } = propertyTexts.useTexts()
  const subject = useSubject()
  const { bo } = subject
  const words = elementWords(bo)
  return (
    <section className="lz-pane lz-pane--r lz-prop" aria-label={t('title')} data-pane="properties">
      <div>
        <span className="lz-meta lz-row">
          <Icon name={words.icon} size={18} />
          {words[language]}
        </span>
        <h2 className="lz-h2">{elementTitle(bo, language)}</h2>
      </div>
      {/* A new element gets new inputs, so that nothing half-typed moves over to it. */}
      <div key={bo.id} className="lz-prop">
        {questions
          .filter((section) => section.applies(bo))
          .map(({ id, Component }) => (
            <div key={id} className="lz-prop__group">
              <Component {...subject} />
            </div>
          ))}
        {folded
          .filter((section) => section.applies(bo))
          .map(({ id, title, Component }) => (
            <details key={id} className="lz-folded">
              <summary className="lz-fold">{t(title)}</summary>
              <div className="lz-prop lz-prop__group">
                <Component {...subject} />
              </div>
            </details>
          ))}
      </div>
    </section>
  )
}
