/** What a call does that workflow code must not. */
export type HazardKind =
  | 'clock'
  | 'uuid'
  | 'random'
  | 'sleep'
  | 'thread'
  | 'network'
  | 'file'
  | 'process'
  | 'environment'
  | 'order';

/** Why a call does not belong into workflow code. */
export interface Hazard {
  readonly kind: HazardKind;
  /** The dotted name that was called. */
  readonly name: string;
}

const under = (module: string, names: string) => names.split(' ').map(name => `${module}.${name}`);

/**
 * By dotted name; `module.*` stands for everything in it. The standard library's part follows what the SDK's sandbox
 * refuses (temporalio 1.35: worker/workflow_sandbox/_restrictions.py, `invalid_module_members_default`), which sees only
 * modules that it has imported itself. Pure functions of those modules, such as `os.path.join`, are not listed.
 */
const NAMES: Readonly<Record<HazardKind, readonly string[]>> = {
  clock: [
    ...under('datetime.datetime', 'now utcnow today'),
    'datetime.date.today',
    ...under('time', 'time time_ns monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns'),
    ...under('pendulum', 'now today tomorrow yesterday'),
    ...under('arrow', 'now utcnow'),
    ...under('django.utils.timezone', 'now localtime localdate'),
  ],
  uuid: [
    ...under('uuid', 'uuid1 uuid4 uuid6 uuid7'),
    ...under('ulid', 'ULID new'),
    ...under('uuid6', 'uuid6 uuid7 uuid8'),
    'uuid_utils.uuid4',
    'uuid_utils.uuid7',
    'nanoid.generate',
    ...under('shortuuid', 'uuid random'),
    ...under('bson', 'ObjectId'),
    'bson.objectid.ObjectId',
  ],
  random: [
    ...under(
      'random',
      'random randint randrange choice choices sample shuffle uniform gauss normalvariate expovariate betavariate gammavariate lognormvariate paretovariate triangular vonmisesvariate weibullvariate getrandbits randbytes binomialvariate seed SystemRandom',
    ),
    'secrets.*',
    'os.urandom',
    'numpy.random.*',
  ],
  sleep: ['time.sleep'],
  thread: [
    ...under('threading', 'Thread Timer'),
    ...under('concurrent.futures', 'ThreadPoolExecutor ProcessPoolExecutor'),
    ...under('concurrent.futures.thread', 'ThreadPoolExecutor'),
    ...under('concurrent.futures.process', 'ProcessPoolExecutor'),
    ...under('multiprocessing', 'Process Pool Queue Manager'),
    ...under('multiprocessing.pool', 'ThreadPool Pool'),
    '_thread.start_new_thread',
    'asyncio.to_thread',
    'asyncio.run',
    'asyncio.run_coroutine_threadsafe',
    'anyio.to_thread.run_sync',
    'nest_asyncio.apply',
  ],
  network: [
    ...under('requests', 'get post put patch delete head options request Session session'),
    ...under('httpx', 'get post put patch delete head options request stream Client AsyncClient'),
    ...under('aiohttp', 'ClientSession request'),
    ...under('urllib.request', 'urlopen urlretrieve'),
    ...under('http.client', 'HTTPConnection HTTPSConnection'),
    'urllib3.PoolManager',
    ...under('socket', 'socket create_connection gethostbyname getaddrinfo gethostname getfqdn'),
    ...under('asyncio', 'open_connection start_server'),
    ...under('smtplib', 'SMTP SMTP_SSL'),
    ...under('ftplib', 'FTP FTP_TLS'),
    ...under('boto3', 'client resource Session session.Session'),
    'aioboto3.Session',
    ...under('psycopg2', 'connect'),
    ...under('psycopg', 'connect AsyncConnection.connect'),
    ...under('asyncpg', 'connect create_pool'),
    'pymysql.connect',
    'mysql.connector.connect',
    ...under('sqlalchemy', 'create_engine'),
    'sqlalchemy.ext.asyncio.create_async_engine',
    ...under('redis', 'Redis StrictRedis from_url'),
    ...under('redis.asyncio', 'Redis from_url'),
    'pymongo.MongoClient',
    'motor.motor_asyncio.AsyncIOMotorClient',
    'grpc.insecure_channel',
    'grpc.secure_channel',
    'temporalio.client.Client.connect',
  ],
  file: [
    ...under('io', 'open'),
    ...under('os', 'open listdir scandir walk mkdir makedirs remove unlink rename replace rmdir chmod getcwd'),
    ...under('os.path', 'exists isfile isdir getmtime getsize'),
    ...under(
      'pathlib.Path',
      'open read_text read_bytes write_text write_bytes exists is_file is_dir iterdir glob rglob mkdir unlink touch rmdir stat cwd home',
    ),
    ...under('glob', 'glob iglob'),
    ...under('shutil', 'copy copy2 copyfile copytree move rmtree disk_usage which'),
    'tempfile.*',
    ...under('gzip', 'open'),
    ...under('aiofiles', 'open'),
  ],
  process: [
    'subprocess.*',
    ...under('os', 'system popen getpid fork kill'),
    ...under('asyncio', 'create_subprocess_exec create_subprocess_shell'),
  ],
  environment: [
    ...under('os', 'getenv environ.get environ'),
    ...under('platform', 'node system release uname machine'),
  ],
  order: ['asyncio.wait', 'asyncio.as_completed'],
};

/** Exceptions of a `module.*` entry. */
const HARMLESS = new Set([
  'tempfile.gettempdir',
  ...under('subprocess', 'CalledProcessError TimeoutExpired SubprocessError'),
  'secrets.compare_digest',
  ...under('numpy.random', 'default_rng RandomState Generator SeedSequence PCG64'),
]);

const byName = new Map<string, HazardKind>();
const byModule = new Map<string, HazardKind>();
for (const [kind, names] of Object.entries(NAMES) as [HazardKind, readonly string[]][]) {
  for (const name of names) {
    if (name.endsWith('.*')) byModule.set(name.slice(0, -2), kind);
    else byName.set(name, kind);
  }
}
/** Built-in functions that read from outside. */
const BUILTINS: ReadonlyMap<string, HazardKind> = new Map([
  ['open', 'file'],
  ['input', 'process'],
]);

/** What is wrong with calling an external function or class in workflow code; undefined where nothing is known. */
export function hazardOf(name: string): Hazard | undefined {
  const kind =
    byName.get(name) ?? (HARMLESS.has(name) ? undefined : byModule.get(name.slice(0, name.lastIndexOf('.'))));
  return kind && { kind, name };
}

/** The same for a built-in function. */
export function builtinHazard(name: string): Hazard | undefined {
  const kind = BUILTINS.get(name);
  return kind && { kind, name };
}

/** Classes whose methods are hazards, by what makes them; for type inference. */
export const hazardReturns: ReadonlyMap<string, string> = new Map([['pathlib.Path', 'pathlib.Path']]);

/** A quick test whether a file, read as latin-1, names something of these kinds. */
export function mayHold(...kinds: readonly HazardKind[]): (latin1: string) => boolean {
  const names = kinds.flatMap(kind => NAMES[kind]).map(name => name.replace(/\.\*$/, '').replace(/^.*\./, ''));
  const builtins = [...BUILTINS].flatMap(([name, kind]) => (kinds.includes(kind) ? [name] : []));
  const named = new RegExp(`\\b(?:${[...new Set([...names, ...builtins])].join('|')})\\b`);
  return latin1 => named.test(latin1);
}
