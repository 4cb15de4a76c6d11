import { nearest } from '../nearest.js';
import { rules } from '../transforms/index.js';
import { applyFlags } from './apply-options.js';
import { SHELLS } from './completion.js';
import { planFlags } from './plan-options.js';
import { planning } from './planning-commands.js';
import { verifyFlags } from './verify-options.js';

/** What yargs complains about, in one sentence that says what would be right. */
export function complaint(message: string, argv: readonly string[]): string {
  const name = argv.find(arg => !arg.startsWith('-'));
  // Half of the rules only find: their names are no commands, but close to some.
  if (rules.some(rule => rule.name === name) && !planning.some(each => each.name === name)) {
    return `${name} changes nothing, so it is no command. See what it finds with: temporal-codemod check --select ${name}`;
  }
  if (message.startsWith('Did you mean')) return `there is no command ${name}. ${message}`;
  if (message.startsWith('Not enough non-option arguments')) {
    if (name === 'completion') return `completion needs the name of a shell: ${SHELLS.join(', ')}.`;
    return name === 'apply' ? 'apply needs the name of a plan file.' : `${name} needs the name of a rule; see: rules.`;
  }
  const lacking = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (lacking) return `--${lacking} needs a value behind it.`;
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (unknown === undefined) return message.replace(/\s+/g, ' ').replace(/[^.?]$/, '$&.');
  if (name === 'check' && unknown === 'write') return 'check changes nothing; migrate and the transforms take --write.';
  const isFlag = argv.some(arg => arg.replace(/=.*/, '').replace(/^-+/, '-') === `-${unknown}`);
  if (!isFlag) return unknown === name ? `there is no command ${name}.` : `${unknown} is one argument too many.`;
  const near = nearest(unknown, ['help', 'version', ...flagsOf(name)]);
  const dashes = unknown.length === 1 ? '-' : '--';
  return `${name ? `${name} has no` : 'there is no'} ${dashes}${unknown}.${near ? ` Did you mean --${near}?` : ''}`;
}

function flagsOf(command: string | undefined): string[] {
  if (command === 'apply') return Object.keys(applyFlags);
  if (command === 'verify') return Object.keys(verifyFlags);
  return planning.some(({ name }) => name === command) ? Object.keys(planFlags(command!)) : [];
}
