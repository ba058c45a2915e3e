// The HTTP API as docs/reference/api.md states it: shapes, addresses, and how answers are fetched and kept.
import { signal, useSignal, useSignalEffect, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import known_parameters from './accepts.json';

export interface Span { start: number; end: number }
export interface Words extends Partial<Span> { text: string | null }
export interface PlaceRef {
  id: string; name: string; kind: string; country: string; lat: number | null; lon: number | null;
  radius_km: number; precision: string;
}
export interface ClaimPlace extends Words {
  name: string | null; lat: number | null; lon: number | null; id: string | null; kind: string | null;
  precision: string | null; modifier: string | null;
}
export interface Participant extends Words { party: string[]; joint?: boolean }
export interface Quantity {
  kind: string; class: string | null; party: string[]; low: number | null; high: number | null; approx: boolean;
  scope: string; since: string | null; item: string | null;
}
export interface Note extends Partial<Span> { code: string; message: string }
export interface Time { from: string | null; to: string | null; basis: string | null; time_of_day?: string | null }
export interface Claim {
  id: string; article: string; article_key: string; outlet: string | null; title: string | null; language: string;
  published: string | null; evidence: Words; trigger: Words; type: string; subtype: string | null;
  polarity: string; modality: string;
  claimant: (Participant & { role: string; relays: string[] }) | null;
  actor: Participant | null; target: Participant | null; places: ClaimPlace[]; time: Time | null;
  said: string | null; quantities: Quantity[]; confidence: number; rule: string; notes: Note[];
  event: string | null; event_title: string | null; side: string; summary: string; day: string | null;
  source: string; copy_of: string | null; status: string;
  machine: { type?: string; places?: ClaimPlace[]; time?: Time | null } | null;
  reasons?: (Span & { slot: string; because: string })[]; relations?: Relation[]; decisions?: Decision[];
}
export interface Relation { from: string; to: string; event: string; kind: string; conflict: string; reason: string }
export interface Credibility {
  digit: number; rule: string; says: string; independent: number; sides: number; observers: number;
  concessions: number; against: number; against_observer: boolean;
}
export interface Interval { from: string | null; to: string | null }
export interface EventBrief {
  id: string; type: string; title: string; place: PlaceRef | null; time: Interval; said: Interval;
  claims: number; articles: number; sources: number; sides: string[]; affirmed: Credibility;
  denied: Credibility | null; contested: boolean; conflicts: string[]; relations: Record<string, number>;
  first_claim: string; first_article: string;
}
export interface EventWhole extends EventBrief {
  claim_list: Claim[]; claim_list_complete: boolean; relation_list: Relation[];
  columns: { side: string; role: string; claims: string[] }[]; tolls: Toll[];
}
export interface ControlState { state: string; holders: string[]; from?: string | null; last_said: string | null; age_days?: number }
export interface PlaceBrief extends PlaceRef {
  parents: string; names: { text: string; count: number }[]; claims: number; events: number;
  first_said: string | null; last_said: string | null; control: ControlState | null;
}
export interface PlaceWhole extends PlaceBrief {
  control_list: Control[]; event_list: EventBrief[]; nearby: (PlaceRef & { km: number })[];
}
export interface Statement {
  claim: string; article: string; event: string | null; said: string | null; speaker: string; side: string | null;
  role: string; holder: string[]; not_holder: string[]; from: string | null; to: string | null; stance: string;
}
export interface Control {
  place: PlaceRef; part: string | null; from: string | null; to: string | null; state: string; holders: string[];
  sentence: string; last_said: string | null; statements: Statement[];
}
export interface SeriesPoint {
  claim: string; article: string; said: string | null; from: string | null; to: string | null; low: number | null;
  high: number | null; approx: boolean; revises: boolean; falls: boolean;
}
export interface Series {
  claimant: string; role: string; side: string; party: string[]; kind: string; class: string | null; item: string | null;
  scope: string; event: string | null; event_title: string | null; sentence: string; points: SeriesPoint[];
}
export interface Toll {
  event: string; event_title: string; type: string; place: PlaceRef | null; from: string | null; to: string | null;
  side: string; kind: string; class: string | null; best: number | null; low: number | null; high: number | null;
  best_claim: string; best_article: string; rule: string; claimants: number; sentence: string;
}
export interface Check { check: string; sentence: string; claims: string[]; articles: string[] }
export interface Breach {
  claim: string; article: string; day: string | null; called_violation: boolean; accuser: string; accused: string[];
  minutes_after: number | null; denied: boolean; denials: string[];
}
export interface Ceasefire {
  event: string; title: string; place: PlaceRef | null; parties: string[]; mediators: string[]; agreed: string | null;
  in_force: string | null; in_force_time: string | null; end: string | null; end_reason: string | null;
  sentence: string; claims: string[]; first_article: string; breaches: Breach[];
}
export interface Commitment {
  event: string; type: string; place: PlaceRef | null; by: string[]; to: string[]; agreement: string | null;
  agreement_event: string | null; due: string[]; done: string | null; state: string; missed: string[];
  claims: string[]; first_article: string; sentence: string;
}
export interface ArticleBrief {
  key: string; id: string; doc: string; title: string; outlet: string; source: string; byline: string; agency: string;
  language: string; published: string | null; published_basis: string; published_reason: string; url: string;
  address: string; claims: number; copy_of: string | null; copy_kind: string | null; copies: number;
}
export interface Difference { mine: Span & { text: string }; theirs: Span & { text: string }; figures: boolean }
export interface ArticleWhole extends ArticleBrief {
  text: string; blocks: (Span & { kind: string; language: string })[]; claim_list: Claim[];
  times: (Span & { type: string; value: string; from: string | null; to: string | null; precision: string; basis: string; rule: string })[];
  places: (Span & { text: string; use: string; resolved: boolean; modifier: string; place: PlaceRef | null; reason: string;
    candidates: { place: PlaceRef; score: number; reason: string }[] })[];
  actors: (Span & { text: string; kind: string; party: string[]; role: string })[];
  copy_list: { article: string; title: string; outlet: string; published: string | null; relation: string; kind: string;
    share: number; agency: string; differences: Difference[] }[];
  document: { address: string; media_type: string; sha256: string; size_bytes: number; retrieved: string | null };
  notes: Note[];
}
export interface Source {
  id: string; name: string; languages: string[]; articles: number; original: number; copied: number; claims: number;
  first: string | null; last: string | null; agencies: { name: string; articles: number }[];
  sides: { side: string; claims: number }[]; revisions: number; altered: number;
  agreement: { n: number; agree: number; share: number | null; low: number | null; high: number | null };
  article_list?: ArticleBrief[]; copies_from?: { outlet: string; source: string; articles: number }[];
}
export interface Highlight {
  topic: string; day: string | null; sentence: string; claims: string[]; articles: string[]; event: string | null;
  place: PlaceRef | null;
}
export interface Conflict {
  id: string; name: string; sides: { name: string; parties: string[] }[]; mediators: string[]; observers: string[];
  from?: string | null; to?: string | null; current?: boolean;
}
export interface Overview {
  conflict: Conflict | null; conflicts: Conflict[]; totals: Record<string, number>; by_side: { side: string; claims: number }[];
  by_type: { type: string; claims: number }[]; said: Interval; happened: Interval; contradictions: Highlight[];
  control: Highlight[]; tolls: Highlight[]; truces: Highlight[]; deadlines: Highlight[]; newest_events: EventBrief[];
  missing: { place: number; time: number; said: number }; review: Record<string, number>;
}
export interface MapPlace extends PlaceRef {
  claims: number; events: number; by_side: Record<string, number>; control: ControlState | null;
}
export interface MapCell {
  kind: 'cell'; lat: number; lon: number; south: number; west: number; north: number; east: number; claims: number; places: number;
}
export interface MapData { features: (MapPlace | MapCell)[]; total_places: number; unplaced: number; truncated: boolean }
export interface Day { day: string; side: string; claims: number }
export interface FacetValue { value: string; name?: string; claims: number }
export type Facets = Record<string, FacetValue[]> & { capped: boolean };
export interface Session {
  name: string | null; role: 'read' | 'review' | 'admin' | 'none'; tokens: boolean; tiles?: string | null; tiles_kind?: 'address' | 'raster' | 'vector' | null; tiles_credit?: string | null;
}
export interface Decision {
  id: number; action: string; claim: string | null; event: string | null; with: string | null; claims: string[];
  value: Record<string, unknown> | null; reason: string; author: string; at: string; undone_by: number | null; undoes: number | null;
}
export interface ReviewItem {
  queue: string; key: string; why: string; claim: Claim | null; events: EventBrief[] | null;
  candidates: { key: string; label: string; value: Record<string, unknown> }[];
}

export interface Answer<T> {
  ok: true; data: T; next: string | null; next_url: string | null; as_of: string | null; generation: string;
  count?: { value: number; capped: boolean }; queues?: Record<string, number>; variants?: { word: string; forms: string[] }[];
}
export interface Fault { status: number; error: string; message: string; errors: { parameter: string; message: string }[] }
export type Loading<T> = { state: 'loading'; last: Answer<T> | null } | { state: 'done'; answer: Answer<T> } | { state: 'failed'; fault: Fault };

/** The generation of the ledger that the page last heard of; answers are kept per generation. */
export const generation = signal('');
/** Requests that are on their way; the frame shows the number, so that it can be told when a view is whole. */
export const waiting = signal(0);
/** A newer generation that the user has not asked to see yet. */
export const newer = signal('');

type Values = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** Whether a resource takes a parameter: the server refuses what it does not know (accepts.json is its own table). */
export function accepts(path: string, name: string): boolean {
  const table = known_parameters as Record<string, string[]>;
  const list = table[path] ?? table[path.replace(/\/[^/]+(?=\/|$)/, '/*')];
  return list ? list.includes(name) : true;
}

/**
 * "/api/v1/claims?type=shelling": empty values are left out, lists repeat their name, and so are parameters that mean
 * nothing to the resource.
 */
export function address(path: string, values: Values = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '' || value === false || !accepts(path, name)) continue;
    if (Array.isArray(value)) value.forEach((one: string) => query.append(name, one));
    else query.append(name, String(value));
  }
  const text = query.toString();
  return `/api/v1/${path}${text ? `?${text}` : ''}`;
}

export class ApiError extends Error {
  constructor(readonly fault: Fault) { super(fault.message); }
}

async function faultOf(response: Response): Promise<Fault> {
  try {
    const body = await response.json() as Partial<Fault>;
    return { status: response.status, error: body.error ?? 'internal', message: body.message ?? response.statusText, errors: body.errors ?? [] };
  } catch {
    return { status: response.status, error: 'internal', message: response.statusText, errors: [] };
  }
}

const kept = new Map<string, Answer<unknown>>();
const k_kept_max = 60;

async function counted<T>(work: () => Promise<T>): Promise<T> {
  waiting.value = waiting.peek() + 1;
  try {
    return await work();
  } finally {
    waiting.value = waiting.peek() - 1;
  }
}

export async function get<T>(url: string, abort?: AbortSignal): Promise<Answer<T>> {
  const known = kept.get(`${generation.value} ${url}`);
  return known ? known as Answer<T> : counted(() => ask<T>(url, abort));
}

async function ask<T>(url: string, abort?: AbortSignal): Promise<Answer<T>> {
  for (let attempt = 0; ; ++attempt) {
    const response = await fetch(url, { headers: { Accept: 'application/json' }, ...(abort ? { signal: abort } : {}) });
    if (response.ok) {
      const answer = await response.json() as Answer<T>;
      if (!generation.value) generation.value = answer.generation;
      kept.set(`${generation.value} ${url}`, answer);
      if (kept.size > k_kept_max) kept.delete(kept.keys().next().value as string);
      return answer;
    }
    const fault = await faultOf(response);
    // A view still being worked out: the server says when to come again.
    if (response.status === 503 && attempt < 20 && !abort?.aborted) {
      const seconds = Math.min(5, Math.max(0.2, Number(response.headers.get('Retry-After') ?? '1')));
      await new Promise((done) => setTimeout(done, seconds * 1000));
      continue;
    }
    throw new ApiError(fault);
  }
}

export async function send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return counted(async () => {
    const response = await fetch(`/api/v1/${path}`, {
      method, headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) throw new ApiError(await faultOf(response));
    return (await response.json() as Answer<T>).data;
  });
}

/** Drops what is kept; lists that are shown are asked for again. */
export function refresh(next: string): void {
  kept.clear();
  newer.value = '';
  generation.value = next || `${generation.value}+`;
}

function plain(error: unknown): Fault {
  if (error instanceof ApiError) return error.fault;
  return { status: 0, error: 'unreachable', message: error instanceof Error ? error.message : String(error), errors: [] };
}

/** Asks for `url` now and whenever it or the generation changes; '' asks for nothing. */
export function useApi<T>(url: string): Signal<Loading<T>> {
  const result = useSignal<Loading<T>>({ state: 'loading', last: null });
  const wanted = useSignal(url);
  wanted.value = url;
  useSignalEffect(() => {
    const asked = wanted.value;
    void generation.value;
    if (!asked) return;
    const abort = new AbortController();
    const before = result.peek();
    result.value = { state: 'loading', last: before.state === 'done' ? before.answer : before.state === 'loading' ? before.last : null };
    get<T>(asked, abort.signal).then(
      (answer) => { if (!abort.signal.aborted) result.value = { state: 'done', answer }; },
      (error: unknown) => { if (!abort.signal.aborted) result.value = { state: 'failed', fault: plain(error) }; });
    return () => abort.abort();
  });
  return result;
}

/** A list that grows page by page. */
export function usePages<T>(url: string): { rows: T[]; state: Loading<T[]>; first: Answer<T[]> | null; more: (() => void) | null } {
  const first = useApi<T[]>(url);
  const later = useSignal<{ base: string; rows: T[]; next: string | null }>({ base: '', rows: [], next: null });
  const base = `${generation.value} ${url}`;
  useEffect(() => { later.value = { base, rows: [], next: null }; }, [base]);
  const state = first.value;
  const answer = state.state === 'done' ? state.answer : state.state === 'loading' ? state.last : null;
  const extra = later.value.base === base ? later.value : { rows: [], next: null };
  const next = extra.rows.length ? extra.next : answer?.next_url ?? null;
  const rows = useMemo(() => [...(answer?.data ?? []), ...extra.rows], [answer, extra.rows]);
  const more = next && state.state === 'done'
    ? () => { void get<T[]>(next).then((page) => { later.value = { base, rows: [...extra.rows, ...page.data], next: page.next_url }; }); }
    : null;
  return { rows, state, first: answer, more };
}

/** Listens for new generations of the ledger; the page says so and does not jump. */
export function listen(): void {
  const stream = new EventSource('/api/v1/changes');
  stream.addEventListener('generation', (message) => {
    const { generation: heard } = JSON.parse((message as MessageEvent<string>).data) as { generation: string };
    if (!generation.value) generation.value = heard;
    else if (heard !== generation.value) newer.value = heard;
  });
}
