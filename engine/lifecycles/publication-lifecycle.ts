import { defineLifecycle } from './lifecycle.ts'

export type PublicationState = 'draft' | 'review' | 'published'
export type PublicationCommand = 'save' | 'submit' | 'sendBack' | 'publish' | 'edit'

/** A procedure on its way from draft to published version; a second person publishes or sends back. */
export const publicationLifecycle = defineLifecycle<PublicationState, PublicationCommand>(
  'publication',
  'draft',
  ['save', 'submit', 'sendBack', 'publish', 'edit'],
  {
    draft: { save: 'draft', submit: 'review' },
    review: { sendBack: 'draft', publish: 'published' },
    published: { edit: 'draft' },
  },
)
