import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileDecision, evaluateDecision, parseDmn } from '../../engine/dmn/index.ts'
import {
  compileProcess,
  type Json,
  parseBpmn,
  type ScenarioDriver,
  type TryOutSetup,
  type Variables,
} from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { parseForm, validateAnswers } from '../../forms/index.ts'
import { hasRemedyNotice } from '../../runtime/letters/check-letter.ts'
import { composeLetter } from '../../runtime/letters/compose-letter.ts'
import { shippedLetters } from '../../runtime/letters/shipped-letters.ts'
import { readShipped } from './scenario.ts'

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

export interface Letter {
  readonly id: string
  readonly text: string
}

/** What the engine needs to play the procedure: its process and tables. */
export function setupOf({ process, model }: Procedure, now: string): TryOutSetup {
  return {
    processes: [process],
    decide: (decisionId, variables) => {
      const decision = compileDecision(model, decisionId)
      return decision
        ? evaluateDecision(decision, variables, { now })
        : { ok: false, message: `no decision ${decisionId}` }
    },
  }
}

/** The procedure's forms check what is answered, its letters are written when they are due. */
export function driverOf(
  { process, forms, letters: templates }: Procedure,
  now: string,
  letters: Letter[] = [],
): ScenarioDriver {
  return {
    start: ({ antrag = {} }) => ({
      antrag: answers(forms, 'antrag', Object(antrag)),
      applicant: { userId: 'erika' },
      case: { fileNumber: 'GS-26-000001', receivedOn: now.slice(0, 10) },
    }),
    answer(tryOut, { element, data = {} }) {
      const task = tryOut.main.tasks.find((each) => each.element === element)
      const formId = process.elements.get(element)?.formId ?? ''
      const form = requireForm(forms, formId)
      const variable = form.meta.variable ?? ''
      const local = { ...tryOut.variables, ...task?.variables }
      return { [variable]: answers(forms, formId, data, local[variable] ?? {}) }
    },
    settle(tryOut) {
      for (const job of tryOut.main.jobs) {
        const template = templates.get(job.headers.template ?? '')
        if (!template) throw new Error(`Expected a letter at ${job.element}, found ${job.headers.template}.`)
        const values = {
          ...tryOut.variables,
          ...job.variables,
          brief: { behoerde, bearbeitung: 'Kim Beispiel' },
        }
        const { paper } = composeLetter(template, values, new Date(tryOut.now))
        letters.push({ id: template.id, text: JSON.stringify(paper.blocks) })
        const refused = tryOut.completeJob(job.element, {
          documentId: `document-${letters.length}`,
          postedOn: tryOut.now.slice(0, 10),
          remedyNotice: hasRemedyNotice(template),
        })
        if (refused) throw new Error(`${job.element}: ${refused.message}`)
      }
    },
    outcome: () => ({ letters: letters.map(({ id }) => id) }),
  }
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
