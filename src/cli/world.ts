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
  /** The most memory that the process has needed so far. */
  peakMegabytes(): number;
  /** What a person types; a pipe works as well. */
  readonly keyboard: NodeJS.ReadStream;
  /** Where questions are shown: stderr, whatever it is. */
  readonly screen: NodeJS.WriteStream;
  /** Where programs keep what a user has set for them, such as `~/.config`. */
  readonly configFolder: string;
  /** The command that the user edits files with. */
  readonly editor: string;
  /** Whether stderr takes colours when the user says nothing about it. */
  readonly screenColors: boolean;
  /** Whether stdout takes colours when the user says nothing about it. */
  readonly colors: boolean;
}
