// Writes dist/sbom.cdx.json, a CycloneDX bill of materials of what is published: the runtime dependencies with all that
// they need, and the packages whose code the build puts into dist. Needs a build. Versions, licences and hashes come from
// the lock file, through npm.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { name, version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundled = JSON.parse(readFileSync(join(root, 'node_modules/.cache/temporal-codemod/bundled.json'), 'utf8'));
const all = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }),
);

const own = `${name}@${version}`;
const needs = new Map(all.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const nameOf = new Map(all.components.map(component => [component['bom-ref'], component.name]));
const isDirect = ref => nameOf.get(ref) in dependencies;
// npm's own --omit=dev leaves out what a developers' tool needs as well.
const wanted = new Set(needs.get(own).filter(isDirect));
for (const ref of wanted) for (const other of needs.get(ref) ?? []) wanted.add(other);
const inside = all.components
  .filter(component => bundled.includes(component.name))
  .map(component => component['bom-ref']);
const missing = bundled.filter(each => !inside.some(ref => nameOf.get(ref) === each));
if (missing.length > 0) throw new Error(`npm's bill of materials lacks ${missing.join(', ')}`);

const components = all.components.filter(
  component => wanted.has(component['bom-ref']) || inside.includes(component['bom-ref']),
);
for (const component of components) {
  component.scope = 'required';
  component.properties = inside.includes(component['bom-ref']) ? [{ name: `${name}:bundled`, value: 'true' }] : [];
}
const listed = new Set(components.map(component => component['bom-ref']));
const direct = [...new Set([...needs.get(own).filter(isDirect), ...inside])];
const bom = {
  ...all,
  // npm takes the name of the folder.
  metadata: { ...all.metadata, component: { ...all.metadata.component, name } },
  components,
  dependencies: [
    { ref: own, dependsOn: direct },
    ...components.map(component => {
      const ref = component['bom-ref'];
      return { ref, dependsOn: (needs.get(ref) ?? []).filter(other => listed.has(other)) };
    }),
  ],
};
writeFileSync(join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${components.length} components, ${inside.length} of them bundled`);
