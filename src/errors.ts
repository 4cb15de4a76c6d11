/** A mistake that the user can mend: shown as its message alone, without a stack trace, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** What keeps one file from being understood, whichever file the question was about: a bug, or far too much to do. */
export class FileError extends Error {
  override readonly name = 'FileError';
  /** Relative to the project's root. */
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}
