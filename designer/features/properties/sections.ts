import type { Section } from './section.ts'
import { adHocSection } from './sections/ad-hoc-section.tsx'
import { callSection } from './sections/call-section.tsx'
import { compensationSection } from './sections/compensation-section.tsx'
import { complexGatewaySection } from './sections/complex-gateway-section.tsx'
import { conditionSection } from './sections/condition-section.tsx'
import { conditionalSection } from './sections/conditional-section.tsx'
import { connectionsSection } from './sections/connections-section.tsx'
import { decisionSection } from './sections/decision-section.tsx'
import { dueSection } from './sections/due-section.tsx'
import { errorSection } from './sections/error-section.tsx'
import { escalationSection } from './sections/escalation-section.tsx'
import { formSection } from './sections/form-section.tsx'
import { interruptingSection } from './sections/interrupting-section.tsx'
import { jobSection } from './sections/job-section.tsx'
import { kindSection } from './sections/kind-section.tsx'
import { laneSection } from './sections/lane-section.tsx'
import { lawSection } from './sections/law-section.tsx'
import { linkSection } from './sections/link-section.tsx'
import { mappingSection } from './sections/mapping-section.tsx'
import { messageSection } from './sections/message-section.tsx'
import { nameSection } from './sections/name-section.tsx'
import { processSection } from './sections/process-section.tsx'
import { repetitionSection } from './sections/repetition-section.tsx'
import { scriptSection } from './sections/script-section.tsx'
import { signalSection } from './sections/signal-section.tsx'
import { technicalSection } from './sections/technical-section.tsx'
import { timerSection } from './sections/timer-section.tsx'
import { whoSection } from './sections/who-section.tsx'

/** What the panel asks about an element, in order. */
export const questions: readonly Section[] = [
  nameSection,
  conditionSection,
  formSection,
  whoSection,
  laneSection,
  dueSection,
  timerSection,
  messageSection,
  signalSection,
  escalationSection,
  errorSection,
  conditionalSection,
  linkSection,
  compensationSection,
  interruptingSection,
  complexGatewaySection,
  jobSection,
  decisionSection,
  scriptSection,
  callSection,
  adHocSection,
  processSection,
  connectionsSection,
]

/** Folded away at first. */
export const folded: readonly (Section & {
  readonly title: 'changeKind' | 'lawTitle' | 'repetition' | 'mapping' | 'technical'
})[] = [
  { ...lawSection, title: 'lawTitle' },
  { ...kindSection, title: 'changeKind' },
  { ...repetitionSection, title: 'repetition' },
  { ...mappingSection, title: 'mapping' },
  { ...technicalSection, title: 'technical' },
]
