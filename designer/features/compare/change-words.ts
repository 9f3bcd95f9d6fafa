import { elementWords } from '../../modeler/element-words.ts'
import { feelToDueDate } from '../timing/due-date.ts'
import type { Change, FactChange } from './compare-content.ts'
import type { compareTexts } from './compare-texts.ts'
import { factWords } from './fact-words.ts'

type Words = ReturnType<typeof compareTexts.useTexts>

/** More of a change is told by "show" than by a sentence. */
const mostFacts = 3

/** A change as a sentence. */
export function changeSentence(change: Change, { t, language }: Words): string {
  const kind = kindWords(change, language, t)
  if (change.kind === 'added') return t('addedSentence', { kind, name: change.name })
  if (change.kind === 'removed') return t('removedSentence', { kind, name: change.name })
  const facts = change.facts.slice(0, mostFacts).map((fact) => factSentence(fact, { t, language } as Words))
  return t('changedSentence', { kind, name: change.name, facts: facts.join('; ') || t('changed') })
}

function kindWords(change: Change, language: 'de' | 'en', t: Words['t']): string {
  if (change.about !== 'model') {
    const words = {
      form: ['Formular', 'Form'],
      question: ['Frage', 'Question'],
      table: ['Regeltabelle', 'Decision table'],
    }
    return words[change.about][language === 'de' ? 0 : 1] ?? ''
  }
  if (change.type === 'bpmn:SequenceFlow') return t('flow')
  const type = change.type ?? ''
  const family = [
    type,
    ...(type.endsWith('Event') ? ['bpmn:Event'] : []),
    ...(type.endsWith('Gateway') ? ['bpmn:Gateway'] : []),
  ]
  return elementWords({
    $type: type,
    $instanceOf: (other: string) => family.includes(other),
    get: () => undefined,
  })[language]
}

function factSentence(change: FactChange, { t, language }: Words): string {
  const { fact } = change
  const name = factWords[fact]?.[language] ?? fact.slice(fact.lastIndexOf(':') + 1)
  const [before, after] = [dueWords(change.before, t), dueWords(change.after, t)]
  const long = (before ?? '').length > 60 || (after ?? '').length > 60
  if (long) return t('factChanged', { fact: name })
  if (before === undefined || before === '') return t('factAdded', { fact: name, after: quoted(after) })
  if (after === undefined || after === '') return t('factRemoved', { fact: name, before: quoted(before) })
  return t('factFromTo', { fact: name, before: quoted(before), after: quoted(after) })
}

/** A deadline as people choose it; everything else as it is. */
function dueWords(value: string | undefined, t: Words['t']): string | undefined {
  const due = value === undefined ? undefined : feelToDueDate(value)
  return due === undefined ? value : t(`due.${due.unit}`, { n: due.amount })
}

const quoted = (text = ''): string =>
  text.startsWith('=') ? text.slice(1) : `„${text.replaceAll(/^"|"$/g, '')}“`
