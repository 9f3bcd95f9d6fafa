import type { ComponentType } from 'react'
import type { ModelElement } from '../../modeler/model-element.ts'
import type { Subject } from './use-properties.ts'

/** One group of properties: shown for the elements it applies to, in the order of `sections.ts`. */
export interface Section {
  readonly id: string
  readonly applies: (bo: ModelElement) => boolean
  readonly Component: ComponentType<Subject>
}
