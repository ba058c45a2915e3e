// Who says they hold a place, and when.
import { address, useApi, type Control, type PlaceWhole } from '../api';
import { and, day, days_of, number, t } from '../i18n';
import { globals, here_with, link, param, parts } from '../route';
import { useKeys } from '../keys';
import { change } from '../route';
import { EventList } from '../parts/event_list';
import { Lanes } from '../parts/lanes';
import { Loaded, PlaceLink, Side, Twins, sentence_link, Title, useList } from '../parts/basics';

function Statements({ list }: { list: Control[] }) {
  return <div class="scroll"><table><caption class="hidden">{t('place.lanes')}</caption><thead><tr><th>{t('col.speaker')}</th><th>{t('col.side')}</th><th>{t('col.stance')}</th><th>{t('col.holder')}</th><th>{t('col.day')}</th><th>{t('place.statement')}</th></tr></thead>
    <tbody>{list.flatMap((entry, e) => entry.statements.map((s, i) => <tr key={`${e}-${i}`} data-item class={entry.state === 'contested' ? 'hatch' : ''}>
      <td dir="auto">{s.speaker}{entry.part && <span class="soft"> · {t('place.part', { part: entry.part })}</span>}</td><td>{s.side ? <Side side={s.side} /> : <span class="soft">{s.role}</span>}</td>
      <td>{t(`stance.${s.stance}`)}</td><td>{s.holder.length ? and(s.holder) : s.not_holder.length ? <s>{and(s.not_holder)}</s> : '–'}<span class="soft small"> {s.from || s.to ? days_of(s.from, s.to) : ''}</span></td>
      <td class="number">{day(s.said)}</td><td><a href={sentence_link(s.article, s.claim)} data-source>{t('claim.open')}</a></td></tr>))}</tbody></table></div>;
}

export function PlaceView() {
  const id = parts.value[1] ?? '';
  const answer = useApi<PlaceWhole>(address(`places/${encodeURIComponent(id)}`, globals()));
  const table = param('table') === '1';
  useList();
  useKeys({ t: () => change({ table: table ? null : 1 }) });
  return <Loaded of={answer}>{(place) => {
    return <>
      <Title text={place.name} />
      <h1><bdi>{place.name}</bdi></h1>
      <p class="soft">{place.parents && t('place.in', { parents: place.parents })} · {t('place.precision', { precision: t(`precision.${place.precision}`) })}
        {place.lat !== null && place.lon !== null && <> · <a href={link('/map', { box: [place.lat - 0.6, place.lon - 0.8, place.lat + 0.6, place.lon + 0.8].map((v) => v.toFixed(3)).join(',') })}>{t('place.on_map')}</a> <span class="number">{place.lat.toFixed(2)}, {place.lon.toFixed(2)}</span></>}</p>
      <p class="tags"><a class="tag" href={link('/search', { place: place.id })}>{t('event.claims', { n: place.claims })}</a>
        <span class="tag">{number(place.events)} {t('total.events')}</span><span class="soft small">{days_of(place.first_said, place.last_said)}</span></p>
      <div class="two"><div>
        <h2>{t('place.lanes')}</h2>
        {place.control_list.length === 0 ? <p class="soft">{t('place.no_control')}</p> : <>
          <p><a href={here_with({ table: table ? null : 1 })}>{table ? t('table.hide') : t('table.show')}</a></p>
          {!table && <Lanes list={place.control_list} until={param('as_of') || place.last_said || ''} />}
          <ul class="plain list">{place.control_list.map((entry, i) => <li key={i} class={entry.state === 'contested' ? 'hatch' : ''}>
            <span class={`tag${entry.state === 'contested' ? ' contested' : ''}`}>{t(`control.${entry.state}`)}</span> <span dir="auto">{entry.sentence}</span></li>)}</ul>
          <Statements list={place.control_list} />
        </>}
        <h2>{t('place.events')}</h2>
        <EventList events={place.event_list} />
      </div><aside>
        <section class="panel"><h2>{t('place.names')}</h2><ul class="plain">{place.names.map((name) => <li key={name.text}><bdi>{name.text}</bdi> <span class="soft number">{number(name.count)}</span></li>)}</ul></section>
        {place.nearby.length > 0 && <section class="panel"><h2>{t('place.nearby')}</h2><ul class="plain">{place.nearby.map((near) => <li key={near.id}><PlaceLink place={near} /> <span class="soft number">{number(Math.round(near.km))} km</span></li>)}</ul></section>}
      </aside></div>
      <Twins url={address('control', { ...globals(), place: place.id })} forms={['json', 'jsonl', 'csv', 'geojson', 'atom']} />
    </>;
  }}</Loaded>;
}
