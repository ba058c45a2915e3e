// Swim lanes: one for each speaker of a place's control; bars are the time they speak of, ticks the days they spoke.
import type { Control, Statement } from '../api';
import { and, day, days_of, month, t } from '../i18n';
import { shade, side_of_party } from '../sides';
import { sentence_link } from './basics';
import { to_day } from './strip';

const k_left = 170;
const k_width = 900;
const k_row = 34;

const k_marks: Record<string, string> = { assert: 'M0-6L6 5L-6 5Z', deny: 'M-5-5L5 5M5-5L-5 5', concede: 'M0-6L6 0L0 6L-6 0Z', 'third-party': 'M-5-5H5V5H-5Z' };

export function Lanes({ list, until }: { list: Control[]; until: string }) {
  const statements = list.flatMap((entry) => entry.statements.map((statement) => ({ ...statement, part: entry.part })));
  const dated = statements.flatMap((s) => [s.from, s.to, s.said]).filter((one): one is string => !!one).map(to_day);
  if (!dated.length) return null;
  const first = Math.min(...dated) - 1;
  const last = Math.max(...dated, until ? to_day(until) : -Infinity) + 1;
  const x = (day_number: number) => k_left + (k_width - k_left - 10) * (day_number - first) / Math.max(1, last - first);
  const lanes = new Map<string, (Statement & { part: string | null })[]>();
  for (const statement of statements) {
    const name = statement.speaker + (statement.part ? ` (${statement.part})` : '');
    lanes.set(name, [...(lanes.get(name) ?? []), statement]);
  }
  const height = lanes.size * k_row + 34;
  const months: string[] = [];
  for (let at = first; at <= last; ++at) {
    const iso = new Date(at * 86400000).toISOString();
    if (iso.slice(8, 10) === '01' || at === first) months.push(iso.slice(0, 10));
  }
  return <div class="scroll"><svg class="lanes" viewBox={`0 0 ${k_width} ${height}`} role="group" aria-label={t('place.lanes')}>
    <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke-width="1.5" /></pattern></defs>
    {list.filter((entry) => entry.state === 'contested' && entry.from).map((entry, i) => <rect key={i} fill="url(#hatch)" x={x(to_day(entry.from as string))} y={0}
      width={Math.max(4, x(entry.to ? to_day(entry.to) + 1 : last) - x(to_day(entry.from as string)))} height={height - 24}><title>{t('control.contested')}</title></rect>)}
    <g class="axis">{months.map((iso) => <g key={iso}><line x1={x(to_day(iso))} x2={x(to_day(iso))} y1={0} y2={height - 22} /><text x={x(to_day(iso)) + 2} y={height - 8}>{iso.endsWith('-01') ? month(iso.slice(0, 7)) : day(iso)}</text></g>)}</g>
    {[...lanes.entries()].map(([name, own], row) => <g key={name} transform={`translate(0 ${row * k_row})`}>
      <text x={0} y={21}>{name.length > 26 ? `${name.slice(0, 25)}…` : name}<title>{name}</title></text>
      {own.filter((s) => s.holder.length && s.stance !== 'deny').map((s, i) => {
        const from = s.from ?? s.said;
        if (!from) return null;
        const begin = x(to_day(from));
        const end = Math.max(begin + 6, x(s.to ? to_day(s.to) + 1 : last));
        return <rect key={i} class={`f-${shade(side_of_party(s.holder[0] ?? ''))}`} opacity={s.to ? 0.9 : 0.6} x={begin} y={11} width={end - begin} height={12} rx={2}><title>{`${and(s.holder)}: ${days_of(s.from, s.to)}`}</title></rect>;
      })}
      {own.map((s, i) => {
        const at = s.said ?? s.from;
        return at ? <a key={i} href={sentence_link(s.article, s.claim)} aria-label={`${s.speaker}, ${day(s.said)}: ${t(`stance.${s.stance}`)}`}>
          <rect x={x(to_day(at)) - 12} y={5} width={24} height={24} fill="transparent" /><path class={`tick f-${s.stance === 'deny' ? 'none' : shade(s.side)}`} d={k_marks[s.stance] ?? k_marks['assert'] as string} transform={`translate(${x(to_day(at))} 17)`} fill={s.stance === 'deny' ? 'none' : undefined} stroke-width={s.stance === 'deny' ? 2.5 : 1} /></a> : null;
      })}
    </g>)}
  </svg></div>;
}
