// Builds dist/: index.html, and everything else under names that carry a hash of their content, so that a
// server may call them immutable. `node build.mjs --dev` leaves the code readable.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.COUNTERCLAIM_WEB_DIST ?? join(here, 'dist');
const dev = process.argv.includes('--dev');

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'assets'), { recursive: true });

function hashed(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const file = `assets/${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(dist, file), bytes);
  return `/${file}`;
}

// The countries of the world at 1:50 million; credit in the page and in THIRD_PARTY.txt.
const countries = JSON.parse(readFileSync(join(here, 'node_modules/world-atlas/countries-50m.json'), 'utf8'));
for (const geometry of countries.objects.countries.geometries) {
  geometry.properties = { name: geometry.properties.name };
}
delete countries.objects.land;
const basemap = hashed('countries.json', Buffer.from(JSON.stringify(countries)));
const disputed = hashed('disputed.json', Buffer.from(JSON.stringify(
  JSON.parse(readFileSync(join(here, 'basemap/disputed.json'), 'utf8')))));

const result = await build({
  absWorkingDir: here,
  entryPoints: [{ in: 'src/main.tsx', out: 'page' }],
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022'],
  minify: !dev,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: join(dist, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.png': 'file', '.svg': 'file' },
  publicPath: '/assets/',
  legalComments: 'none',
  metafile: true,
  define: { __BASEMAP__: JSON.stringify(basemap), __DISPUTED__: JSON.stringify(disputed) },
});

let script = '';
let style = '';
for (const [file, output] of Object.entries(result.metafile.outputs)) {
  if (output.entryPoint === 'src/main.tsx') {
    script = `/assets/${basename(file)}`;
    if (output.cssBundle) style = `/assets/${basename(output.cssBundle)}`;
  }
}
const icon = hashed('icon.svg', readFileSync(join(here, 'src/icon.svg')));
writeFileSync(join(dist, 'index.html'), readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('%SCRIPT%', script).replace('%STYLE%', style).replace('%ICON%', icon));

// Licences of everything that ends up in the bundle.
const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
packages.add('world-atlas');
let notices = 'Counterclaim\'s page contains the following software and data.\n';
for (const name of [...packages].sort()) {
  const folder = join(here, 'node_modules', name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  notices += `\n== ${name} ${about.version} (${about.license})\n`;
  if (licence) notices += `\n${readFileSync(join(folder, licence), 'utf8').trim()}\n`;
}
notices += '\n== Natural Earth\n\nCountries at 1:50 million, public domain: https://www.naturalearthdata.com/\n';
writeFileSync(join(dist, 'THIRD_PARTY.txt'), notices);
if (existsSync(join(here, 'public'))) cpSync(join(here, 'public'), dist, { recursive: true });
