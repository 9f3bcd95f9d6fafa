import { defineLifecycle } from './lifecycle.ts'

export type ApplicationState = 'draft' | 'sent'
export type ApplicationCommand = 'save' | 'submit'

/** An application while its applicant fills it in. Once sent it belongs to the case. */
export const applicationLifecycle = defineLifecycle<ApplicationState, ApplicationCommand>(
  'application',
  'draft',
  ['save', 'submit'],
  {
    draft: { save: 'draft', submit: 'sent' },
    sent: {},
  },
)
