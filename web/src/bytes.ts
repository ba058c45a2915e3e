// Positions of the API count UTF-8 bytes; JavaScript's strings count UTF-16 units.

/** For each byte offset that begins a character (and the end), the index in the string. */
export class BytePositions {
  private readonly index: Uint32Array;

  constructor(text: string) {
    let length = 0;
    for (let i = 0; i < text.length; ++i) length += units(text, i).bytes;
    this.index = new Uint32Array(length + 1);
    let at = 0;
    for (let i = 0; i < text.length;) {
      const { bytes, step } = unit(text, i);
      this.index.fill(i, at, at + bytes);
      at += bytes;
      i += step;
    }
    this.index[length] = text.length;
  }

  /** The index in the string of a byte; bytes behind the end give its end. */
  at(byte: number): number {
    return this.index[Math.max(0, Math.min(byte, this.index.length - 1))] ?? 0;
  }
}

function unit(text: string, i: number): { bytes: number; step: number } {
  const code = text.codePointAt(i) ?? 0;
  return { bytes: code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4, step: code > 0xffff ? 2 : 1 };
}

/** Bytes that the unit at i adds: the second half of a pair adds none. */
function units(text: string, i: number): { bytes: number } {
  const code = text.charCodeAt(i);
  if (code >= 0xdc00 && code <= 0xdfff && i > 0 && text.charCodeAt(i - 1) >= 0xd800 && text.charCodeAt(i - 1) <= 0xdbff) return { bytes: 0 };
  return { bytes: unit(text, i).bytes };
}

export interface Piece<T> { start: number; end: number; over: T[] }

/** Cuts [from, to) where any of the spans begins or ends; each piece knows what lies over it. */
export function pieces<T extends { start: number; end: number }>(from: number, to: number, spans: readonly T[]): Piece<T>[] {
  const inside = spans.filter((span) => span.end > from && span.start < to && span.end > span.start);
  const cuts = new Set([from, to]);
  for (const span of inside) {
    cuts.add(Math.max(from, span.start));
    cuts.add(Math.min(to, span.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const out: Piece<T>[] = [];
  for (let i = 0; i + 1 < sorted.length; ++i) {
    const start = sorted[i] as number;
    const end = sorted[i + 1] as number;
    out.push({ start, end, over: inside.filter((span) => span.start < end && span.end > start) });
  }
  return out;
}
