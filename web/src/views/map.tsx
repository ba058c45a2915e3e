// Places on a map, day by day, with the list that holds the same.
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { address, get, useApi, type Session, type Day, type MapCell, type MapData, type MapPlace } from '../api';
import { and, day as day_text, number, t } from '../i18n';
import { change, globals, go, here_with, link, param } from '../route';
import { shade, side_name, side_of_party, sides } from '../sides';
import { useKeys } from '../keys';
import { Count, Loaded, PlaceLink, Side, Twins, Title, useList } from '../parts/basics';
import { Strip, to_day, to_iso } from '../parts/strip';
import type { World } from '../parts/world';

const playing = signal(false);
/** So many days that every day up to the one shown is among them. */
const k_until = 36600;

function place_href(place: MapPlace): string {
  return link(`/place/${encodeURIComponent(place.id)}/${encodeURIComponent(place.name.toLowerCase())}`);
}

function List({ features }: { features: (MapPlace | MapCell)[] }) {
  return <div class="scroll"><table id="map-list"><caption class="hidden">{t('map.list')}</caption>
    <thead><tr><th>{t('col.place')}</th><th>{t('col.precision')}</th><th class="number">{t('col.claims')}</th><th>{t('col.side')}</th><th>{t('col.control')}</th></tr></thead>
    <tbody>{features.map((f) => 'south' in f
      ? <tr key={`${f.lat},${f.lon}`} data-item><td><a href={here_with({ box: [f.south, f.west, f.north, f.east].join(',') })}>{t('map.places_in_cell', { n: f.places })}</a></td>
        <td /><td class="number">{number(f.claims)}</td><td /><td /></tr>
      : <tr key={f.id} data-item class={f.control?.state === 'contested' ? 'hatch' : ''}><td><PlaceLink place={f} /></td><td class="soft">{t(`precision.${f.precision}`)}</td>
        <td class="number"><a href={link('/search', { place: f.id })}>{number(f.claims)}</a></td>
        <td class="tags">{Object.entries(f.by_side).map(([side, n]) => <span key={side}><Side side={side} /> {number(n)}</span>)}</td>
        <td>{f.control ? `${t(`control.${f.control.state}`)}: ${and(f.control.holders)}` : <span class="soft">{t('map.no_claim')}</span>}</td></tr>)}</tbody>
  </table></div>;
}

function Legend() {
  return <p class="legend" aria-label={t('map.legend')}>
    {[...sides.value.keys()].map((side) => <Side key={side} side={side} />)}
    <Side side="observer" /><Side side="third-party" /><Side side="outlet" />
    <span><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><circle r="8" fill="#fff" stroke="#1b1f24" />{[-4, 0, 4].map((x) => <line key={x} x1={x} x2={x} y1="-7" y2="7" stroke="#1b1f24" transform="rotate(45)" />)}</svg> {t('map.legend_contested')}</span>
    <span><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><circle r="8" fill="none" stroke="currentColor" stroke-dasharray="3 3" /></svg> {t('map.legend_area')}</span>
    <span><svg width="24" height="8" viewBox="0 0 24 8" aria-hidden="true"><line x1="0" x2="24" y1="4" y2="4" stroke="#9a3412" stroke-width="2" stroke-dasharray="2 4" /></svg> {t('map.legend_disputed')}</span>
  </p>;
}

function Player({ rows }: { rows: Day[] }) {
  const sorted = rows.map((row) => to_day(row.day)).filter((day) => Number.isFinite(day));
  // A date read wrongly, or an anniversary, must not squeeze the war into a corner: the outer hundredth is cut.
  sorted.sort((a, b) => a - b);
  const cut = sorted.length > 50 ? Math.ceil(sorted.length / 100) : 0;
  const first = param('from') ? to_day(param('from')) : sorted[cut] ?? NaN;
  const last = param('to') ? to_day(param('to')) : sorted[sorted.length - 1 - cut] ?? NaN;
  const at = param('at') ? to_day(param('at')) : null;
  const span = Number(param('span') || '0');
  const usable = Number.isFinite(first) && Number.isFinite(last) && last >= first;
  const spans = [...new Set([1, 3, 7, 14, 30, k_until, ...(span ? [span] : [])])].sort((a, b) => a - b);
  const pick = (day: number, replace = false) => change({ at: to_iso(Math.max(first, Math.min(last, day))), span: span || 1 }, replace);
  const step = (by: number) => pick((at ?? (by > 0 ? first - by : last - by)) + by);
  /** The nearest day on which something is said to have happened, before or after the one shown. */
  const eventful = (by: 1 | -1) => {
    const inside = sorted.filter((day) => day >= first && day <= last);
    const from = at ?? (by > 0 ? first - 1 : last + 1);
    const day = by > 0 ? inside.find((one) => one > from) : inside.filter((one) => one < from).at(-1);
    if (day !== undefined) pick(day);
  };
  useKeys({ n: () => eventful(1), p: () => eventful(-1), '[': () => step(-1), ']': () => step(1), '{': () => step(-7), '}': () => step(7), '0': () => change({ at: null, span: null }),
    ' ': () => { playing.value = !playing.value; } });
  useEffect(() => {
    if (!playing.value || !usable) return;
    if (at !== null && at >= last) { playing.value = false; return; }
    const timer = setTimeout(() => pick((at ?? first - 1) + 1, true), 500);
    return () => clearTimeout(timer);
  });
  if (!usable) return null;
  return <section aria-label={t('map.timeline')}>
    <Strip rows={rows.filter((row) => to_day(row.day) >= first && to_day(row.day) <= last)} first={first} last={last} at={at} span={span} pick={pick}
      brush={(from, to) => change({ at: to_iso(to), span: to - from + 1 })} />
    <div class="player">
      <button onClick={() => step(-7)} aria-label={t('map.week_back')}>«</button>
      <button onClick={() => step(-1)} aria-label={t('map.back')}>‹</button>
      <button aria-pressed={playing.value} onClick={() => { playing.value = !playing.value; }}>{playing.value ? t('map.pause') : t('map.play')}</button>
      <button onClick={() => step(1)} aria-label={t('map.forward')}>›</button>
      <button onClick={() => step(7)} aria-label={t('map.week_forward')}>»</button>
      <input type="range" min={first} max={last} value={at ?? last} aria-label={t('map.at')} aria-valuetext={day_text(to_iso(at ?? last))}
        onInput={(event) => pick(Number(event.currentTarget.value), true)} />
      <output>{at === null ? t('map.reset') : day_text(to_iso(at))}</output>
      <label>{t('map.span')} <select data-span value={String(span || '')} onChange={(event) => change({ span: event.currentTarget.value, at: event.currentTarget.value ? param('at') || to_iso(last) : null })}>
        <option value="">{t('map.all')}</option>{spans.map((n) => <option key={n} value={String(n)}>{n === k_until ? t('map.until') : number(n)}</option>)}</select></label>
      <button onClick={() => { playing.value = false; change({ at: null, span: null }); }}>{t('map.reset')}</button>
    </div>
  </section>;
}

export function MapView() {
  const layers = (param('layer') || 'control,events').split(',');
  const filters = { ...globals(), type: param('type'), side: param('side'), place: param('place'), party: param('party') };
  const url = address('map', { ...filters, at: param('at'), span: param('span'), box: param('box'), zoom: param('zoom') });
  const answer = useApi<MapData>(url);
  const days = useApi<Day[]>(address('timeline', filters));
  const table = param('table') === '1';
  const element = useRef<HTMLDivElement>(null);
  const world = useRef<World | null>(null);
  const ready = useSignal(false);
  useList();
  useKeys({ t: () => change({ table: table ? null : 1 }) });
  useEffect(() => {
    if (table || !element.current) return;
    const target = element.current;
    let gone = false;
    void import('../parts/world').then((module) => {
      if (gone) return;
      module.use_holder_shade((holder) => shade(side_of_party(holder)));
      world.current = new module.World(target, (box, zoom) => change({ box, zoom: Math.round(zoom) }, true));
      void get<Session>(address('session')).then(({ data }) => world.current?.tiles(data), () => undefined);
      if (param('box')) world.current.fit(param('box'));
      ready.value = true;
    });
    return () => { gone = true; ready.value = false; world.current?.map.remove(); world.current = null; };
  }, [table]);
  const state = answer.value;
  const data = state.state === 'done' ? state.answer.data : state.state === 'loading' ? state.last?.data : undefined;
  useEffect(() => {
    if (!ready.value || !data || !world.current) return;
    const shown = layers.includes('events') ? data.features : data.features.filter((f) => !('south' in f) && f.control);
    world.current.show(shown, layers.includes('control'), (place) => go(place_href(place)));
    if (!param('box')) world.current.fit_places(data.features);
  }, [data, ready.value, param('layer'), sides.value]);
  const layer = (name: string) => <label><input type="checkbox" checked={layers.includes(name)} onChange={(event) => {
    const next = event.currentTarget.checked ? [...layers, name] : layers.filter((one) => one !== name);
    change({ layer: next.length === 2 ? null : next.join(',') || 'none' });
  }} />{t(`map.layer_${name}`)}</label>;
  return <>
    <Title text={t('map.title')} />
    <h1>{t('map.title')}</h1>
    <div class="filters">{t('map.layers')}: {layer('control')}{layer('events')}
      <a href={here_with({ table: table ? null : 1 })}>{table ? t('table.hide') : t('table.show')}</a>
      {param('box') && <a href={here_with({ box: null, zoom: null })}>{t('map.all')}</a>}
      {param('side') && <a href={here_with({ side: null })}>{t('search.remove', { name: side_name(param('side')) })}</a>}
      {param('type') && <a href={here_with({ type: null })}>{t('search.remove', { name: t(`type.${param('type')}`) })}</a>}
    </div>
    <Loaded of={days}>{(rows) => <Player rows={rows} />}</Loaded>
    {!table && <><div ref={element} class="map" role="region" aria-busy={!ready.value} aria-label={t('map.label')} tabIndex={0} /><Legend /></>}
    <Loaded of={answer}>{(found) => <>
      <p><Count count={{ value: found.total_places, capped: false }} />{' '}
        {found.unplaced > 0 && <a class="tag" href={link('/search', { missing: 'place' })} data-unplaced={found.unplaced}>{t('map.unplaced', { n: found.unplaced })}</a>}</p>
      <h2>{t('map.list')}</h2>
      <List features={found.features} />
    </>}</Loaded>
    <Twins url={url} forms={['json', 'geojson']} />
  </>;
}
