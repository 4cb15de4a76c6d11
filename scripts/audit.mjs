// Asks the registry for known vulnerabilities of what is installed, developers' tools included. A registry that cannot
// be asked, such as many a mirror, is said to be one; that is no result.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' });
const { metadata, vulnerabilities, message, error } = JSON.parse(stdout || '{}');
if (!metadata) {
  console.log(`not audited: ${message ?? error?.summary ?? 'the registry cannot be asked'}`);
} else {
  for (const { name, severity, range } of Object.values(vulnerabilities)) console.log(`${severity}: ${name} ${range}`);
  console.log(`${metadata.dependencies.total} packages, ${metadata.vulnerabilities.total} with known vulnerabilities`);
  process.exitCode = metadata.vulnerabilities.total > 0 ? 1 : 0;
}
