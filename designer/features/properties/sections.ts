import type { Section } from './section.ts'
import { callSection } from './sections/call-section.tsx'
import { conditionSection } from './sections/condition-section.tsx'
import { connectionsSection } from './sections/connections-section.tsx'
import { decisionSection } from './sections/decision-section.tsx'
import { dueSection } from './sections/due-section.tsx'
import { errorSection } from './sections/error-section.tsx'
import { formSection } from './sections/form-section.tsx'
import { jobSection } from './sections/job-section.tsx'
import { kindSection } from './sections/kind-section.tsx'
import { lawSection } from './sections/law-section.tsx'
import { mappingSection } from './sections/mapping-section.tsx'
import { messageSection } from './sections/message-section.tsx'
import { nameSection } from './sections/name-section.tsx'
import { processSection } from './sections/process-section.tsx'
import { scriptSection } from './sections/script-section.tsx'
import { technicalSection } from './sections/technical-section.tsx'
import { timerSection } from './sections/timer-section.tsx'
import { whoSection } from './sections/who-section.tsx'

/** What the panel asks about an element, in order. */
export const questions: readonly Section[] = [
  nameSection,
  conditionSection,
  formSection,
  whoSection,
  dueSection,
  timerSection,
  messageSection,
  errorSection,
  jobSection,
  decisionSection,
  scriptSection,
  callSection,
  processSection,
  connectionsSection,
]

/** Folded away at first. */
export const folded: readonly (Section & {
  readonly title: 'changeKind' | 'lawTitle' | 'mapping' | 'technical'
})[] = [
  { ...lawSection, title: 'lawTitle' },
  { ...kindSection, title: 'changeKind' },
  { ...mappingSection, title: 'mapping' },
  { ...technicalSection, title: 'technical' },
]
