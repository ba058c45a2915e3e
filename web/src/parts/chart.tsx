// Cumulative figures as steps, one line a claimant; uPlot draws, the table after it says the same.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Series } from '../api';
import { day, language, number, t } from '../i18n';
import { shade } from '../sides';
import { to_day, k_day_ms } from './strip';

const k_dashes = [[], [6, 4], [2, 3], [8, 3, 2, 3]];

function colour(series: Series): string {
  const styles = getComputedStyle(document.documentElement);
  const name = shade(series.side);
  return styles.getPropertyValue(/^[0-3]$/.test(name) ? `--side-${name}` : '--other').trim();
}

export function Chart({ list }: { list: Series[] }) {
  const element = useRef<HTMLDivElement>(null);
  const busy = useSignal(true);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let plot: { destroy: () => void; setSize: (size: { width: number; height: number }) => void } | null = null;
    let gone = false;
    const observer = new ResizeObserver(() => plot?.setSize({ width: target.clientWidth, height: 300 }));
    void import('uplot').then(({ default: UPlot }) => {
      if (gone) return;
      const stamps = [...new Set(list.flatMap((s) => s.points.map((p) => p.said ?? p.to ?? p.from)).filter((d): d is string => !!d).map(to_day))].sort((a, b) => a - b);
      const values = list.map((series) => {
        let now: number | null = null;
        const known = new Map(series.points.map((p) => [to_day(p.said ?? p.to ?? p.from ?? '1970-01-01'), p.low ?? p.high]));
        return stamps.map((stamp) => { const found = known.get(stamp); if (found !== undefined && found !== null) now = found; return now; });
      });
      const styles = getComputedStyle(document.documentElement);
      const ink = styles.getPropertyValue('--soft').trim();
      const line = styles.getPropertyValue('--line').trim();
      const stepped = UPlot.paths.stepped?.({ align: 1 });
      plot = new UPlot({
        width: target.clientWidth, height: 300, cursor: { y: false },
        scales: { x: { time: true }, y: { range: (_u, _low, high) => [0, Math.max(1, high * 1.08)] } },
        axes: [{ stroke: ink, grid: { stroke: line }, values: (_u, at) => at.map((s) => new Intl.DateTimeFormat(language.value, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(s * 1000))) },
          { stroke: ink, grid: { stroke: line }, size: 60, values: (_u, at) => at.map((v) => number(v)) }],
        series: [{ value: (_u, s) => (s === null ? '' : day(new Date(s * 1000).toISOString())) },
          ...list.map((series, i) => ({ label: `${series.claimant}: ${t(`kind.${series.kind}`)}${series.party.length ? ` (${series.party[0] ?? ''})` : ''}`, stroke: colour(series), width: 2, dash: k_dashes[i % 4] ?? [],
            points: { show: true, size: 7 }, ...(stepped ? { paths: stepped } : {}), value: (_u: unknown, v: number | null) => (v === null ? t('figure.unknown') : number(v)) }))],
      }, [stamps.map((s) => s * k_day_ms / 1000), ...values], target);
      observer.observe(target);
    }).finally(() => { if (!gone) busy.value = false; });
    return () => { gone = true; busy.value = true; observer.disconnect(); plot?.destroy(); };
  }, [list, language.value]);
  return <div ref={element} class="chart" role="img" aria-busy={busy.value} aria-label={t('casualties.chart')} />;
}
