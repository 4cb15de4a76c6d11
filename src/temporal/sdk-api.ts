// The temporal layer knows the SDK: its callables, what they take and give, its decorators. It knows nothing of the
// repository's layout, of rules or of plans.

/** What a callable of the SDK does with its payload. */
export type ApiKind =
  | 'activity'
  | 'child-workflow'
  | 'continue-as-new'
  /** Takes any number of positional payloads. */
  | 'variadic'
  | 'client'
  | 'handle'
  | 'schedule';

/** One callable of `temporalio` that sends a payload. */
export interface SdkApi {
  /** Dotted name; a method is named by its class. */
  readonly name: string;
  readonly kind: ApiKind;
  /** Index of the first payload among the positional arguments as written: `self` is not counted. */
  readonly payloadIndex: number;
  /** The keyword under which the activity, workflow, signal, query or update may be given. */
  readonly target: string | undefined;
  /** The SDK's overloads take `args` only with a target given by name: with a method, mypy refuses what works. */
  readonly argsOnlyByName?: true;
  /** The keywords that it takes besides `arg`, `args` and the target; undefined where they are not listed. */
  readonly options?: readonly string[];
}

const variants = (names: readonly string[]) => names.flatMap(name => [name, `${name}_class`, `${name}_method`]);

function group(
  owner: string,
  kind: ApiKind,
  payloadIndex: number,
  target: string | undefined,
  names: readonly string[],
) {
  return names.map((name): SdkApi => ({ name: `${owner}.${name}`, kind, payloadIndex, target }));
}

const TIMEOUTS = ['schedule_to_close_timeout', 'schedule_to_start_timeout', 'start_to_close_timeout'];
const OPTIONS = [...TIMEOUTS, 'retry_policy', 'cancellation_type', 'activity_id', 'summary', 'event_groups'];
const REMOTE = ['task_queue', 'heartbeat_timeout', 'versioning_intent', 'priority'];

function activities(names: readonly string[], own: readonly string[]) {
  return group('temporalio.workflow', 'activity', 1, 'activity', variants(names)).map((api): SdkApi => {
    // With a class or a method the type of the result is known.
    const result = /_(?:class|method)$/.test(api.name) ? [] : ['result_type'];
    return { ...api, options: [...OPTIONS, ...own, ...result] };
  });
}

/**
 * Everything in the SDK with an `arg` and an `args` parameter, checked against the signatures of the installed SDK by
 * `npm run test:sdk` (temporalio 1.35: workflow/_activities.py, workflow/_workflow_ops.py, client/, nexus/).
 */
export const sdkApi: readonly SdkApi[] = [
  ...activities(['execute_activity', 'start_activity'], REMOTE),
  ...activities(['execute_local_activity', 'start_local_activity'], ['local_retry_threshold']),
  ...group('temporalio.workflow', 'child-workflow', 1, 'workflow', ['execute_child_workflow', 'start_child_workflow']),
  ...group('temporalio.workflow', 'continue-as-new', 0, 'workflow', ['continue_as_new']),
  ...group('temporalio.workflow', 'variadic', 1, 'workflow', ['signal_with_start_workflow']),
  ...group('temporalio.workflow.ChildWorkflowHandle', 'handle', 1, 'signal', ['signal']),
  {
    name: 'temporalio.workflow.ExternalWorkflowHandle.signal',
    kind: 'handle',
    payloadIndex: 1,
    target: 'signal',
    argsOnlyByName: true,
  },
  ...group('temporalio.client.Client', 'client', 1, 'workflow', ['execute_workflow', 'start_workflow']),
  ...group('temporalio.client.Client', 'client', 1, 'activity', variants(['execute_activity', 'start_activity'])),
  ...group('temporalio.client.Client', 'client', 1, 'update', [
    'execute_update_with_start_workflow',
    'start_update_with_start_workflow',
  ]),
  ...group('temporalio.client.WorkflowHandle', 'handle', 1, 'signal', ['signal']),
  ...group('temporalio.client.WorkflowHandle', 'handle', 1, 'query', ['query']),
  ...group('temporalio.client.WorkflowHandle', 'handle', 1, 'update', ['execute_update', 'start_update']),
  ...group('temporalio.client', 'schedule', 1, 'workflow', [
    'ScheduleActionStartWorkflow',
    'WithStartWorkflowOperation',
  ]),
  ...group('temporalio.nexus.WorkflowRunOperationContext', 'client', 1, 'workflow', ['start_workflow']),
  ...group('temporalio.nexus.TemporalNexusClient', 'client', 1, 'workflow', ['start_workflow']),
  ...group('temporalio.nexus.TemporalNexusClient', 'client', 1, 'activity', ['start_activity']),
  ...group('temporalio.nexus.TemporalNexusClient', 'client', 2, 'update', ['start_workflow_update']),
];

/** The table by dotted name. */
export const sdkApiByName: ReadonlyMap<string, SdkApi> = new Map(sdkApi.map(api => [api.name, api]));

/** The options that any callable of the table is known to take. */
export const sdkOptions: ReadonlySet<string> = new Set(sdkApi.flatMap(({ options }) => options ?? []));

/** The last part of a dotted name. */
export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The last parts of all names of the table. */
export const sdkNames: ReadonlySet<string> = new Set(sdkApi.map(({ name }) => shortName(name)));

/** Method names of clients and handles: candidates where the class of the receiver has to be found out. */
export const sdkMethods: ReadonlyMap<string, readonly SdkApi[]> = (() => {
  const methods = new Map<string, SdkApi[]>();
  for (const api of sdkApi) {
    if (!/^[A-Z]/.test(shortName(api.name.slice(0, api.name.lastIndexOf('.'))))) continue;
    const name = shortName(api.name);
    methods.set(name, [...(methods.get(name) ?? []), api]);
  }
  return methods;
})();

const CLIENT = 'temporalio.client.Client';
const HANDLE = 'temporalio.client.WorkflowHandle';
const ENVIRONMENT = 'temporalio.testing.WorkflowEnvironment';
const CHILD = 'temporalio.workflow.ChildWorkflowHandle';
const EXTERNAL = 'temporalio.workflow.ExternalWorkflowHandle';

/** What the SDK's functions, methods and properties give, as far as receivers of payload calls are concerned. */
export const sdkReturns: ReadonlyMap<string, string> = new Map([
  [CLIENT, CLIENT],
  [`${CLIENT}.connect`, CLIENT],
  [HANDLE, HANDLE],
  [`${CLIENT}.start_workflow`, HANDLE],
  [`${CLIENT}.get_workflow_handle`, HANDLE],
  [`${CLIENT}.get_workflow_handle_for`, HANDLE],
  [ENVIRONMENT, ENVIRONMENT],
  [`${ENVIRONMENT}.start_local`, ENVIRONMENT],
  [`${ENVIRONMENT}.start_time_skipping`, ENVIRONMENT],
  [`${ENVIRONMENT}.from_client`, ENVIRONMENT],
  [`${ENVIRONMENT}.client`, CLIENT],
  ['temporalio.activity.client', CLIENT],
  ['temporalio.worker.Worker.client', CLIENT],
  [CHILD, CHILD],
  ['temporalio.workflow.start_child_workflow', CHILD],
  [EXTERNAL, EXTERNAL],
  ['temporalio.workflow.get_external_workflow_handle', EXTERNAL],
  ['temporalio.workflow.get_external_workflow_handle_for', EXTERNAL],
]);
