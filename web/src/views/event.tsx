// One occurrence, the sides beside each other, each with its sentence.
import { useSignal } from '@preact/signals';
import { address, useApi, type Claim, type EventWhole, type Relation, type Toll } from '../api';
import { day, days_of, number, t } from '../i18n';
import { globals, link, parts } from '../route';
import { ClaimCard, speaker_of } from '../parts/claim';
import { Figure, Loaded, PlaceLink, Rating, Side, Title, Twins, sentence_link, useList } from '../parts/basics';

/** Claims of one column: copies are folded under the first text that says the same. */
function Column({ side, claims }: { side: string; claims: Claim[] }) {
  const open = useSignal(false);
  const own = claims.filter((claim) => !claim.copy_of);
  const copies = claims.filter((claim) => claim.copy_of);
  const shown = own.length ? own : copies;
  const first = claims.map((claim) => claim.said).filter(Boolean).sort()[0];
  return <section><h3><Side side={side} /> <span class="soft small number">{t('event.claims', { n: claims.length })}</span></h3>
    {first && <p class="soft small">{t('event.first_said', { day: day(first) })}</p>}
    {shown.map((claim) => <ClaimCard key={claim.id} claim={claim} with_event={false} />)}
    {own.length > 0 && copies.length > 0 && <>
      <button aria-expanded={open.value} onClick={() => { open.value = !open.value; }}>{t('event.copies', { n: copies.length })}</button>
      {open.value && copies.map((claim) => <ClaimCard key={claim.id} claim={claim} with_event={false} />)}</>}
  </section>;
}

function Relations({ list, claims }: { list: Relation[]; claims: Map<string, Claim> }) {
  const name = (id: string) => {
    const claim = claims.get(id);
    return claim ? <a href={sentence_link(claim.article_key, id)} dir="auto">{speaker_of(claim)}, {day(claim.said)}</a> : <code>{id}</code>;
  };
  return <ul class="plain list">{list.slice(0, 100).map((relation, i) => <li key={i}>
    {name(relation.from)} <b>{t(`relation.${relation.kind}`)}</b> {name(relation.to)}
    {relation.conflict !== 'none' && <span class="tag contested">{t(`conflict.${relation.conflict}`)}</span>} <span class="soft small">{relation.reason}</span></li>)}</ul>;
}

export function Tolls({ tolls, with_event = false }: { tolls: Toll[]; with_event?: boolean }) {
  return <div class="scroll"><table><thead><tr>{with_event && <th>{t('claim.event')}</th>}<th>{t('casualties.side')}</th><th>{t('casualties.kind')}</th><th class="number">{t('event.best')}</th><th class="number">{t('event.range')}</th><th>{t('casualties.claimant')}</th><th>{t('col.sentence')}</th></tr></thead>
    <tbody>{tolls.map((toll, i) => <tr key={i} data-item>{with_event && <td><a href={link(`/event/${toll.event}`)} dir="auto">{toll.event_title}</a></td>}
      <td>{toll.side ? <Side side={toll.side} /> : '–'}</td><td>{t(`kind.${toll.kind}`)}{toll.class ? `, ${t(`class.${toll.class}`)}` : ''}</td>
      <td class="number"><b>{toll.best === null ? '–' : number(toll.best)}</b></td><td><Figure low={toll.low} high={toll.high} /></td>
      <td class="number">{number(toll.claimants)}</td><td><a href={sentence_link(toll.best_article, toll.best_claim)} dir="auto" data-source title={toll.rule}>{toll.sentence}</a></td></tr>)}</tbody></table></div>;
}

export function EventView() {
  const id = parts.value[1] ?? '';
  const answer = useApi<EventWhole>(address(`events/${encodeURIComponent(id)}`, globals()));
  useList();
  return <Loaded of={answer}>{(event) => {
    const claims = new Map(event.claim_list.map((claim) => [claim.id, claim]));
    return <>
      <Title text={event.title} />
      <h1 dir="auto">{event.title}</h1>
      <p class="tags">
        <span class="tag">{t(`type.${event.type}`)}</span>
        {event.contested && <span class="tag contested">{t('event.contested')}</span>}
        {event.place && <PlaceLink place={event.place} />}
        <span class="number">{days_of(event.time.from, event.time.to)}</span>
        <span class="soft">{t('event.claims', { n: event.claims })}, {t('event.articles', { n: event.articles })}, {t('event.sources', { n: event.sources })}</span>
        {event.conflicts.map((conflict) => <span class="tag contested" key={conflict}>{t(`conflict.${conflict}`)}</span>)}
      </p>
      <div class="tags"><span>{t('event.affirmed')}</span> <Rating of={event.affirmed} />{event.denied && <><span>{t('event.denied')}</span> <Rating of={event.denied} /></>}</div>
      <h2>{t('event.sides')}</h2>
      <div class="columns">{event.columns.map((column) => <Column key={column.side} side={column.side}
        claims={column.claims.map((one) => claims.get(one)).filter((one): one is Claim => !!one)} />)}</div>
      {!event.claim_list_complete && <p class="soft">{t('event.incomplete')}</p>}
      {event.tolls.length > 0 && <><h2>{t('event.tolls')}</h2><Tolls tolls={event.tolls} /></>}
      {event.relation_list.length > 0 && <><h2>{t('event.relations')}</h2><Relations list={event.relation_list} claims={claims} /></>}
      <Twins url={address('claims', { ...globals(), event: event.id })} forms={['json', 'jsonl', 'csv', 'geojson', 'atom']} />
    </>;
  }}</Loaded>;
}
