/** The outside world, as far as a run may touch it. */
export interface World {
  readonly cwd: string;
  out(chunk: string | Uint8Array): void;
  err(chunk: string): void;
  stdin(): Promise<Uint8Array>;
  /** Where progress can be shown: stderr, if it is a terminal. */
  readonly terminal: NodeJS.WriteStream | undefined;
  /** What the tool runs on, for reports of bugs. */
  readonly runtime: string;
  /** Whether stdout takes colours when the user says nothing about it. */
  readonly colors: boolean;
}
