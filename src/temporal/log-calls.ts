/** A call that writes to a log or to the terminal. */
export interface LogCall {
  /** The method of `workflow.logger` that does the same; undefined where none certainly does. */
  readonly method: string | undefined;
}

const METHODS = new Set(['debug', 'info', 'warning', 'error', 'critical', 'exception', 'log']);
const RENAMED: Readonly<Record<string, string>> = { warn: 'warning', fatal: 'critical' };
/** Loggers of the same interface as workflow.logger, and others. */
const SAME = ['logging.', 'logging.Logger.', 'logging.LoggerAdapter.', 'temporalio.activity.logger.'];
const OTHER = ['structlog.BoundLogger.', 'structlog.stdlib.BoundLogger.', 'loguru.logger.'];
const LEVELS = new Set([...METHODS, ...Object.keys(RENAMED), 'success', 'trace', 'msg']);
const WRITES = new Set(['pprint.pprint', 'pprint.pp', 'traceback.print_exc', 'sys.stdout.write', 'sys.stderr.write']);

/** What an external function logs with; undefined where it logs nothing. `workflow.logger` itself is none of these. */
export function logCall(name: string): LogCall | undefined {
  if (WRITES.has(name)) return { method: undefined };
  const dot = name.lastIndexOf('.') + 1;
  const [owner, method] = [name.slice(0, dot), name.slice(dot)];
  if (SAME.includes(owner)) {
    const same = RENAMED[method] ?? method;
    return METHODS.has(same) ? { method: same } : undefined;
  }
  return OTHER.includes(owner) && LEVELS.has(method) ? { method: undefined } : undefined;
}

/** What makes a logger, and the class of it; for type inference. */
export const loggerReturns: ReadonlyMap<string, string> = new Map([
  ['logging.getLogger', 'logging.Logger'],
  ['logging.Logger.getChild', 'logging.Logger'],
  ['logging.LoggerAdapter', 'logging.LoggerAdapter'],
  ['structlog.get_logger', 'structlog.BoundLogger'],
  ['structlog.getLogger', 'structlog.BoundLogger'],
  ['structlog.stdlib.get_logger', 'structlog.BoundLogger'],
  ['structlog.BoundLogger.bind', 'structlog.BoundLogger'],
]);

/** A quick test whether a file, read as latin-1, can write to a log or to the terminal. */
export function mayLog(latin1: string): boolean {
  return /\b(?:print|pprint|pp|print_exc|debug|info|warn|warning|error|critical|fatal|exception|log|write|success|trace|msg)\s*\(/.test(
    latin1,
  );
}
