// UTF-8 positions in JavaScript strings, and texts cut at them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../load.mjs';

const { BytePositions, pieces } = await load('src/bytes.ts');

test('every byte offset of a character finds its place', () => {
  for (const text of ['plain', 'Ադրբեջան և Հադրութ', 'قصف مدينة غنجة', 'a🚀b\u{1F3F4}c', '', 'é\u0301x']) {
    const positions = new BytePositions(text);
    const encoder = new TextEncoder();
    let index = 0;
    for (const point of text) {
      assert.equal(positions.at(encoder.encode(text.slice(0, index)).length), index, text);
      index += point.length;
    }
    assert.equal(positions.at(encoder.encode(text).length), text.length);
    assert.equal(positions.at(1e9), text.length);
  }
});

test('a lone half of a pair does not put the rest out of step', () => {
  const positions = new BytePositions('a\ud83dz');
  assert.equal(positions.at(0), 0);
  assert.equal(positions.at(4), 2);
});

test('pieces cover the whole and know what lies over them', () => {
  const spans = [{ start: 2, end: 6, name: 'a' }, { start: 4, end: 9, name: 'b' }, { start: 5, end: 5, name: 'empty' }, { start: 20, end: 30, name: 'far' }];
  const cut = pieces(0, 10, spans);
  assert.deepEqual(cut.map((one) => [one.start, one.end, one.over.map((span) => span.name).join('')]),
    [[0, 2, ''], [2, 4, 'a'], [4, 6, 'ab'], [6, 9, 'b'], [9, 10, '']]);
});
