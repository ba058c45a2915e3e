// Words, names in all spellings, and filters; facets count what they would leave.
import { useSignal } from '@preact/signals';
import { accepts, address, useApi, usePages, type ArticleBrief, type Claim, type EventBrief, type Facets } from '../api';
import { language_name, month, number, t } from '../i18n';
import { change, globals, here_with, param, where } from '../route';
import { side_name } from '../sides';
import { ClaimCard } from '../parts/claim';
import { EventList } from '../parts/event_list';
import { Articles } from './sources';
import { Count, Empty, Failed, Loaded, More, Title, Twins, useList } from '../parts/basics';

const k_filters = ['type', 'side', 'polarity', 'modality', 'language', 'outlet', 'source', 'place', 'party', 'missing', 'status', 'event', 'article', 'contested', 'said', 'happened'];
const k_facets = ['type', 'side', 'polarity', 'modality', 'place', 'language', 'outlet', 'month'];

function value_name(facet: string, value: string, name?: string): string {
  if (facet === 'type') return t(`type.${value}`);
  if (facet === 'side') return side_name(value);
  if (facet === 'polarity') return t(`polarity.${value}`);
  if (facet === 'modality') return t(`modality.${value}`);
  if (facet === 'language') return language_name(value);
  if (facet === 'month' || (facet === 'said' && /^\d{4}-\d\d$/.test(value))) return month(value);
  if (facet === 'missing') return t(`overview.missing_${value}`);
  if (facet === 'status') return t(`status.${value}`);
  return name ?? value;
}

function filters(): Record<string, string> {
  return { ...globals(), q: param('q'), ...Object.fromEntries(k_filters.map((name) => [name, param(name)])) };
}

function FacetList() {
  const answer = useApi<Facets>(address('facets', filters()));
  return <Loaded of={answer}>{(facets) => <nav aria-label={t('search.facets')}>
    {facets.capped && <p class="soft small">{t('search.facets_capped')}</p>}
    {k_facets.filter((name) => (facets[name]?.length ?? 0) > 0).map((name) => <details key={name} open={name === 'type' || name === 'side'}>
      <summary><b>{t(`facet.${name}`)}</b></summary>
      <ul class="plain small">{facets[name]?.map((one) => {
        const target = name === 'month' ? 'said' : name;
        const on = param(target) === one.value;
        return <li key={one.value}><a href={here_with({ [target]: on ? null : one.value })} aria-current={on ? 'true' : undefined} dir="auto">{value_name(name, one.value, one.name)}</a> <span class="soft number">{number(one.claims)}</span></li>;
      })}</ul></details>)}
  </nav>}</Loaded>;
}

export function Search() {
  const into = param('in') || 'claims';
  const text = useSignal(param('q'));
  const asked = useSignal(param('q'));
  if (asked.value !== param('q')) { asked.value = param('q'); text.value = param('q'); }
  const by_words = param('q') !== '' || into !== 'claims';
  const values = { ...filters(), sort: param('sort'), ...(into === 'claims' ? {} : { in: into }), count: by_words ? '' : 'capped' };
  const plain = into === 'claims' ? 'claims' : into;
  const url = param('q') ? address('search', { ...values, count: '' }) : address(plain, { ...values, in: '', count: 'capped', sort: into === 'claims' ? param('sort') : '' });
  const pages = usePages<Claim | EventBrief | ArticleBrief>(url);
  useList();
  const chosen = k_filters.filter((name) => param(name) && accepts(param('q') ? 'search' : plain, name));
  return <>
    <Title text={t('nav.search')} />
    <h1>{t('nav.search')}</h1>
    <form class="filters" role="search" onSubmit={(event) => { event.preventDefault(); change({ q: text.value }); }}>
      <label>{t('search.label')} <input id="q" type="search" size={34} value={text.value} onInput={(event) => { text.value = event.currentTarget.value; }} /></label>
      <button class="main">{t('search.button')}</button>
      <label>{t('search.in')} <select value={into} onChange={(event) => change({ in: event.currentTarget.value === 'claims' ? null : event.currentTarget.value })}>
        {['claims', 'events', 'articles'].map((one) => <option key={one} value={one}>{t(`search.in_${one}`)}</option>)}</select></label>
      {into === 'claims' && <label>{t('search.sort')} <select value={param('sort') || 'newest'} onChange={(event) => change({ sort: event.currentTarget.value === 'newest' ? null : event.currentTarget.value })}>
        {['newest', 'oldest', ...(param('q') ? ['best'] : [])].map((one) => <option key={one} value={one}>{t(`search.${one}`)}</option>)}</select></label>}
    </form>
    {chosen.length > 0 && <p class="tags" aria-label={t('search.filters')}>{chosen.map((name) => <a key={name} class="tag" href={here_with({ [name]: null })} aria-label={t('search.remove', { name: value_name(name, param(name)) })}>{value_name(name, param(name))} ×</a>)}</p>}
    <div class="two"><div>
      {(pages.first?.variants?.length ?? 0) > 0 && <p class="small">{t('search.variants')}: {pages.first?.variants?.map((one) => <span key={one.word}><b dir="auto">{one.word}</b> → {one.forms.map((form, i) => <span key={form}>{i > 0 ? ', ' : ''}<bdi>{form}</bdi></span>)}; </span>)}</p>}
      <p><Count count={pages.first?.count} /></p>
      {pages.state.state === 'failed' ? <Failed fault={pages.state.fault} /> : !pages.first ? <p class="soft" role="status">{t('state.loading')}</p> : pages.rows.length === 0 ? <Empty />
        : into === 'events' ? <EventList events={pages.rows as EventBrief[]} /> : into === 'articles' ? <Articles list={pages.rows as ArticleBrief[]} />
        : (pages.rows as Claim[]).map((claim) => <ClaimCard key={claim.id} claim={claim} />)}
      <More more={pages.more} />
    </div><aside class="panel"><h2>{t('search.facets')}</h2><FacetList key={where.value.query.toString()} /></aside></div>
    <Twins url={url} forms={into === 'claims' ? ['json', 'jsonl', 'csv', 'geojson', 'atom'] : ['json', 'jsonl', 'csv', 'atom']} />
  </>;
}
