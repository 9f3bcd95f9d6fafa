import type { Finding } from '../../findings/finding.ts'
import type { DmnModel } from '../model.ts'
import { isCircular } from '../model-types.ts'
import { tell } from './tell.ts'

/** Types that are only other names of themselves. */
export function typeCircle(model: DmnModel): Finding[] {
  return [...model.types.keys()]
    .filter((name) => isCircular(model, name))
    .map((name) =>
      tell(
        'error',
        'type-circle',
        { element: name },
        `Der Typ „${name}“ ist nur durch sich selbst erklärt. Bitte einen Grundtyp wie number oder string angeben.`,
        `The type "${name}" is only defined by itself. Name a basic type such as number or string.`,
      ),
    )
}
