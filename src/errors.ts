/** A mistake that the user can mend: shown as its message alone, without a stack trace, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
