import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileDecision, evaluateDecision, parseDmn } from '../../engine/dmn/index.ts'
import { compileProcess, createTryOut, type Json, parseBpmn, type Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { parseForm, validateAnswers } from '../../forms/index.ts'
import { hasRemedyNotice } from '../../runtime/letters/check-letter.ts'
import { composeLetter } from '../../runtime/letters/compose-letter.ts'
import { shippedLetters } from '../../runtime/letters/shipped-letters.ts'
import { type ProcessScenario, readShipped } from './scenario.ts'

export interface PlayedCase {
  readonly trace: readonly string[]
  readonly letters: readonly { readonly id: string; readonly text: string }[]
  readonly variables: Variables
  readonly open: readonly string[]
  readonly incidents: readonly unknown[]
  readonly now: string
}

const behoerde = {
  name: 'Sozialamt Beispielstadt',
  abteilung: 'Team Grundsicherung',
  strasse: 'Beispielstraße 1',
  ort: '10000 Berlin',
  telefon: '030 23125-000',
  email: 'amt@beispiel.example',
}

/** The shipped procedure, ready to play. */
export async function loadProcedure(id: string) {
  const { definitions } = await parseBpmn(readShipped(`${id}/process.bpmn`))
  if (!definitions) throw new Error(`Expected ${id}/process.bpmn to be readable.`)
  const { process, findings } = compileProcess(definitions, id)
  const { model } = await parseDmn(readShipped(`${id}/berechnung.dmn`))
  if (!process || !model) throw new Error(`Expected ${id} to compile: ${JSON.stringify(findings)}`)
  return { definitions, process, model, forms: readForms(id), letters: await shippedLetters() }
}

type Procedure = Awaited<ReturnType<typeof loadProcedure>>

/** Plays a scenario with the real engine, tables, forms and letters, and a virtual clock. */
export function playCase(procedure: Procedure, scenario: ProcessScenario): PlayedCase {
  const { process, model, forms } = procedure
  const received = scenario.now.slice(0, 10)
  const letters: { id: string; text: string }[] = []
  const tryOut = createTryOut(
    {
      processes: [process],
      decide: (decisionId, variables) => {
        const decision = compileDecision(model, decisionId)
        return decision
          ? evaluateDecision(decision, variables, { now: scenario.now })
          : { ok: false, message: `no decision ${decisionId}` }
      },
    },
    {
      now: scenario.now,
      variables: {
        antrag: answers(forms, 'antrag', scenario.antrag),
        applicant: { userId: 'erika' },
        case: { fileNumber: 'GS-26-000001', receivedOn: received },
      },
    },
  )
  sendLetters()
  for (const step of scenario.steps) {
    if (step.do === 'task') {
      const task = tryOut.main.tasks.find(({ element }) => element === step.element)
      const formId = process.elements.get(step.element)?.formId ?? ''
      const form = requireForm(forms, formId)
      const local = { ...tryOut.variables, ...task?.variables }
      const current = local[form.meta.variable ?? ''] ?? {}
      const data = answers(forms, formId, step.data, current)
      refuse(tryOut.completeTask(step.element, { [form.meta.variable ?? '']: data }), step)
    } else if (step.do === 'message') {
      tryOut.publishMessage(step.name, step.key, step.variables)
    } else {
      const next = tryOut.nextTimer()?.element
      if (next !== step.element) throw new Error(`Expected timer ${step.element} next, found ${next}.`)
      tryOut.advanceToNextTimer()
    }
    sendLetters()
  }
  const { tasks, timers, incidents } = tryOut.main
  return {
    trace: tryOut.trace,
    letters,
    variables: tryOut.variables,
    open: [...tasks, ...timers].map(({ element }) => element),
    incidents,
    now: tryOut.now,
  }

  function sendLetters(): void {
    for (const job of tryOut.main.jobs) {
      const template = procedure.letters.get(job.headers.template ?? '')
      if (!template) throw new Error(`Expected a letter at ${job.element}, found ${job.headers.template}.`)
      const values = {
        ...tryOut.variables,
        ...job.variables,
        brief: { behoerde, bearbeitung: 'Kim Beispiel' },
      }
      const { paper } = composeLetter(template, values, new Date(tryOut.now))
      letters.push({ id: template.id, text: JSON.stringify(paper.blocks) })
      refuse(
        tryOut.completeJob(job.element, {
          documentId: `document-${letters.length}`,
          postedOn: tryOut.now.slice(0, 10),
          remedyNotice: hasRemedyNotice(template),
        }),
        job.element,
      )
    }
  }
}

function refuse(rejection: unknown, at: unknown): void {
  if (rejection) throw new Error(`${JSON.stringify(at)}: ${JSON.stringify(rejection)}`)
}

type Forms = ReadonlyMap<string, FormDocument>

function requireForm(forms: Forms, id: string): FormDocument {
  const form = forms.get(id)
  if (!form) throw new Error(`Expected form ${id}, found ${[...forms.keys()].join(', ')}.`)
  return form
}

function answers(forms: Forms, id: string, data: Variables, current: Json = {}): Json {
  const verdict = validateAnswers(requireForm(forms, id), data, { language: 'de', current })
  if (verdict.ok) return verdict.data as Variables
  throw new Error(`${id}: ${JSON.stringify(verdict.errors)}`)
}

function readForms(id: string): Forms {
  const folder = new URL(`../../processes/${id}/forms/`, import.meta.url)
  const forms = readdirSync(fileURLToPath(folder)).map((file) => {
    const { form, findings } = parseForm(JSON.parse(readShipped(`${id}/forms/${file}`)))
    if (!form) throw new Error(`Expected form ${file} to be right: ${JSON.stringify(findings)}`)
    return [form.id, form] as const
  })
  return new Map(forms)
}
