// Starts the real server on a free port, on a ledger of the demo articles and a few of the tests' own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here } from '../load.mjs';

const root = process.env.COUNTERCLAIM_ROOT ?? join(here, '..');
export const program = process.env.COUNTERCLAIM_PROGRAM ?? join(root, 'build/dev/apps/counterclaim/counterclaim');

export function chromium_path() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path)) ?? null;
}

const k_start_ms = 120_000;
const k_stop_ms = 30_000;

/** What comes of this, or an error that says what was waited for. */
function within(time_ms, promise, what) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`${what()} (${time_ms / 1000} s)`)), time_ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Resolves with { url, stop } once the server says where it listens. */
export async function start_server({ own_articles = true, options = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'counterclaim-page-'));
  const ledger = join(folder, 'demo.db');
  const inputs = [join(root, 'demo/articles'), ...(own_articles ? [join(here, 'tests/browser/articles')] : [])];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder };
  execFileSync(program, ['ingest', '--quiet', '--ledger', ledger, ...inputs], { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: k_start_ms, killSignal: 'SIGKILL' });
  const web = process.env.COUNTERCLAIM_WEB_ROOT ? ['--web-root', process.env.COUNTERCLAIM_WEB_ROOT] : [];
  const server = spawn(program, ['serve', '--ledger', ledger, '--port', '0', ...web, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await within(k_start_ms, new Promise((done, fail) => {
    const look = (bytes) => {
      said += bytes;
      const found = /https?:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d+/.exec(said);
      if (found) done(found[0]);
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
  }), () => `the server did not say where it listens: ${said}`).catch((error) => { server.kill('SIGKILL'); throw error; });
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await within(k_stop_ms, ended, () => `the server did not stop: ${said}`).finally(() => server.kill('SIGKILL'));
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop, ledger };
}

/** The data of one API answer. */
export async function ask(url, path) {
  for (let tries = 0; ; ++tries) {
    const response = await fetch(`${url}/api/v1/${path}`, { signal: AbortSignal.timeout(60_000) });
    if (response.status === 503 && tries < 50) {
      await new Promise((done) => setTimeout(done, 200));
      continue;
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
