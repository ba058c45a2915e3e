// Runs the browser tests, or says plainly that it can't and why (exit code 77: skipped).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { here } from '../load.mjs';
import { chromium_path, program } from './server.mjs';

if (!chromium_path()) {
  console.log('skipped: no Chromium here (script/install installs it; CHROMIUM names another)');
  process.exit(77);
}
if (!existsSync(program)) {
  console.log(`skipped: no program at ${program}`);
  process.exit(77);
}
const k_time_ms = 870_000; // CTest ends it after 900 s and tells nothing
const done = spawnSync(process.execPath, ['--test', '--test-reporter=spec', join(here, 'tests/browser/page.test.mjs')], { stdio: 'inherit', timeout: k_time_ms });
if (done.error) console.log(`the tests of the page did not end: ${done.error.message}`);
process.exit(done.status ?? 1);
