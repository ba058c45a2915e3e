// A PMTiles archive (version 3) of one tile for the whole world, made here: a red picture, or a square of sea.
import { deflateSync, crc32 } from 'node:zlib';
import { writeFileSync } from 'node:fs';

const k_header_bytes = 127;

function chunk(name, data) {
  const bytes = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(bytes.length + 8);
  framed.writeUInt32BE(data.length, 0);
  bytes.copy(framed, 4);
  framed.writeUInt32BE(crc32(bytes), bytes.length + 4);
  return framed;
}

function red_picture() {
  const size = 256;
  const about = Buffer.alloc(13);
  about.writeUInt32BE(size, 0);
  about.writeUInt32BE(size, 4);
  about.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, Buffer.from([200, 20, 20]))]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', about),
    chunk('IDAT', deflateSync(Buffer.concat(Array(size).fill(row)))), chunk('IEND', Buffer.alloc(0))]);
}

/** A vector tile of one layer, "water", with one square (protocol buffers by hand). */
function sea() {
  const field = (number, bytes) => Buffer.concat([Buffer.from([number << 3 | 2, bytes.length]), bytes]);
  const zigzag = (value) => { const out = []; for (let left = value < 0 ? -2 * value - 1 : 2 * value; ; left >>>= 7) { out.push(left > 127 ? left & 127 | 128 : left); if (left < 128) return out; } };
  const geometry = Buffer.from([9, ...zigzag(0), ...zigzag(0), 26, ...zigzag(4096), ...zigzag(0), ...zigzag(0), ...zigzag(4096), ...zigzag(-4096), ...zigzag(0), 15]);
  const feature = Buffer.concat([Buffer.from([3 << 3, 3]), field(4, geometry)]);
  const layer = Buffer.concat([field(1, Buffer.from('water')), field(2, feature), Buffer.from([5 << 3, 128, 32, 15 << 3, 2])]);
  return field(3, layer);
}

export function write_archive(file, vector) {
  const tile = vector ? sea() : red_picture();
  const varint = (value) => { const out = []; for (let left = value; ; left >>>= 7) { out.push(left > 127 ? left & 127 | 128 : left); if (left < 128) return out; } };
  // one entry: tile 0, a run of one, all its bytes, at the beginning of the tiles
  const directory = Buffer.from([1, 0, 1, ...varint(tile.length), 1]);
  const about = Buffer.from(JSON.stringify({ attribution: '<a href="https://maps.example.org">Example Maps</a>' }));
  const header = Buffer.alloc(k_header_bytes);
  header.write('PMTiles');
  header[7] = 3;
  const lay = [[8, k_header_bytes], [16, directory.length], [24, k_header_bytes + directory.length], [32, about.length],
    [40, k_header_bytes + directory.length + about.length], [48, 0], [56, k_header_bytes + directory.length + about.length], [64, tile.length], [72, 1], [80, 1], [88, 1]];
  for (const [at, value] of lay) header.writeBigUInt64LE(BigInt(value), at);
  header.set([1, 1, 1, vector ? 1 : 2, 0, 0], 96);
  header.writeInt32LE(-1800000000, 102);
  header.writeInt32LE(-850000000, 106);
  header.writeInt32LE(1800000000, 110);
  header.writeInt32LE(850000000, 114);
  writeFileSync(file, Buffer.concat([header, directory, about, tile]));
}
