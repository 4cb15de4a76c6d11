import type { Plan } from '../types.js';
import { visible } from '../visible.js';

/** As much of a stack trace as tells where. */
const FRAMES = 5;

/**
 * What to tell people about rules that crashed, and how to report it; empty where none did.
 * @param runtime what the tool runs on, such as `Node v20.19.0, linux x64`
 */
export function crashReport({ crashes = [], tool }: Plan, runtime: string): string {
  if (crashes.length === 0) return '';
  const lines = crashes.map(({ rule, path, message, stack }) => {
    const frames = (stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
    const where = path === undefined ? '' : ` on ${path}`;
    return [`${rule} crashed${where}: ${message}`, ...frames.slice(0, FRAMES)].map(visible).join('\n');
  });
  const files = crashes.some(({ path }) => path !== undefined) ? ', and the file if it may be shown' : '';
  return `${lines.join('\n')}\nThat is a bug of ${tool.name}. What it says of other files stands. Please report it with these lines${files}:\n${tool.name} ${tool.version}, ${runtime}\n`;
}
