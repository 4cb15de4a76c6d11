import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { nearest } from '../nearest.js';
import { findRoot } from '../project/root.js';
import { explainRule, listRules } from '../report/rules.js';
import { rules } from '../transforms/index.js';
import { visible } from '../visible.js';
import type { Command } from './options.js';
import type { World } from './world.js';

/** Does what the command says. @returns the exit code: 0 done, 1 something is left, 2 something could not be read */
export async function run(command: Command, world: World): Promise<number> {
  switch (command.name) {
    case 'answered':
      world.out(command.output);
      return 0;
    case 'rules':
      world.out(listRules(rules));
      return 0;
    case 'explain': {
      const rule = rules.find(({ name }) => name === command.rule);
      if (!rule) throw new UserError(unknownRule(command.rule));
      world.out(explainRule(rule));
      return 0;
    }
    case 'undo':
      return runUndo(resolve(world.cwd, command.path), world);
    case 'completion': {
      const { completionScript } = await import('./completion.js');
      world.out(completionScript(command.shell, command.commands));
      return 0;
    }
    case 'apply': {
      const { runApply } = await import('./run-apply.js');
      return runApply(command.options, world);
    }
    case 'verify': {
      const { runVerify } = await import('./run-verify.js');
      return runVerify(command.options, world);
    }
    case 'plan': {
      const { runPlan } = await import('./run-plan.js');
      return runPlan(command.rule, command.options, world);
    }
  }
}

async function runUndo(path: string, world: World): Promise<number> {
  const { undo } = await import('../plan/undo.js');
  const { restored } = await undo(findRoot([path], world.cwd));
  for (const name of restored) world.out(`${visible(name)}\n`);
  world.err(`${restored.length === 1 ? '1 file has' : `${restored.length} files have`} the old content again.\n`);
  return 0;
}

function unknownRule(name: string): string {
  const names = rules.map(rule => rule.name);
  const near = nearest(name, names);
  return `there is no rule ${name}. ${near ? `Did you mean ${near}?` : `The rules: ${names.join(', ')}.`}`;
}
