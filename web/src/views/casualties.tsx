// Figures as each claimant states them; never added up over claimants.
import { address, usePages, type Check, type Series, type Toll } from '../api';
import { day, days_of, t } from '../i18n';
import { change, globals, here_with, link, param } from '../route';
import { side_name, sides } from '../sides';
import { useKeys } from '../keys';
import { Chart } from '../parts/chart';
import { Tolls } from './event';
import { Empty, Failed, Figure, More, Side, Title, Twins, sentence_link, useList } from '../parts/basics';

const k_kinds = ['killed', 'wounded', 'missing', 'captured', 'displaced', 'destroyed'];
const k_classes = ['civilian', 'military', 'mixed'];

function Choice({ name, label, values, show }: { name: string; label: string; values: string[]; show: (value: string) => string }) {
  return <label>{label} <select value={param(name)} onChange={(event) => change({ [name]: event.currentTarget.value })}>
    <option value="">{t('casualties.any')}</option>{values.map((value) => <option key={value} value={value}>{show(value)}</option>)}</select></label>;
}

function what(series: Series): string {
  return [t(`kind.${series.kind}`), series.item ?? '', series.class ? t(`class.${series.class}`) : ''].filter(Boolean).join(', ');
}

function SeriesTable({ list }: { list: Series[] }) {
  return <div class="scroll"><table id="series"><thead><tr><th>{t('casualties.claimant')}</th><th>{t('casualties.side')}</th><th>{t('casualties.kind')}</th><th>{t('casualties.scope')}</th><th>{t('col.day')}</th><th>{t('casualties.figure')}</th><th /></tr></thead>
    <tbody>{list.flatMap((series, s) => series.points.map((point, i) => <tr key={`${s}-${i}`} data-item>
      <td dir="auto">{i === 0 ? series.claimant : ''}</td>
      <td>{i === 0 ? <Side side={series.side || 'unknown'} /> : ''}</td>
      <td>{i === 0 ? what(series) : ''}</td>
      <td>{i === 0 ? <>{t(`scope.${series.scope}`)}{series.event && <> · <a href={link(`/event/${series.event}`)} dir="auto">{series.event_title}</a></>}</> : ''}</td>
      <td class="number">{point.said ? day(point.said) : days_of(point.from, point.to)}</td>
      <td><a href={sentence_link(point.article, point.claim)} data-source><Figure low={point.low} high={point.high} approx={point.approx} /></a></td>
      <td class="small soft">{point.falls ? t('casualties.falls') : point.revises ? t('casualties.revises') : ''}</td></tr>))}</tbody></table></div>;
}

function Checks({ list }: { list: Check[] }) {
  return <ul class="plain list">{list.map((one, i) => <li key={i} data-item>{one.articles[0] && one.claims[0]
    ? <a href={sentence_link(one.articles[0], one.claims[0])} data-source dir="auto">{one.sentence}</a> : <span dir="auto">{one.sentence}</span>}</li>)}</ul>;
}

export function Casualties() {
  const view = param('view') || 'series';
  const url = address('casualties', { ...globals(), view, side: param('side'), kind: param('kind'), class: param('class'), claimant: param('claimant'), place: param('place'), limit: 200 });
  const pages = usePages<Series | Toll | Check>(url);
  const table = param('table') === '1';
  useList();
  useKeys({ t: () => change({ table: table ? null : 1 }) });
  const series = view === 'series' ? pages.rows as Series[] : [];
  const drawn = series.filter((one) => one.scope === 'cumulative' && one.points.length > 0).sort((a, b) => b.points.length - a.points.length).slice(0, 10);
  return <>
    <Title text={t('nav.casualties')} />
    <h1>{t('casualties.title')}</h1>
    <p class="soft">{t('casualties.note')}</p>
    <div class="queues">{['series', 'events', 'checks'].map((one) => <a key={one} href={here_with({ view: one === 'series' ? null : one })} aria-current={view === one ? 'page' : undefined}>{t(`casualties.${one}`)}</a>)}</div>
    {view !== 'checks' && <div class="filters">
      <Choice name="side" label={t('casualties.side')} values={[...sides.value.keys()]} show={side_name} />
      <Choice name="kind" label={t('casualties.kind')} values={k_kinds} show={(kind) => t(`kind.${kind}`)} />
      <Choice name="class" label={t('casualties.class')} values={k_classes} show={(one) => t(`class.${one}`)} />
      {view === 'series' && <a href={here_with({ table: table ? null : 1 })}>{table ? t('table.hide') : t('table.show')}</a>}
    </div>}
    {pages.state.state === 'failed' ? <Failed fault={pages.state.fault} />
      : !pages.first ? <p class="soft" role="status">{t('state.loading')}</p>
      : pages.rows.length === 0 ? <Empty />
      : view === 'series' ? <>{!table && drawn.length > 0 && <Chart list={drawn} />}<SeriesTable list={series} /></>
      : view === 'events' ? <Tolls tolls={pages.rows as Toll[]} with_event /> : <Checks list={pages.rows as Check[]} />}
    <More more={pages.more} />
    <Twins url={url} forms={['json', 'jsonl', 'csv', 'atom']} />
  </>;
}
