/** The modules of Python's standard library that application code imports (docs.python.org, "The Python Standard Library"). */
const MODULES = new Set(
  'abc array ast asyncio base64 binascii bisect builtins bz2 calendar cmath codecs collections concurrent configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib email enum errno fcntl filecmp fnmatch fractions functools gc getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword linecache locale logging lzma math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue random re resource sched secrets select selectors shelve shlex shutil signal site smtplib socket sqlite3 ssl stat statistics string struct subprocess sys sysconfig tarfile tempfile textwrap threading time timeit token tokenize tomllib traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo'.split(
    ' ',
  ),
);

/** Whether a dotted external name belongs to the standard library. */
export function isStandard(name: string): boolean {
  return MODULES.has(name.split('.')[0]!);
}
