// The queues of what the machine is unsure of; every decision by keyboard, with a reason, and undoable.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { address, get, refresh, send, useApi, usePages, ApiError, type Claim, type Decision, type EventWhole, type PlaceRef, type ReviewItem, type Session } from '../api';
import { and, days_of, number, t } from '../i18n';
import { change, globals, go, here_with, param } from '../route';
import { useKeys } from '../keys';
import { ClaimCard } from '../parts/claim';
import { EventList } from '../parts/event_list';
import { Failed, More, Title, sentence_link } from '../parts/basics';

const k_queues = ['low', 'merge', 'split', 'place', 'date', 'figure'];
type Form = '' | 'reject' | 'retype' | 'replace' | 'redate' | 'merge' | 'split' | 'note';

interface Draft { type?: string; place?: string | null; place_name?: string; from?: string; to?: string; claims?: string[]; reason: string }

function Machine({ claim }: { claim: Claim }) {
  if (!claim.machine) return null;
  const { type, places, time } = claim.machine;
  const text = [type ? t(`type.${type}`) : '', places ? and(places.map((place) => place.name ?? place.text ?? '')) : '', time?.from ? days_of(time.from, time.to) : ''].filter(Boolean).join(' · ');
  return <p class="soft small">{t('claim.machine_read', { text })}</p>;
}

function PlaceSearch({ pick }: { pick: (place: (PlaceRef & { parents: string }) | null) => void }) {
  const name = useSignal('');
  const found = useSignal<(PlaceRef & { parents: string })[]>([]);
  const look = () => { void get<(PlaceRef & { parents: string })[]>(address('gazetteer', { name: name.value })).then((answer) => { found.value = answer.data; }, () => { found.value = []; }); };
  return <div><label>{t('review.find_place')} <input value={name.value} onInput={(event) => { name.value = event.currentTarget.value; }} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); look(); } }} /></label> <button type="button" onClick={look}>{t('search.button')}</button>
    <ul class="plain">{found.value.map((place) => <li key={place.id}><button type="button" onClick={() => pick(place)}><bdi>{place.name}</bdi>, {place.parents} ({t(`precision.${place.precision}`)})</button></li>)}
      <li><button type="button" onClick={() => pick(null)}>{t('review.no_place')}</button></li></ul></div>;
}

function SplitChoice({ event, chosen, set }: { event: string; chosen: string[]; set: (claims: string[]) => void }) {
  const answer = useApi<EventWhole>(address(`events/${event}`, globals()));
  if (answer.value.state !== 'done') return null;
  return <fieldset><legend>{t('review.choose_split')}</legend>{answer.value.answer.data.claim_list.map((claim) => <p key={claim.id}><label><input type="checkbox" checked={chosen.includes(claim.id)} onChange={(change_event) =>
    set(change_event.currentTarget.checked ? [...chosen, claim.id] : chosen.filter((one) => one !== claim.id))} /> <span dir="auto">{claim.evidence.text}</span></label></p>)}</fieldset>;
}

export function Review() {
  const queue = k_queues.includes(param('queue')) ? param('queue') : 'low';
  const pages = usePages<ReviewItem>(address('review', { queue, conflict: param('conflict') }));
  const log = useApi<Decision[]>(address('review/decisions', { limit: 20 }));
  const session = useApi<Session>(address('session'));
  const types = useApi<{ type: string; claims: number }[]>(address('types'));
  const form = useSignal<Form>('');
  const draft = useSignal<Draft>({ reason: '' });
  const done = useSignal<Set<string>>(new Set());
  const said = useSignal('');
  const fault = useSignal<ApiError | null>(null);
  const author = useSignal(localStorage.getItem('author') ?? '');
  const dialog = useRef<HTMLDialogElement>(null);
  const items = pages.rows.filter((item) => !done.value.has(item.key));
  const at = Math.max(0, Math.min(Number(param('item') || '0'), items.length - 1));
  const item = items[at];
  const who = session.value.state === 'done' ? session.value.answer.data : null;
  const may = !!who && (who.role === 'review' || who.role === 'admin');

  // Nobody is led to an empty queue while another has work.
  const queues = pages.first?.queues;
  useEffect(() => {
    const next = k_queues.find((one) => (queues?.[one] ?? 0) > 0);
    if (!param('queue') && queues && !queues[queue] && next) change({ queue: next }, true);
  }, [queues]);
  useEffect(() => {
    if (form.value && !dialog.current?.open) dialog.current?.showModal();
    if (!form.value && dialog.current?.open) dialog.current.close();
  }, [form.value]);

  const post = (body: Record<string, unknown>, leaves: boolean) => {
    fault.value = null;
    const by = who?.tokens || !author.value ? {} : { author: author.value };
    void send<Decision>('POST', 'review/decisions', { ...body, ...by }).then((decision) => {
      said.value = t('review.done', { action: t(`review.${decision.action}`) });
      if (leaves && item) done.value = new Set([...done.value, item.key]);
      form.value = '';
      draft.value = { reason: '' };
      refresh('');
    }, (error: unknown) => { fault.value = error instanceof ApiError ? error : null; });
  };
  const about = (): Record<string, unknown> => (item?.claim ? { claim: item.claim.id } : { event: item?.events?.[0]?.id });
  const decide = (action: string) => {
    if (!item || !may) return;
    if (action === 'accept' && item.claim) post({ action, claim: item.claim.id }, true);
    else if (action === 'defer') post({ action, queue, key: item.key }, true);
    else if (action === 'merge' ? (item.events?.length ?? 0) > 1 : action === 'split' ? !!(item.events?.[0] ?? item.claim?.event) : action === 'note' || !!item.claim) form.value = action as Form;
  };
  const undo = () => {
    const list = log.value.state === 'done' ? log.value.answer.data : [];
    const last = list.find((one) => one.undone_by === null && one.action !== 'undo');
    if (last && may) post({ action: 'undo', decision: last.id }, false);
    done.value = new Set();
  };
  const candidate = (index: number) => {
    const found = item?.candidates[index];
    if (!found || !item?.claim || !may) return;
    const place = found.value['place'] as PlaceRef | undefined;
    if (place) { draft.value = { ...draft.value, place: place.id, place_name: place.name, reason: found.label }; form.value = 'replace'; }
  };
  const submit = () => {
    const { reason, type, place, from, to, claims } = draft.value;
    if (!item) return;
    if (form.value === 'reject') post({ action: 'reject', ...about(), reason }, true);
    if (form.value === 'note') post({ action: 'note', ...about(), reason }, false);
    if (form.value === 'retype') post({ action: 'retype', ...about(), value: { type }, reason }, true);
    if (form.value === 'replace') post({ action: 'replace', ...about(), value: { place: place ?? null, at: 0 }, reason }, true);
    if (form.value === 'redate') post({ action: 'redate', ...about(), value: { from: from || null, to: to || from || null }, reason }, true);
    if (form.value === 'merge') post({ action: 'merge', event: item.events?.[0]?.id, with: item.events?.[1]?.id, reason }, true);
    if (form.value === 'split') post({ action: 'split', event: item.events?.[0]?.id ?? item.claim?.event, claims: claims ?? [], reason }, true);
  };
  const move = (by: number) => change({ item: Math.max(0, Math.min(items.length - 1, at + by)) || null }, true);
  useKeys({
    j: () => move(1), k: () => move(-1), a: () => decide('accept'), x: () => decide('reject'), m: () => decide('merge'), s: () => decide('split'), d: () => decide('defer'), i: () => decide('note'),
    y: () => decide('retype'), l: () => decide('replace'), w: () => decide('redate'), z: undo, o: () => { if (item?.claim) go(sentence_link(item.claim.article_key, item.claim.id)); },
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => candidate(n - 1)])),
  });
  const button = (action: string, key: string, label: string, usable = true) => <button disabled={!may || !usable || (!item && action !== 'undo')} onClick={() => (action === 'undo' ? undo() : decide(action))} data-action={action}>{label} <kbd aria-hidden="true">{key}</kbd></button>;
  return <>
    <Title text={t('review.title')} />
    <h1>{t('review.title')}</h1>
    <nav class="queues" aria-label={t('review.queues')}>{k_queues.map((one) => <a key={one} href={here_with({ queue: one === 'low' ? null : one, item: null })} aria-current={queue === one ? 'page' : undefined}>{t(`review.${one}`)}{pages.first?.queues && <span class="number"> {number(pages.first.queues[one] ?? 0)}</span>}</a>)}</nav>
    {who && !may && <p class="soft">{t('review.read_only')}</p>}
    {who && !who.tokens && <p><label>{t('review.author')} <input value={author.value} onInput={(event) => { author.value = event.currentTarget.value; localStorage.setItem('author', event.currentTarget.value); }} /></label></p>}
    <p role="status" aria-live="polite">{said.value}{item && ` · ${t('review.item', { i: at + 1, n: items.length })}`}</p>
    {fault.value && <Failed fault={fault.value.fault} />}
    {pages.state.state === 'failed' ? <Failed fault={pages.state.fault} /> : !pages.first ? <p class="soft" role="status">{t('state.loading')}</p> : !item ? <p class="soft">{t('review.empty')}</p> : <section aria-label={t('review.item', { i: at + 1, n: items.length })}>
      <p dir="auto" data-key={item.key}>{item.why}</p>
      {item.claim && <><ClaimCard claim={item.claim} current /><Machine claim={item.claim} /></>}
      {item.events && <EventList events={item.events} />}
      {item.candidates.length > 0 && <><h3>{t('review.candidates')}</h3><ol>{item.candidates.map((one, i) => <li key={one.key}><button disabled={!may} onClick={() => candidate(i)}><bdi>{one.label}</bdi></button></li>)}</ol></>}
      <div class="actions">
        {button('accept', 'a', t('review.accept'), !!item.claim)}{button('reject', 'x', t('review.reject'), !!item.claim)}{button('retype', 'y', t('review.retype'), !!item.claim)}
        {button('replace', 'l', t('review.replace'), !!item.claim)}{button('redate', 'w', t('review.redate'), !!item.claim)}{button('merge', 'm', t('review.merge_do'), (item.events?.length ?? 0) > 1)}
        {button('split', 's', t('review.split_do'), !!(item.events?.[0] ?? item.claim?.event))}{button('defer', 'd', t('review.defer'))}{button('note', 'i', t('review.note'))}
      </div>
    </section>}
    <div class="actions">{button('undo', 'z', t('review.undo'))}<button disabled={at === 0} onClick={() => move(-1)}>‹ <kbd aria-hidden="true">k</kbd></button><button disabled={at >= items.length - 1} onClick={() => move(1)}>› <kbd aria-hidden="true">j</kbd></button></div>
    <More more={pages.more} />
    <dialog ref={dialog} aria-labelledby="form-title" onClose={() => { form.value = ''; }}>{form.value && item && <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <h2 id="form-title">{t(`review.${form.value === 'merge' ? 'merge_do' : form.value === 'split' ? 'split_do' : form.value}`)}</h2>
      {form.value === 'retype' && <p><label>{t('col.type')} <select required value={draft.value.type ?? ''} onChange={(event) => { draft.value = { ...draft.value, type: event.currentTarget.value }; }}><option value="" />
        {(types.value.state === 'done' ? types.value.answer.data : []).map((one) => <option key={one.type} value={one.type}>{t(`type.${one.type}`)}</option>)}</select></label></p>}
      {form.value === 'replace' && <><PlaceSearch pick={(place) => { draft.value = { ...draft.value, place: place?.id ?? null, place_name: place ? `${place.name}, ${place.parents}` : t('review.no_place') }; }} /><p role="status">{draft.value.place_name && t('review.chosen', { name: draft.value.place_name })}</p></>}
      {form.value === 'redate' && <p><label>{t('col.from')} <input type="date" required value={draft.value.from ?? ''} onInput={(event) => { draft.value = { ...draft.value, from: event.currentTarget.value }; }} /></label> <label>{t('col.to')} <input type="date" value={draft.value.to ?? ''} onInput={(event) => { draft.value = { ...draft.value, to: event.currentTarget.value }; }} /></label></p>}
      {form.value === 'split' && <SplitChoice event={String(item.events?.[0]?.id ?? item.claim?.event)} chosen={draft.value.claims ?? []} set={(claims) => { draft.value = { ...draft.value, claims }; }} />}
      <p><label>{t('review.reason')} <textarea required rows={2} cols={40} value={draft.value.reason} onInput={(event) => { draft.value = { ...draft.value, reason: event.currentTarget.value }; }} /></label></p>
      <p class="actions"><button class="main">{t('review.save')}</button><button type="button" onClick={() => { form.value = ''; }}>{t('review.cancel')}</button></p>
    </form>}</dialog>
    <h2>{t('review.log')}</h2>
    {log.value.state === 'done' && <div class="scroll"><table id="log"><thead><tr><th>{t('col.action')}</th><th>{t('col.author')}</th><th>{t('col.reason')}</th><th>{t('col.day')}</th></tr></thead><tbody>{log.value.answer.data.map((one) => <tr key={one.id}><td>{one.undone_by !== null ? <del>{t(`review.${one.action}`)}</del> : t(`review.${one.action}`)}{one.undone_by !== null && <span class="soft"> ({t('review.undone')})</span>}</td><td dir="auto">{one.author}</td><td dir="auto">{one.reason}</td><td class="number">{one.at.replace('T', ' ').replace('Z', ' UTC')} <span class="soft">#{number(one.id)}</span></td></tr>)}</tbody></table></div>}
  </>;
}
