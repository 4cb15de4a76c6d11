import { parametersIn } from '../temporal/boundaries.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { inputIds } from '../temporal/input-ids.js';
import { placeOf } from '../temporal/places.js';
import { workedThrough } from '../temporal/worked-through.js';
import type { FileRule } from './transform.js';

/** Lists of ids that a workflow is started with, where an activity could look them up. */
export const idsInInput: FileRule = {
  name: 'ids-in-input',
  kind: 'check',
  scope: 'file',
  summary: 'workflows load the ids to work on in an activity',
  severity: 'warning',
  checklist: 'batches-load',
  defaultOn: true,
  explain: {
    why: 'A list of ids in the input is as long as there are records, and is stored with every run and every child it is handed to. An activity that loads the next batch of ids keeps the history small, and the run can go on where it stopped.',
    bad: 'class SyncRequest(BaseModel): user_ids: list[str]',
    good: 'class SyncRequest(BaseModel): run_key: str  # an activity loads the next batch of ids by it',
    fix: 'pass what the ids are found by, and let an activity load them, a batch at a time. A finding where the workflow loops over the ids around a call, or cuts the list into slices; else a remark, since a few ids may say what to do.',
    limits: 'lists whose name does not say that they hold ids, unless they hold UUIDs. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, parameter, node, type } of parametersIn(file, 'workflow', project)) {
      const lists = inputIds(parameter!, type, project.resolver);
      if (lists.length === 0) continue;
      const worked = workedThrough(point, project);
      const isWorked = lists.some(({ fields }) => worked.has(fields.at(-1)?.name ?? parameter!));
      const named = lists.map(
        ({ fields, text }) => `${[parameter, ...fields.map(({ name }) => name)].join('.')} is ${text}`,
      );
      yield {
        rule: idsInInput.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        ...(!isWorked && { severity: 'info' }),
        message: `${point.name} is started with the ids it works on: ${named.join(', ')}. Pass what they are found by, and load them in an activity.`,
        related: lists.flatMap(({ fields, text }) => {
          const field = fields.at(-1);
          return field ? [placeOf(field.file, field.node, `the field: ${field.name}: ${text}`)] : [];
        }),
      };
    }
  },
};
