import { compileDecision, evaluateDecision, parseDmn } from '../../engine/dmn/index.ts'
import { readScenarios, readShipped } from '../processes/scenario.ts'

/** What the shipped tables grant somebody like Erika Mustermann who applies today: `293,00 €`. */
export async function expectedClaim(): Promise<string> {
  const { model } = await parseDmn(readShipped('grundsicherung/berechnung.dmn'))
  const decision = model && compileDecision(model, 'berechnung')
  const base = readScenarios('grundsicherung').get('grundfall')
  if (!decision || base?.kind !== 'base') throw new Error('Expected tables and base case of grundsicherung.')
  const now = new Date().toISOString()
  const input = { ...base.input, stichtag: `${now.slice(0, 7)}-01` }
  const answer = evaluateDecision(decision, input, { now })
  if (!answer.ok) throw new Error(answer.message)
  const amount: number = Object(answer.value).anspruch
  return new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(amount)
}
