// Both languages of the interface say the same things, and every text the source asks for is there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { here } from '../load.mjs';

const read = (name) => JSON.parse(readFileSync(join(here, `src/locales/${name}.json`), 'utf8'));
const en = read('en');
const fr = read('fr');

test('the catalogues have the same keys and the same blanks', () => {
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  const blanks = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(en)) assert.deepEqual(blanks(fr[key]), blanks(en[key]), key);
});

test('no text is empty or left as it is in English by mistake', () => {
  const same = Object.keys(en).filter((key) => en[key] === fr[key] && en[key].length > 14 && !en[key].startsWith('{'));
  assert.deepEqual(same, []);
  for (const [key, text] of [...Object.entries(en), ...Object.entries(fr)]) assert.ok(text.trim(), key);
});

test('every key that the source names exists', () => {
  const files = ['src', 'src/views', 'src/parts'].flatMap((folder) => readdirSync(join(here, folder)).filter((file) => /\.tsx?$/.test(file)).map((file) => join(here, folder, file)));
  for (const file of files) {
    for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\('([a-z_.-]+)'/g)) assert.ok(key in en, `${file}: ${key}`);
  }
});
