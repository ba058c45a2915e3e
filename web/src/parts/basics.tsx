// Small parts that every view uses.
import type { ComponentChildren } from 'preact';
import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { send, refresh, type Answer, type Credibility, type Fault, type Highlight, type Loading, type PlaceRef } from '../api';
import { day, figure, t } from '../i18n';
import { link } from '../route';
import { shade, side_name } from '../sides';
import { useKeys } from '../keys';

export function Side({ side }: { side: string }) {
  return <span class={`side c-${shade(side)}`}><i aria-hidden="true" />{side_name(side)}</span>;
}

export function Failed({ fault }: { fault: Fault }) {
  const token = useSignal('');
  if (fault.status === 401 || fault.status === 403) {
    return <form class="fault" onSubmit={(event) => {
      event.preventDefault();
      void send('POST', 'session', { token: token.value }).then(() => refresh(''), () => undefined);
    }}>
      <p>{t('state.login')} {fault.message}</p>
      <label>{t('login.token')} <input type="password" autocomplete="current-password" value={token.value}
        onInput={(event) => { token.value = event.currentTarget.value; }} /></label>{' '}
      <button class="main">{t('login.enter')}</button>
    </form>;
  }
  return <div class="fault" role="alert">
    <p><b>{fault.status === 410 ? t('state.gone') : fault.status === 404 ? t('state.not_found') : t('state.failed')}</b></p>
    <p>{fault.message}</p>
    {fault.errors.map((error) => <p key={error.parameter}><code>{error.parameter}</code>: {error.message}</p>)}
    <button onClick={() => refresh('')}>{t('state.retry')}</button>
  </div>;
}

/** Shows an answer; while a new one loads the last one stays. */
export function Loaded<T>({ of, children }: { of: Signal<Loading<T>>; children: (data: T, answer: Answer<T>) => ComponentChildren }) {
  const state = of.value;
  if (state.state === 'failed') return <Failed fault={state.fault} />;
  const answer = state.state === 'done' ? state.answer : state.last;
  if (!answer) return <p class="soft" role="status">{t('state.loading')}</p>;
  return <div aria-busy={state.state === 'loading'}>{children(answer.data, answer)}</div>;
}

export function Empty() { return <p class="soft">{t('state.empty')}</p>; }

export function More({ more }: { more: (() => void) | null }) {
  return more ? <p><button onClick={more}>{t('state.more')}</button></p> : null;
}

/** The tag of a place's name leads to its page; coarse places say how coarse they are. */
export function PlaceLink({ place }: { place: PlaceRef }) {
  const slug = place.name.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const coarse = ['district', 'region', 'country', 'area'].includes(place.precision);
  return <><a href={link(`/place/${encodeURIComponent(place.id)}/${encodeURIComponent(slug)}`)}><bdi>{place.name}</bdi></a>
    {coarse && <span class="soft small"> ({t(`precision.${place.precision}`)})</span>}</>;
}

/** One step from a figure to its sentence. */
export function sentence_link(article: string, claim: string): string {
  return link(`/article/${encodeURIComponent(article)}`, { claim }, `c-${claim}`);
}

export function Rating({ of }: { of: Credibility }) {
  return <details>
    <summary class="tag" title={t('credibility.title')}>{t(`credibility.${of.digit}`)}</summary>
    <p class="small">{of.says}</p>
    <p class="small soft">{t('credibility.counts', { independent: of.independent, sides: of.sides, observers: of.observers, concessions: of.concessions, against: of.against })}</p>
  </details>;
}

export function Highlights({ list, most = 6 }: { list: Highlight[]; most?: number }) {
  const all = useSignal(false);
  if (!list.length) return <Empty />;
  return <><ul class="plain list">{(all.value ? list : list.slice(0, most)).map((one, i) => {
    const article = one.articles[0];
    const claim = one.claims[0];
    const href = one.event ? link(`/event/${one.event}`) : article && claim ? sentence_link(article, claim) : '';
    return <li key={i} data-item>
      {one.day && <span class="soft small number">{day(one.day)} · </span>}
      {href ? <a href={href} dir="auto">{one.sentence}</a> : <span dir="auto">{one.sentence}</span>}
      {article && claim && one.event ? <> <a class="small" href={sentence_link(article, claim)} data-source>{t('claim.open_short')}<span class="hidden">: {one.sentence}</span></a></> : null}
    </li>;
  })}</ul>{list.length > most && !all.value && <button onClick={() => { all.value = true; }}>{t('list.all', { n: list.length })}</button>}</>;
}

/** Same list, other forms: addresses of the API with the filters of this view. */
export function Twins({ url, forms = ['json', 'jsonl', 'csv', 'atom'] }: { url: string; forms?: string[] }) {
  const copied = useSignal(false);
  const [path, query] = url.split('?');
  const at = (form: string) => `${path ?? ''}.${form}${query ? `?${query}` : ''}`;
  const copy = () => { void navigator.clipboard?.writeText(location.href).then(() => { copied.value = true; }); };
  useKeys({ c: copy, e: () => { location.assign(at('csv')); } });
  return <p class="twins"><span class="soft">{t('twins.label')}:</span>
    {forms.map((form) => <a key={form} href={at(form)} download={form === 'csv' || form === 'jsonl' || form === 'geojson' ? '' : undefined}>{form.toUpperCase()}</a>)}
    <button onClick={copy}>{t('keys.copy')}</button><span role="status">{copied.value ? t('twins.copied') : ''}</span></p>;
}

export function Count({ count }: { count: { value: number; capped: boolean } | undefined }) {
  if (!count) return null;
  return <span class="soft number" role="status">{count.capped ? t('state.count_capped', { n: count.value }) : t('state.count', { n: count.value })}</span>;
}

export function Figure({ low, high, approx }: { low: number | null; high: number | null; approx?: boolean }) {
  return <span class="number">{figure(low, high, approx ?? false)}</span>;
}

/** Moves a mark through the list items of a view with j and k; Enter opens, o opens the article. */
export function useList(): void {
  const move = (by: number) => {
    const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')];
    if (!items.length) return;
    const now = items.findIndex((item) => item.hasAttribute('aria-current'));
    const next = items[Math.max(0, Math.min(items.length - 1, now < 0 ? (by > 0 ? 0 : items.length - 1) : now + by))];
    items.forEach((item) => item.removeAttribute('aria-current'));
    next?.setAttribute('aria-current', 'true');
    next?.scrollIntoView({ block: 'nearest' });
    (next?.querySelector<HTMLElement>('a') ?? next)?.focus({ preventScroll: true });
  };
  const open = (selector: string) => { document.querySelector<HTMLAnchorElement>(`main [data-item][aria-current] ${selector}`)?.click(); };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => open('a'), o: () => open('a[data-source]'), u: () => history.back() });
}

/** What the window is called while this is shown. */
export function Title({ text }: { text: string }) {
  useEffect(() => { document.title = `${text} · Counterclaim`; }, [text]);
  return null;
}

