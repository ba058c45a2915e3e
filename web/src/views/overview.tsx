// What a reader looks at first: where the sides contradict each other, and what is missing.
import { address, useApi, type Overview as Data } from '../api';
import { days_of, number, t } from '../i18n';
import { globals, link } from '../route';
import { shade, side_name } from '../sides';
import { EventList } from '../parts/event_list';
import { Highlights, Loaded, Twins, Title, useList } from '../parts/basics';

const k_totals: [string, string][] = [['claims', '/search'], ['events', '/search?in=events'], ['contested', '/search?in=events&contested=true'],
  ['places', '/map'], ['articles', '/search?in=articles'], ['sources', '/sources'], ['decisions', '/review']];

function with_globals(path: string): string {
  const [route, query] = path.split('?');
  return link(route ?? '/', Object.fromEntries(new URLSearchParams(query)));
}

function Bars({ rows }: { rows: { key: string; label: string; href: string; claims: number; shade?: string }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.claims));
  return <div class="bars">{rows.map((row) => <a key={row.key} class={row.shade ? `c-${row.shade}` : ''} href={row.href}>
    <span>{row.shade ? <span class={`side c-${row.shade}`}><i aria-hidden="true" />{row.label}</span> : row.label}</span>
    <progress value={row.claims} max={most} aria-label={row.label} /><span class="number">{number(row.claims)}</span></a>)}</div>;
}

export function Overview() {
  const url = address('overview', globals());
  const answer = useApi<Data>(url);
  useList();
  return <Loaded of={answer}>{(data) => {
    return <>
      <Title text={t('overview.title')} />
      <h1>{data.conflicts.length > 0 && data.conflicts.length < 4 ? data.conflicts.map((one) => one.name).join(' · ') : t('overview.title')}</h1>
      <p class="soft">{t('overview.said')} {days_of(data.said.from, data.said.to)} · {t('overview.happened')} {days_of(data.happened.from, data.happened.to)}</p>
      <ul class="totals" aria-label={t('overview.totals')}>{k_totals.map(([name, path]) => <li key={name}>
        <a href={with_globals(path)} data-total={name}><b>{number(data.totals[name] ?? 0)}</b>{t(`total.${name}`)}</a></li>)}</ul>
      <div class="grid">
        <section class="panel"><h2>{t('overview.contradictions')}</h2><Highlights list={data.contradictions} /></section>
        <section class="panel"><h2>{t('overview.control')}</h2><Highlights list={data.control} /></section>
        <section class="panel"><h2>{t('overview.tolls')}</h2><Highlights list={data.tolls} /></section>
        <section class="panel"><h2>{t('overview.truces')}</h2><Highlights list={data.truces} /></section>
        <section class="panel"><h2>{t('overview.deadlines')}</h2><Highlights list={data.deadlines} /></section>
        <section class="panel"><h2>{t('overview.missing')}</h2>
          <ul class="plain">
            {(['place', 'time', 'said'] as const).map((what) => <li key={what}>
              <a href={link('/search', { missing: what })}><b class="number">{number(data.missing[what])}</b> {t(`overview.missing_${what}`)}</a></li>)}
          </ul>
          <h3>{t('overview.to_review')}</h3>
          <ul class="plain">{Object.entries(data.review).map(([queue, n]) => <li key={queue}>
            <a href={link('/review', { queue })}><b class="number">{number(n)}</b> {t(`review.${queue}`)}</a></li>)}</ul>
        </section>
      </div>
      <h2>{t('overview.newest')}</h2>
      <EventList events={data.newest_events} />
      <div class="grid">
        <section><h2>{t('overview.by_side')}</h2><Bars rows={data.by_side.map((row) => ({ key: row.side, label: side_name(row.side),
          href: link('/search', { side: row.side }), claims: row.claims, shade: shade(row.side) }))} /></section>
        <section><h2>{t('overview.by_type')}</h2><Bars rows={data.by_type.slice(0, 12).map((row) => ({ key: row.type, label: t(`type.${row.type}`),
          href: link('/search', { type: row.type }), claims: row.claims }))} /></section>
      </div>
      <Twins url={address('events', globals())} forms={['json', 'jsonl', 'csv', 'geojson', 'atom']} />
    </>;
  }}</Loaded>;
}
