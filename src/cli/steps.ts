import type { ListrTaskWrapper } from 'listr2';

/** What a long step may say while it runs. */
export type Report = (message: string) => void;

/** Runs the named steps in order. Each gets a function that shows how far it is. */
export type Steps = (
  steps: readonly (readonly [title: string, run: (report: Report) => Promise<void>])[],
) => Promise<void>;

/** Steps that are shown as a live list on a terminal: stderr, so that stdout holds nothing but the result. */
export const shownSteps =
  (terminal: NodeJS.WriteStream): Steps =>
  async steps => {
    const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
    // listr2 refuses its live list when stdout is no terminal. Here the given one counts, and is known to be one.
    class StderrRenderer extends DefaultRenderer {
      static override nonTTY = true;
    }
    // Both listr2 renderers write to stdout unless their logger is given another stream.
    const logger = new ListrLogger({ processOutput: new ProcessOutput(terminal, terminal) });
    const list = new Listr(
      steps.map(([title, run]) => ({
        title,
        task: async (_: unknown, task: ListrTaskWrapper<unknown, never, never>) => {
          await run(message => {
            task.output = message;
          });
        },
      })),
      { renderer: StderrRenderer as never, rendererOptions: { logger, clearOutput: true } as never },
    );
    await list.run();
  };

/** Steps that nobody watches. */
export const silentSteps: Steps = async steps => {
  for (const [, run] of steps) await run(() => {});
};
