// The time strip: claims a day (or month), stacked by side; a click or the slider takes a day, a drag takes several.
import { useSignal } from '@preact/signals';
import type { Day } from '../api';
import { day as day_text, number, t } from '../i18n';
import { shade } from '../sides';

export const k_day_ms = 86400000;
export function to_day(iso: string): number { return Math.round(Date.parse(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`) / k_day_ms); }
export function to_iso(day: number): string { return new Date(day * k_day_ms).toISOString().slice(0, 10); }

interface Props { rows: Day[]; first: number; last: number; at: number | null; span: number; pick: (day: number) => void; brush: (from: number, to: number) => void }

export function Strip({ rows, first, last, at, span, pick, brush }: Props) {
  const drag = useSignal<{ from: number; to: number } | null>(null);
  const width = 1000;
  const height = 64;
  const days = Math.max(1, last - first + 1);
  const monthly = rows.some((row) => row.day.length === 7);
  const step = width / days;
  const bar = Math.max(1, (monthly ? 28 : 1) * step * 0.9);
  const totals = new Map<number, { day: number; parts: Day[]; sum: number }>();
  for (const row of rows) {
    const day = to_day(row.day);
    const entry = totals.get(day) ?? { day, parts: [], sum: 0 };
    entry.parts.push(row);
    entry.sum += row.claims;
    totals.set(day, entry);
  }
  const most = Math.max(1, ...[...totals.values()].map((entry) => entry.sum));
  const x = (day: number) => (day - first) * step;
  const day_at = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.max(first, Math.min(last, first + Math.floor((event.clientX - box.left) / box.width * days)));
  };
  const end = () => {
    const chosen = drag.value;
    drag.value = null;
    // a press without a move is the day's own click
    if (chosen && chosen.from !== chosen.to) brush(Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to));
  };
  const shown = drag.value && drag.value.from !== drag.value.to
    ? { from: Math.min(drag.value.from, drag.value.to), to: Math.max(drag.value.from, drag.value.to) }
    : at === null ? null : { from: Math.max(first, at - (span || 1) + 1), to: at };
  return <svg class="strip" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('map.timeline')}
    onPointerDown={(event) => { const day = day_at(event); drag.value = { from: day, to: day }; }}
    onPointerMove={(event) => { if (drag.value && event.buttons) drag.value = { ...drag.value, to: day_at(event) }; }}
    onPointerUp={end} onPointerLeave={end}>
    {[...totals.values()].map((entry) => {
      let base = height - 2;
      return <g key={entry.day}>{entry.parts.map((part) => {
        const tall = Math.max(1, (height - 6) * part.claims / most);
        base -= tall;
        return <rect key={part.side} class={`f-${shade(part.side)}`} x={x(entry.day)} y={base} width={bar} height={tall} />;
      })}<rect class="hit" x={x(entry.day)} y={0} width={Math.max(bar, 3)} height={height} onClick={() => pick(entry.day)}>
        <title>{`${day_text(to_iso(entry.day))}: ${number(entry.sum)}`}</title></rect></g>;
    })}
    {shown && <rect class="window" x={x(shown.from)} y={1} width={Math.max(step * (shown.to - shown.from + 1), 3)} height={height - 2} vector-effect="non-scaling-stroke" />}
  </svg>;
}
