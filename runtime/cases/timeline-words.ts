import type { TimelineKind } from '../lanes/timeline-kind.ts'

export interface Words {
  readonly de: string
  readonly en: string
}

/** One entry of `timeline` as it is stored. */
export interface TimelineRecord {
  readonly key: string
  readonly at: string
  readonly kind: TimelineKind
  readonly element_id: string | null
  readonly element_name: string | null
  readonly actor: string
  readonly actor_name: string
  readonly data: Readonly<Record<string, unknown>>
}

const wording: Readonly<Record<TimelineKind, (step: string, data: TimelineRecord['data']) => Words>> = {
  'instance-started': () => ({ de: 'Antrag eingegangen', en: 'Application received' }),
  'instance-completed': () => ({ de: 'Fall abgeschlossen', en: 'Case finished' }),
  'instance-canceled': () => ({ de: 'Fall abgebrochen', en: 'Case canceled' }),
  'task-completed': (step) => ({ de: `${step}: erledigt`, en: `${step}: done` }),
  'task-assigned': (step, data) => ({
    de: `${step}: übernommen${by(data, 'von')}`,
    en: `${step}: taken${by(data, 'by')}`,
  }),
  'task-unassigned': (step) => ({ de: `${step}: zurückgegeben`, en: `${step}: given back` }),
  'job-completed': (step) => ({ de: `${step}: ausgeführt`, en: `${step}: carried out` }),
  'decision-evaluated': (step) => ({ de: `${step}: berechnet`, en: `${step}: calculated` }),
  'error-thrown': (step) => ({ de: `${step}: mit Fehler beendet`, en: `${step}: ended with an error` }),
  'message-received': (step) => ({ de: `${step}`, en: `${step}` }),
  'timer-fired': (step) => ({ de: `${step}: Zeitpunkt erreicht`, en: `${step}: time reached` }),
  'signal-received': (step) => ({ de: `${step}: Signal empfangen`, en: `${step}: signal received` }),
  'escalation-thrown': (step) => ({ de: `${step}: weitergemeldet`, en: `${step}: escalated` }),
  'condition-met': (step) => ({ de: `${step}: Bedingung erfüllt`, en: `${step}: condition met` }),
  'step-started': (step) => ({ de: `${step}: zusätzlich begonnen`, en: `${step}: started in addition` }),
  'ad-hoc-completed': (step) => ({
    de: `${step}: keine weiteren Schritte`,
    en: `${step}: no further steps`,
  }),
  'instance-modified': (step) => ({
    de: `Ablauf von Hand geändert${step === '' ? '' : `: ${step}`}`,
    en: `Path changed by hand${step === '' ? '' : `: ${step}`}`,
  }),
  'incident-raised': (step) => ({ de: `${step}: Störung`, en: `${step}: incident` }),
  'incident-resolved': (step) => ({ de: `${step}: Störung behoben`, en: `${step}: incident resolved` }),
}

/** What a person reads; the step's name is the modeler's own word. */
export function timelineWords(record: TimelineRecord): Words {
  const step = record.element_name ?? record.element_id ?? ''
  return wording[record.kind]?.(step, record.data) ?? { de: step, en: step }
}

/** Done by the engine, also when a person's step set it off. */
const automatic: ReadonlySet<TimelineKind> = new Set([
  'decision-evaluated',
  'job-completed',
  'timer-fired',
  'condition-met',
  'escalation-thrown',
  'incident-raised',
])

/** Who did it; the engine itself has no name in the interface. */
export function timelineActor(record: TimelineRecord): Words {
  if (record.actor === 'system' || automatic.has(record.kind)) return { de: 'automatisch', en: 'automatic' }
  return { de: record.actor_name, en: record.actor_name }
}

function by(data: TimelineRecord['data'], word: string): string {
  return typeof data.assigneeName === 'string' ? ` ${word} ${data.assigneeName}` : ''
}
