/** The public API, for people who script the tool: find, plan, verify, look, write. */
export { UserError } from './errors.js';
export { changes } from './plan/changes.js';
export { createPlan, type Planned, type PlanRequest } from './plan/create-plan.js';
export { applyDecisions, type Decision, type Decisions } from './plan/decisions.js';
export { type MigrateRequest, type Migration, migrate } from './plan/migrate.js';
export { openPlan, parseDecisions, parsePlan, type Stale } from './plan/read-plan.js';
export { type UndoResult, undo } from './plan/undo.js';
export { type VerifyMode, verifyPlan } from './plan/verify.js';
export { type WriteOptions, type WriteResult, writePlan } from './plan/write.js';
export { loadProject, type Project, type ProjectRequest } from './project/project.js';
export { jsonReport } from './report/json.js';
export { patch } from './report/patch.js';
export { type RuleChoice, Settings } from './settings/settings.js';
export { type SdkApi, sdkApi } from './temporal/sdk-api.js';
export { rules, rulesFor, transforms } from './transforms/index.js';
export type { Rule, RuleOptions } from './transforms/transform.js';
export type * from './types.js';
export { VERSION } from './version.js';
