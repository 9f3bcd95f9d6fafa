import type { RuntimeErrorCode } from '../errors.ts'

/** The one table from a violated constraint to what the caller is told. A constraint not listed is a fault (500). */
export const constraintErrors: Readonly<Record<string, { code: RuntimeErrorCode; message: string }>> = {
  users_username_unique: {
    code: 'conflict',
    message: 'Expected a new user name, but it is taken. Choose another one.',
  },
  instances_business_id_unique: {
    code: 'conflict',
    message:
      'Expected a business id that no running instance of this process has, but one is running with it. Nothing was started.',
  },
}
