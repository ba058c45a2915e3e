// Truces with what is said to have broken them, and who owes what by when.
import { address, usePages, type Breach, type Ceasefire, type Commitment } from '../api';
import { and, day, t } from '../i18n';
import { globals, link } from '../route';
import { shade, side_of_party } from '../sides';
import { Empty, Failed, More, PlaceLink, Title, Twins, sentence_link, useList } from '../parts/basics';
import { to_day, to_iso } from '../parts/strip';

function Party({ names }: { names: string[] }) {
  return <>{names.map((name, i) => <span key={name}>{i > 0 ? ', ' : ''}<span class={`side c-${shade(side_of_party(name))}`}><i aria-hidden="true" />{name}</span></span>)}</>;
}

/** Alleged breaches a day, stacked by who accuses. */
function BreachStrip({ breaches }: { breaches: Breach[] }) {
  const dated = breaches.filter((b): b is Breach & { day: string } => !!b.day);
  if (dated.length < 2) return null;
  const first = Math.min(...dated.map((b) => to_day(b.day)));
  const last = Math.max(...dated.map((b) => to_day(b.day)));
  const count = new Map<number, Breach[]>();
  for (const breach of dated) count.set(to_day(breach.day), [...(count.get(to_day(breach.day)) ?? []), breach]);
  const most = Math.max(...[...count.values()].map((list) => list.length));
  const step = 600 / (last - first + 1);
  return <svg class="strip" viewBox="0 0 600 64" preserveAspectRatio="none" role="img" aria-label={t('ceasefires.breaches')}>
    {[...count.entries()].map(([at, list]) => list.map((breach, i) => <rect key={`${at}-${i}`} class={`f-${shade(side_of_party(breach.accuser))}`} x={(at - first) * step} width={Math.max(1, step * 0.9)}
      y={62 - (i + 1) * 58 / most} height={Math.max(1, 58 / most - 0.5)}><title>{`${day(to_iso(at))}: ${breach.accuser}`}</title></rect>))}
  </svg>;
}

function Breaches({ list }: { list: Breach[] }) {
  return <><BreachStrip breaches={list} /><div class="scroll"><table><thead><tr><th>{t('col.day')}</th><th>{t('ceasefires.accuser')}</th><th>{t('ceasefires.accused')}</th><th /><th /></tr></thead>
    <tbody>{list.map((breach, i) => <tr key={i} data-item><td class="number">{day(breach.day)}</td><td><Party names={[breach.accuser]} /></td><td><Party names={breach.accused} /></td>
      <td class="small">{breach.minutes_after !== null && <>{t('ceasefires.minutes', { n: breach.minutes_after })} · </>}{breach.denied ? t('ceasefires.denied') : t('ceasefires.not_denied')}</td>
      <td><a href={sentence_link(breach.article, breach.claim)} data-source>{t('claim.open')}</a></td></tr>)}</tbody></table></div></>;
}

function Truce({ truce }: { truce: Ceasefire }) {
  return <article class="panel" data-item><h2><a href={link(`/event/${truce.event}`)} dir="auto">{truce.title}</a></h2>
    <p dir="auto">{truce.sentence}</p>
    <dl class="facts">
      <dt>{t('ceasefires.agreed')}</dt><dd>{day(truce.agreed)}</dd>
      <dt>{t('ceasefires.in_force')}</dt><dd>{day(truce.in_force)} {truce.in_force_time ?? ''}</dd>
      {truce.end && <><dt>{t('ceasefires.end')}</dt><dd>{day(truce.end)} {truce.end_reason}</dd></>}
      {truce.mediators.length > 0 && <><dt>{t('ceasefires.mediators')}</dt><dd>{and(truce.mediators)}</dd></>}
      {truce.place && <><dt>{t('col.place')}</dt><dd><PlaceLink place={truce.place} /></dd></>}
    </dl>
    <p><Party names={truce.parties} />{truce.claims[0] && <> · <a href={sentence_link(truce.first_article, truce.claims[0])} data-source>{t('claim.open')}</a></>}</p>
    {truce.breaches.length > 0 && <><h3>{t('ceasefires.breaches')}</h3><Breaches list={truce.breaches} /></>}
  </article>;
}

function Commitments({ list }: { list: Commitment[] }) {
  return <div class="scroll"><table><thead><tr><th>{t('col.place')}</th><th>{t('ceasefires.owes')}</th><th>{t('ceasefires.owed')}</th><th>{t('ceasefires.due')}</th><th>{t('ceasefires.done')}</th><th>{t('col.state')}</th><th>{t('col.sentence')}</th></tr></thead>
    <tbody>{list.map((one, i) => <tr key={i} data-item class={one.state === 'disputed' ? 'hatch' : ''}><td>{one.place ? <PlaceLink place={one.place} /> : '–'}</td><td><Party names={one.by} /></td><td><Party names={one.to} /></td>
      <td class="number">{one.due.map((due, k) => k < one.due.length - 1 ? <del key={k}>{day(due)} </del> : <span key={k}>{day(due)}</span>)}</td><td class="number">{one.done ? day(one.done) : '–'}</td>
      <td><span class="tag">{t(`commitment.${one.state}`)}</span></td><td>{one.claims[0] ? <a href={sentence_link(one.first_article, one.claims[0])} data-source dir="auto">{one.sentence}</a> : <span dir="auto">{one.sentence}</span>}</td></tr>)}</tbody></table></div>;
}

export function Ceasefires() {
  const truce_url = address('ceasefires', globals());
  const owed_url = address('commitments', globals());
  const truces = usePages<Ceasefire>(truce_url);
  const owed = usePages<Commitment>(owed_url);
  useList();
  return <>
    <Title text={t('nav.ceasefires')} />
    <h1>{t('ceasefires.title')}</h1>
    {truces.state.state === 'failed' ? <Failed fault={truces.state.fault} /> : !truces.first ? <p class="soft" role="status">{t('state.loading')}</p>
      : truces.rows.length === 0 ? <p class="soft">{t('ceasefires.none')}</p> : <div class="grid">{truces.rows.map((truce) => <Truce key={truce.event} truce={truce} />)}</div>}
    <More more={truces.more} />
    <Twins url={truce_url} forms={['json', 'jsonl', 'csv', 'atom']} />
    <h2>{t('ceasefires.commitments')}</h2>
    {owed.state.state === 'failed' ? <Failed fault={owed.state.fault} /> : owed.first && owed.rows.length === 0 ? <Empty /> : <Commitments list={owed.rows} />}
    <More more={owed.more} />
    <p class="twins">{['json', 'jsonl', 'csv', 'atom'].map((form) => <a key={form} href={owed_url.replace('commitments', `commitments.${form}`)}>{form.toUpperCase()}</a>)}</p>
  </>;
}
